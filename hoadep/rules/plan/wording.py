"""What is wrong with a value, in plain Vietnamese."""

import re
from typing import Any

WORDS: dict[str, str] = {
    "extra_forbidden": "Không có mục này trong kế hoạch. Hãy xóa hoặc sửa tên mục.",
    "missing": "Thiếu mục này. Hãy thêm vào.",
    "string_type": "Phải là chữ, đặt trong dấu ngoặc kép.",
    "int_type": "Phải là số nguyên.",
    "int_parsing": "Phải là số nguyên.",
    "int_from_float": "Phải là số nguyên.",
    "float_type": "Phải là số, viết như 0.9.",
    "float_parsing": "Phải là số, viết như 0.9.",
    "decimal_type": "Phải là số, viết như 0.5.",
    "decimal_parsing": "Phải là số, viết như 0.5.",
    "finite_number": "Phải là một số có thật.",
    "bool_type": "Phải là true hoặc false.",
    "bool_parsing": "Phải là true hoặc false.",
    "date_type": "Phải là ngày, viết như 2021-05-25.",
    "date_parsing": "Phải là ngày, viết như 2021-05-25.",
    "date_from_datetime_parsing": "Phải là ngày có thật, viết như 2021-05-25.",
    "date_from_datetime_inexact": "Phải là ngày, không kèm giờ.",
    "tuple_type": "Phải là danh sách trong ngoặc vuông.",
    "model_type": "Phải là một bảng có các mục bên trong.",
    "model_attributes_type": "Phải là một bảng có các mục bên trong.",
    "too_short": "Danh sách còn thiếu phần tử.",
    "too_long": "Danh sách thừa phần tử.",
}


def worded(error: Any) -> str:
    """The message for one of pydantic's errors."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "literal_error":
        allowed = re.sub(r"'([^']*)'", r"“\1”", str(context["expected"])).replace(" or ", " hoặc ")
        return f"Giá trị “{error['input']}” không dùng được. Chọn một trong: {allowed}."
    if kind in ("greater_than_equal", "greater_than"):
        return f"Số {error['input']} quá nhỏ; ít nhất là {context.get('ge', context.get('gt'))}."
    if kind in ("less_than_equal", "less_than"):
        return f"Số {error['input']} quá lớn; nhiều nhất là {context.get('le', context.get('lt'))}."
    return WORDS.get(kind, "Giá trị không dùng được. Hãy xem lại cách viết.")
