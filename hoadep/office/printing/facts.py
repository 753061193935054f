"""Reads the layouts in use (the office's own, else the product's) and the certificates that were printed."""

from collections.abc import Iterable

from hoadep.office.documents.certificate_templates import Template, default_templates, read_template
from hoadep.office.documents.certificates import Offset
from hoadep.office.printing.models import Certificate, Layout, Printer


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
