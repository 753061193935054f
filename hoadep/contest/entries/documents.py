"""What the room prints: the receipt of an entry."""

import io
from collections.abc import Sequence
from pathlib import Path

import segno
from django.utils import timezone

from hoadep.contest.entries.models import Receipt
from hoadep.contest.entries.versions import Check, check_all
from hoadep.office.documents.pdf import line_metrics, printed

RECEIPT = Path(__file__).with_name("receipt.typ")
DIGITS = 8
CHANGED = "Bài đã được sửa sau khi nhận ({what}); giấy này ghi nội dung lúc nhận."
NOT_KEPT = (
    "Bài đã được sửa sau khi nhận; nội dung lúc nhận không còn, tên bài và tác giả ghi theo bài hiện nay."
)
NOT_AS_RECEIVED = "Nội dung đang lưu không còn cho ra mã đối chiếu này. Xin báo cơ quan thường trực."


def groups(mark: str) -> list[str]:
    """A fingerprint in groups that people can read out."""
    return [mark[n : n + DIGITS] for n in range(0, len(mark), DIGITS)]


def receipts_pdf(receipts: Sequence[tuple[Receipt, str]], *, check: str, look_up: str) -> bytes:
    """Receipts as a PDF, each on a page, with the address in its QR code; the others are to be typed."""
    checks = check_all([receipt for receipt, _ in receipts])
    data: dict[str, object] = {
        "font": line_metrics()["font"],
        "receipts": [
            _told(receipt, direct, found) for (receipt, direct), found in zip(receipts, checks, strict=True)
        ],
        "check": check,
        "look_up": look_up,
    }
    return printed(RECEIPT, data)


def _told(receipt: Receipt, direct: str, found: Check) -> dict[str, object]:
    entry, at = receipt.entry, timezone.localtime(receipt.at)
    return {
        "code": entry.code,
        "season": entry.season.name,
        "lines": [
            ["Số bài", entry.code],
            ["Tên bài", found.content["title"]],
            ["Tác giả", ", ".join(found.content["authors"])],
            ["Gửi lúc", f"{at:%H:%M:%S ngày %d/%m/%Y}"],
        ],
        "note": _note(found),
        "groups": groups(receipt.fingerprint),
        "qr": _drawn(direct),
    }


def _note(found: Check) -> str:
    """What must be known of what the receipt shows: changed since, not kept, or not as it was received."""
    if not found.kept:
        return NOT_KEPT
    if not found.holds:
        return NOT_AS_RECEIVED
    return CHANGED.format(what=", ".join(found.changed)) if found.changed else ""


def _drawn(address: str) -> str:
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode()
