"""A file somebody sent becomes a manuscript; what kind of file it is, its content says and never its name."""

import logging
import re
from dataclasses import dataclass

from hoadep.office.files.unreadable import Unreadable
from hoadep.office.uploads import fonts, markup
from hoadep.office.uploads.blocks import Reading
from hoadep.office.uploads.opendocument import read_opendocument
from hoadep.office.uploads.packages import DAMAGED, LOCKED, Package
from hoadep.office.uploads.pdf import read_pdf
from hoadep.office.uploads.plain import read_plain
from hoadep.office.uploads.word import read_word
from hoadep.vietnamese.text import clean

MOST_BYTES = 30 * 2**20
MOST_LETTERS = 200_000

EMPTY = "Tệp trống, không có chữ nào. Hãy kiểm tra lại tệp rồi gửi lại."
TOO_HEAVY = "Tệp nặng hơn 30 MB. Hãy thu nhỏ ảnh trong tệp, hoặc gửi ảnh riêng ở mục ảnh kèm bài."
TURNED = "Đã bỏ các ký tự đảo chiều chữ (ẩn trong tệp). Hãy đọc lại bài."
MANY_PICTURES = f"Tệp có quá nhiều ảnh: chỉ {markup.MOST_PICTURES} ảnh đầu được đưa vào bài."

_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PROGRAM = "Tệp này là chương trình, không phải bài viết, dù tên có thể là .docx. Hệ thống không nhận."
_PICTURE = "Tệp này là ảnh. Hãy gửi ảnh ở mục ảnh kèm bài; phần chữ xin gõ vào ô nội dung."
_OLD_WORD = "Tệp Word kiểu cũ (.doc). Hãy mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi gửi lại."
_RTF = "Tệp ở dạng .rtf. Hãy mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi gửi lại."
_OTHER_OFFICE = (
    "Tệp này là bảng tính, bản trình chiếu hoặc tệp nén, không phải bài viết. Hãy gửi .docx, .odt hoặc .pdf."
)
_REFUSED = (
    (b"\x7fELF", _PROGRAM),
    (b"{\\rtf", _RTF),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG\r\n", _PICTURE),
    (b"GIF8", _PICTURE),
)


@dataclass(frozen=True)
class Manuscript:
    """Text in light markup, NFC; its pictures as they stood in the file, not yet judged; what to tell."""

    text: str
    pictures: tuple[bytes, ...]
    encoding: fonts.Written
    warnings: tuple[str, ...]


def to_manuscript(content: bytes) -> Manuscript:
    """Read .docx, .odt, .pdf with text or .txt; `encoding` says how most of the old text was stored.

    Pictures stand as ![](1), ![](2) … in the text; give each to `photos.reencode`. Raises `Unreadable`
    with the reason for the sender.
    """
    if not content:
        raise Unreadable(EMPTY)
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_HEAVY)
    try:
        return _written(_read(content))
    except Unreadable:
        raise
    except Exception as fault:  # whatever a file from outside contains, its sender gets an answer
        logging.getLogger(__name__).exception("a manuscript could not be read")
        raise Unreadable(DAMAGED) from fault


def _read(content: bytes) -> Reading:
    for start, message in _REFUSED:
        if content.startswith(start):
            raise Unreadable(message)
    if content.startswith(b"MZ") and b"\0" in content[:1024]:
        raise Unreadable(_PROGRAM)
    if content.startswith(_OLE):
        raise Unreadable(LOCKED if _utf16("EncryptedPackage") in content else _OLD_WORD)
    if content.startswith(b"PK\x03\x04"):
        return _read_package(Package(content))
    if b"%PDF-" in content[:1024]:
        return read_pdf(content)
    return read_plain(content)


def _read_package(package: Package) -> Reading:
    if "[Content_Types].xml" in package.names:
        if not any(name.startswith("word/") for name in package.names):
            raise Unreadable(_OTHER_OFFICE)
        return read_word(package)
    if "content.xml" in package.names and b"opendocument.text" in package.read("mimetype"):
        return read_opendocument(package)
    raise Unreadable(_OTHER_OFFICE)


def _written(reading: Reading) -> Manuscript:
    blocks, encoding = fonts.decode(reading.blocks)
    raw, pictures = markup.write(blocks)
    text = re.sub("\n{3,}", "\n\n", clean(raw, keep_soft_hyphens=False)).strip()
    if len(text) > MOST_LETTERS:
        size = f"{len(text):,}".replace(",", ".")
        raise Unreadable(
            f"Bài dài {size} ký tự, quá mức 200.000 ký tự mà hệ thống nhận. Hãy rút gọn rồi gửi lại."
        )
    if not re.search(r"\w", re.sub(r"!\[\]\(\d+\)", "", text)):
        raise Unreadable(EMPTY)
    if _TURNS.search(raw):
        reading.warn(TURNED)
    if sum(bool(run.picture) for block in blocks for run in block.runs) > len(pictures):
        reading.warn(MANY_PICTURES)
    return Manuscript(text, pictures, encoding, tuple(reading.warnings))


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
