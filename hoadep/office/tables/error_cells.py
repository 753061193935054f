"""What a spreadsheet writes into a cell that it could not compute, and what that means."""

from typing import Any

from hoadep.vietnamese.text import clean

MEANINGS = {
    "#N/A": "công thức tra cứu không tìm thấy giá trị",
    "#REF!": "công thức lấy dữ liệu ở ô đã bị xóa hoặc ở tệp khác",
    "#DIV/0!": "công thức chia cho 0 hoặc cho ô trống",
    "#VALUE!": "công thức tính trên chữ thay vì số",
    "#NAME?": "công thức có tên viết sai",
    "#NUM!": "công thức cho ra số không hợp lệ",
    "#NULL!": "công thức viết sai vùng ô",
    "#SPILL!": "công thức không đủ ô trống để ghi kết quả",
    "#CALC!": "công thức không tính được",
    "#GETTING_DATA": "dữ liệu lấy từ nơi khác chưa về",
}
OTHER = "bảng tính không tính được ô này"
_OTHERS = frozenset(("#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!"))


class ErrorValue(str):
    """What stands in a cell that the file itself calls an error."""


def error_in(raw: Any) -> str:
    """Why the cell shows an error and what to do, or nothing when it shows none.

    Pasted as text an error is plain words, yet nobody bears such a name.
    """
    if not isinstance(raw, str):
        return ""
    shown = clean(raw).strip().upper()
    if not (isinstance(raw, ErrorValue) or shown in MEANINGS or shown in _OTHERS):
        return ""
    return f"Ô báo lỗi {shown[:20]}: {MEANINGS.get(shown, OTHER)}. Hãy xóa rồi gõ lại nội dung của ô."
