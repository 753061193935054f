"""Scans of papers: kept unchanged, and only when they are what a scanner or a telephone makes."""

from hoadep.office.files.unreadable import Unreadable

MOST_BYTES = 30 * 2**20

_KINDS = ((b"%PDF-", "application/pdf"), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))
_TOO_HEAVY = "Bản quét nặng hơn 30 MB. Hãy quét lại ở 200–300 dpi rồi gửi."
_NOT_A_SCAN = "Tệp này không phải bản quét. Hãy gửi tệp PDF, JPG hoặc PNG."


def media_type_of(content: bytes) -> str:
    """What the scan is, by its content and never by its name. Raises `Unreadable` for anything else."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_TOO_HEAVY)
    found = next((media_type for start, media_type in _KINDS if content.startswith(start)), None)
    if found is None:
        raise Unreadable(_NOT_A_SCAN)
    return found
