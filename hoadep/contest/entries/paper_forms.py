"""What is asked of an entry that lies on paper, of whoever hands in what others wrote."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from hoadep.vietnamese.dates import short_date_screen
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField

TYPED, ON_PAPER = "typed", "paper"
MANNERS = ((TYPED, "Đã có bản đánh máy"), (ON_PAPER, "Bài viết trên giấy, chưa có bản đánh máy"))
FORGOTTEN = "Chưa có nội dung. Bài viết trên giấy, chưa đánh máy thì chọn như vậy ở ô “Bài ở dạng”."
PAPER = ("received_on", "kept_at")
PAPER_FIELDS: dict[str, forms.Field] = {
    "manner": forms.ChoiceField(
        label="Bài ở dạng",
        required=False,
        choices=MANNERS,
        help_text="Chưa đánh máy vẫn gửi được: để trống nội dung, ghi ngày nhận và nơi giữ bản gốc bên dưới.",
    ),
    "received_on": DayField(label="Ngày nhận bài giấy", required=False),
    "kept_at": TypedField(
        label="Bản gốc giữ ở đâu",
        max_length=200,
        required=False,
        help_text="Ví dụ: tủ hồ sơ thi đua, cặp số 3.",
    ),
}


def lies_on_paper(given: Mapping[str, Any]) -> bool:
    """Whether it was said that the text is not typed yet."""
    return given.get("manner") == ON_PAPER


def faults(given: Mapping[str, Any], *, asked: Mapping[str, Any], today: date) -> dict[str, str]:
    """What is wrong with the account of a paper, by field; only what was `asked` can be."""
    if not lies_on_paper(given):
        forgotten = "manner" in asked and not given.get("text", "").strip()
        return {"text": FORGOTTEN} if forgotten else {}
    found = {}
    if given.get("text", "").strip():
        found["manner"] = "Bài đã có nội dung: hãy chọn “Đã có bản đánh máy”, hoặc xóa nội dung đi."
    if "received_on" in asked:
        received = given.get("received_on")
        if received is None:
            found["received_on"] = "Hãy ghi ngày nhận bài giấy."
        elif received > today:
            found["received_on"] = "Ngày nhận không thể sau hôm nay."
    return found


def said(given: Mapping[str, Any]) -> str:
    """Where the paper is and since when, in words that stand at the sending; nothing of a typed text."""
    if not lies_on_paper(given):
        return ""
    day, place = given.get("received_on"), given.get("kept_at")
    parts = ["Bài viết trên giấy, chưa có bản đánh máy"]
    parts += [f"nhận ngày {short_date_screen(day)}"] if day else []
    parts += [f"bản gốc giữ ở {place}"] if place else []
    return "; ".join(parts) + "."
