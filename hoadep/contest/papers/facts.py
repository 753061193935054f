"""Reads the papers of a season and the register of their numbers."""

from django.db.models import QuerySet

from hoadep.contest.plans.models import Season
from hoadep.office.issuing.models import Document
from hoadep.office.numbers.models import Number

STATES = {
    "draft": "bản thảo",
    "signed": "đã có bản ký",
    "issued": "đã ban hành",
    "dropped": "đã bỏ",
}


def documents(season: Season) -> QuerySet[Document]:
    """All papers of a season, the newest first."""
    rows = Document.objects.filter(scope=season.code)
    return rows.select_related("docx", "pdf", "signed", "number", "replaces", "corrects")


def in_state(rows: QuerySet[Document], state: str) -> QuerySet[Document]:
    """Those in a state; all, the dropped ones apart, for no state."""
    standing = rows.filter(dropped_at=None)
    return {
        "draft": standing.filter(signed=None, issued_at=None),
        "signed": standing.filter(signed__isnull=False, issued_at=None),
        "issued": standing.filter(issued_at__isnull=False),
        "dropped": rows.filter(dropped_at__isnull=False),
    }.get(state, standing)


def register(year: int, issuer: str) -> list[Number]:
    """The numbers of a year, of one issuer (as it is written) or of all."""
    rows = Number.objects.filter(year=year)
    return list(rows.filter(issuer=issuer) if issuer else rows)


def issuers() -> list[str]:
    """All whose numbers are known."""
    return list(Number.objects.order_by("issuer").values_list("issuer", flat=True).distinct())


def years() -> list[int]:
    """The years in the register, the latest first."""
    return list(Number.objects.order_by("-year").values_list("year", flat=True).distinct())
