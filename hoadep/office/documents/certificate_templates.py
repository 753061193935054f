"""Where each text of a certificate stands, as data that an office can change, and what is wrong in such."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from hoadep.office.documents.blocks import Align
from hoadep.office.documents.fields import names_in

PLACEHOLDERS: Final = MappingProxyType(
    {
        "cơ quan": "người có thẩm quyền tặng (Chủ tịch Ủy ban nhân dân …)",
        "xưng hô": "Ông, Bà, Em, Tập thể, Gia đình",
        "tên": "tên người, tập thể hoặc gia đình được tặng",
        "nơi": "chức vụ, đơn vị hoặc nơi cư trú",
        "thành tích": "thành tích được ghi nhận",
        "số quyết định": "số và ký hiệu quyết định",
        "ngày quyết định": "ngày … tháng … năm … của quyết định",
        "số vào sổ": "số trong sổ giấy khen, bằng khen",
        "địa danh": "nơi ký",
        "ngày": "ngày … tháng … năm … ký",
        "chức vụ": "quyền hạn, chức vụ của người ký",
        "người ký": "họ tên người ký",
    }
)
_DEFAULTS = Path(__file__).with_name("certificates.toml")
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.I)
_MOST_MM = 1200


@dataclass(frozen=True)
class Box:
    """A text at its place (mm from the top left, size in points).

    With a `height` the text may take several lines, else one; what does not fit is set smaller, never cut.
    `stock` marks what a bought form carries already.
    """

    text: str
    x: float
    y: float
    width: float
    size: float
    height: float = 0
    bold: bool = False
    italic: bool = False
    upper: bool = False
    ruled: bool = False
    align: Align = "center"
    colour: str = "#000000"
    stock: bool = False


@dataclass(frozen=True)
class Frame:
    """A border line all around, `inset` mm from the edge, `weight` points thick."""

    inset: float
    weight: float
    colour: str


@dataclass(frozen=True)
class Template:
    """A form of certificate on paper of any size in mm; `symbol` is its register's ("GK" of "07/GK")."""

    key: str
    name: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    frames: tuple[Frame, ...] = ()
    symbol: str = ""

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise ValueError(f"Mẫu “{self.name}”: {fault}")


def read_template(data: Mapping[str, Any]) -> Template:
    """The template that plain data (from TOML or JSON) describe; ValueError, in Vietnamese, if not."""
    boxes = tuple(_made(Box, box) for box in data.get("boxes", ()))
    frames = tuple(_made(Frame, frame) for frame in data.get("frames", ()))
    return _made(Template, {**data, "boxes": boxes, "frames": frames})


@cache
def default_templates() -> Mapping[str, Template]:
    """The templates that come with the product, by key."""
    data = tomllib.loads(_DEFAULTS.read_text(encoding="utf-8"))
    return MappingProxyType({each["key"]: read_template(each) for each in data["templates"]})


def scaled(template: Template, width: float) -> Template:
    """The same layout on paper `width` mm wide (420 makes A3 of A4 landscape)."""
    times = width / template.width
    sizes = ("x", "y", "width", "height", "size")
    boxes = tuple(
        replace(box, **{size: round(getattr(box, size) * times, 2) for size in sizes})
        for box in template.boxes
    )
    frames = tuple(
        replace(frame, inset=frame.inset * times, weight=frame.weight * times) for frame in template.frames
    )
    height = round(template.height * times, 1)
    return replace(template, width=width, height=height, boxes=boxes, frames=frames)


def fitted(template: Template, width: float, height: float) -> Template:
    """The same layout on paper of another shape, as large as fits."""
    times = min(width / template.width, height / template.height)
    found = scaled(template, template.width * times)
    return replace(found, width=width, height=height)


def in_capitals(template: Template, name: str = "tên") -> Template:
    """With the values of a placeholder written in capitals."""
    boxes = (
        replace(box, text=box.text.replace(f"{{{name}}}", f"{{{name.upper()}}}")) for box in template.boxes
    )
    return replace(template, boxes=tuple(boxes))


def _made(kind: type, data: Mapping[str, Any]) -> Any:
    known = {field.name for field in fields(kind)}
    if unknown := sorted(set(data) - known):
        raise ValueError(f"Mẫu có mục không dùng được: {', '.join(unknown)}.")
    try:
        return kind(**data)
    except TypeError:
        raise ValueError(f"Mẫu thiếu mục bắt buộc, hãy đối chiếu với: {', '.join(sorted(known))}.") from None


def _faults(template: Template) -> list[str]:
    faults = []
    if not (0 < template.width <= _MOST_MM and 0 < template.height <= _MOST_MM):
        faults.append(f"khổ giấy {template.width:g} × {template.height:g} mm không in được.")
    if unknown := names_in(box.text for box in template.boxes) - set(PLACEHOLDERS):
        faults.append(f"không có ô “{{{min(unknown)}}}”; các ô dùng được: {', '.join(PLACEHOLDERS)}.")
    for box in template.boxes:
        inside = box.x >= 0 and box.y >= 0 and box.x + box.width <= template.width and box.y < template.height
        if not (inside and box.width > 0 and box.height >= 0):
            faults.append(f"ô “{box.text}” nằm ngoài khổ giấy.")
        if box.size <= 0 or box.align not in {"left", "center", "right"} or not _COLOUR.fullmatch(box.colour):
            faults.append(f"ô “{box.text}” có cỡ chữ, canh lề hoặc màu không dùng được.")
    return faults
