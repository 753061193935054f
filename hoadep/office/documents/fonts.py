"""Finds Tinos, which has Times New Roman's widths and every Vietnamese letter, and measures with it."""

from functools import cache
from pathlib import Path

from django.conf import settings
from PIL import ImageFont

from hoadep.office.documents.styles import METRIC_TWIN

_FOLDERS = (
    "/usr/share/fonts/truetype/croscore",
    "/usr/share/fonts/google-croscore-tinos-fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
)
_POINTS_PER_MM = 72 / 25.4
_UNITS = 1000


class FontMissing(RuntimeError):
    """No folder holds Tinos: papers would be printed in a font that lacks Vietnamese letters."""


@cache
def font_folder() -> Path:
    """The folder with Tinos: the one set, or where systems keep it. FontMissing says what to install."""
    for folder in [settings.HOADEP_FONTS] if settings.HOADEP_FONTS else _FOLDERS:
        for found in Path(folder).rglob(f"{METRIC_TWIN}-Regular.ttf"):
            return found.parent
    raise FontMissing(
        "Máy chủ thiếu phông chữ Tinos (gói fonts-croscore): hãy cài đặt hoặc chỉ thư mục bằng HOADEP_FONTS."
    )


def width_of(text: str, *, size: float, bold: bool = False) -> float:
    """How many mm the text takes on one line at `size` points."""
    return _font(bold).getlength(text) / _UNITS * size / _POINTS_PER_MM


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    face = "Bold" if bold else "Regular"
    return ImageFont.truetype(str(font_folder() / f"{METRIC_TWIN}-{face}.ttf"), _UNITS)
