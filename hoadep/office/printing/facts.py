"""Reads the layouts in use (the office's own, else the product's) and the certificates that were printed."""

from collections.abc import Iterable

from django.db.models import QuerySet

from hoadep.office.documents.certificate_templates import Template, default_templates, read_template
from hoadep.office.documents.certificates import Offset
from hoadep.office.numbers.models import Number
from hoadep.office.printing.models import Certificate, Layout, Printer
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.text import one_line


def layouts() -> dict[str, Template]:
    """Every layout by its key; one that the office changed as it changed it."""
    own = {row.key: read_template(row.data) for row in Layout.objects.order_by("key")}
    return {**default_templates(), **own}


def is_own(key: str) -> bool:
    """Whether the office has changed this layout."""
    return Layout.objects.filter(key=key).exists()


def printed(subjects: Iterable[str]) -> dict[str, Certificate]:
    """The certificates that were printed, by the codes of what they certify."""
    rows = Certificate.objects.filter(subject__in=list(subjects)).select_related("number")
    return {row.subject: row for row in rows}


def offset_of(printer: Printer | None) -> Offset:
    """How far a printer has to be corrected; not at all without one."""
    return Offset(float(printer.x), float(printer.y)) if printer else Offset()


def register(year: int, *, giver: str = "", words: str = "") -> QuerySet[Certificate]:
    """The certificates with a number of a year, of one giver or of all, whose entry holds the words."""
    rows = Certificate.objects.filter(number__year=year).select_related("number")
    if giver:
        rows = rows.filter(number__issuer=giver)
    plain = fold_plain(one_line(words))
    return rows.filter(plain_name__contains=plain) if plain else rows


def numbers_of(rows: QuerySet[Certificate]) -> list[Number]:
    """The numbers as the register is written: giver by giver, each series in its order."""
    numbers = Number.objects.filter(certificate__in=rows)
    return list(numbers.order_by("issuer_key", "certificate__layout", "n", "pk"))


def givers() -> list[str]:
    """All whose certificates are in the register."""
    numbers = Number.objects.filter(certificate__isnull=False)
    return list(numbers.order_by("issuer").values_list("issuer", flat=True).distinct())


def years() -> list[int]:
    """The years in the register, the latest first."""
    numbers = Number.objects.filter(certificate__isnull=False)
    return list(numbers.order_by("-year").values_list("year", flat=True).distinct())
