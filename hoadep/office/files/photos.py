"""Photos as they are kept: drawn anew as JPEG, upright, of sane size, telling nothing but the picture."""

import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from hoadep.office.files.unreadable import Unreadable

MOST_BYTES = 20 * 2**20
MOST_PIXELS = 80_000_000
LONGEST_SIDE = 2400
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_HEIF_BRANDS = frozenset((b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevm", b"mif1", b"msf1"))

_TOO_HEAVY = "Ảnh nặng hơn 20 MB. Hãy gửi ảnh nhẹ hơn."
_HEIC = (
    "Ảnh ở dạng HEIC của iPhone, hệ thống chưa đọc được. Trên iPhone, vào Cài đặt → Camera → Định dạng, "
    "chọn “Tương thích nhất” rồi chụp lại, hoặc lưu ảnh thành JPG rồi gửi."
)
_NOT_AN_IMAGE = "Tệp này không phải là ảnh, dù tên có thể là ảnh. Hãy gửi ảnh JPG, PNG hoặc WEBP."
_DAMAGED = "Ảnh bị hỏng hoặc chưa tải lên hết. Hãy mở thử ảnh trên máy rồi gửi lại."


@dataclass(frozen=True)
class Photo:
    """A photo drawn anew: JPEG bytes, and its size in pixels."""

    content: bytes
    width: int
    height: int


def reencode(content: bytes) -> Photo:
    """The photo as JPEG, at most 2,400 px a side, upright, without GPS or any other data about it.

    Raises `Unreadable` for what is no photo, too heavy, too large or damaged. The name plays no part.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(_TOO_HEAVY)
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS:
        raise Unreadable(_HEIC)
    picture = _open(content)
    try:
        return _drawn_anew(picture)
    except Exception as fault:  # a decoder may stumble over damaged bytes in any way
        raise Unreadable(_DAMAGED) from fault


def _open(content: bytes) -> Image.Image:
    """The picture by its header alone; nothing is decoded yet."""
    try:
        picture = Image.open(io.BytesIO(content), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise Unreadable(_too_large("")) from fault
    except Exception as fault:
        raise Unreadable(_NOT_AN_IMAGE) from fault
    if picture.width * picture.height > MOST_PIXELS:
        raise Unreadable(_too_large(f" ({picture.width} × {picture.height} điểm)"))
    return picture


def _drawn_anew(picture: Image.Image) -> Photo:
    picture.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    canvas = Image.new("RGB", upright.size, "white")
    flat = upright.convert("RGBA") if upright.mode != "RGB" else upright
    canvas.paste(flat, mask=flat if flat.mode == "RGBA" else None)
    out = io.BytesIO()
    canvas.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Photo(out.getvalue(), canvas.width, canvas.height)


def _too_large(size: str) -> str:
    return f"Ảnh quá lớn{size}. Hãy thu nhỏ ảnh, mỗi cạnh không quá 8.000 điểm, rồi gửi lại."
