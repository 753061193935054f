"""What the room prints: the receipt of an entry."""

import io
from collections.abc import Iterable
from pathlib import Path

import segno
from django.utils import timezone

from hoadep.contest.entries.models import Receipt
from hoadep.office.documents.pdf import line_metrics, printed

RECEIPT = Path(__file__).with_name("receipt.typ")
DIGITS = 8


def groups(mark: str) -> list[str]:
    """A fingerprint in groups that people can read out."""
    return [mark[n : n + DIGITS] for n in range(0, len(mark), DIGITS)]


def receipts_pdf(receipts: Iterable[tuple[Receipt, str]], *, check: str, look_up: str) -> bytes:
    """Receipts as a PDF, each on a page, with the address in its QR code; the others are to be typed."""
    data: dict[str, object] = {
        "font": line_metrics()["font"],
        "receipts": [_told(receipt, direct) for receipt, direct in receipts],
        "check": check,
        "look_up": look_up,
    }
    return printed(RECEIPT, data)


def _told(receipt: Receipt, direct: str) -> dict[str, object]:
    entry, at = receipt.entry, timezone.localtime(receipt.at)
    return {
        "code": entry.code,
        "season": entry.season.name,
        "lines": [
            ["Số bài", entry.code],
            ["Tên bài", entry.title],
            ["Tác giả", ", ".join(person.name for person in entry.authors.order_by("authorships__n"))],
            ["Gửi lúc", f"{at:%H:%M:%S ngày %d/%m/%Y}"],
        ],
        "groups": groups(receipt.fingerprint),
        "qr": _drawn(direct),
    }


def _drawn(address: str) -> str:
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue().decode()
