"""Reads the layouts in use: the office's own, else those that come with the product."""

from hoadep.office.documents.certificate_templates import Template, default_templates, read_template
from hoadep.office.printing.models import Layout


def layouts() -> dict[str, Template]:
    """Every layout by its key; one that the office changed as it changed it."""
    own = {row.key: read_template(row.data) for row in Layout.objects.order_by("key")}
    return {**default_templates(), **own}


def is_own(key: str) -> bool:
    """Whether the office has changed this layout."""
    return Layout.objects.filter(key=key).exists()
