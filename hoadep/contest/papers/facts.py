"""Reads the papers of a season and the register of their numbers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from hoadep.contest.plans.models import Season
from hoadep.office.issuing.models import Document
from hoadep.office.numbers.models import Number
from hoadep.vietnamese.dates import short_date_document

STATES = {
    "draft": "bản thảo",
    "signed": "đã có bản ký",
    "issued": "đã ban hành",
    "dropped": "đã bỏ",
}


PAPERS = Number.objects.filter(certificate__isnull=True)
"""Certificates have a register of their own."""


def documents(season: Season) -> QuerySet[Document]:
    """All papers of a season, the newest first."""
    rows = Document.objects.filter(scope=season.code)
    return rows.select_related("docx", "pdf", "signed", "number", "replaces", "corrects")


def state_words(document: Document) -> str:
    """How far it is, in words; a paper without a number is not issued but signed."""
    if document.state == "issued" and not document.number_id:
        return "đã ký xong"
    return STATES[document.state]


def signed_at(signature: Mapping[str, Any]) -> datetime | None:
    """When a PDF was signed, as an instant; None where the signature does not tell."""
    return datetime.fromisoformat(signature["when"]) if signature.get("when") else None


def in_state(rows: QuerySet[Document], state: str) -> QuerySet[Document]:
    """Those in a state; all, the dropped ones apart, for no state."""
    standing = rows.filter(dropped_at=None)
    return {
        "draft": standing.filter(signed=None, issued_at=None),
        "signed": standing.filter(signed__isnull=False, issued_at=None),
        "issued": standing.filter(issued_at__isnull=False),
        "dropped": rows.filter(dropped_at__isnull=False),
    }.get(state, standing)


def named(document: Document, *, whose: bool = True) -> str:
    """ "Quyết định số 512/QĐ-UBND ngày 25/3/2021 của Ủy ban nhân dân quận Ba Đình", inside a sentence."""
    day = document.number.dated if document.number else document.dated
    parts = [document.name]
    parts += [f"số {document.number.notation}"] if document.number else []
    parts += [f"ngày {short_date_document(day)}"] if day else []
    parts += [f"của {document.issuer}"] if whose else []
    return " ".join(parts)


def register(year: int, issuer: str) -> list[Number]:
    """The numbers of a year's papers, of one issuer (as it is written) or of all."""
    rows = PAPERS.filter(year=year)
    return list(rows.filter(issuer=issuer) if issuer else rows)


def issuers() -> list[str]:
    """All whose numbers are known."""
    return list(PAPERS.order_by("issuer").values_list("issuer", flat=True).distinct())


def years() -> list[int]:
    """The years in the register, the latest first."""
    return list(PAPERS.order_by("-year").values_list("year", flat=True).distinct())
