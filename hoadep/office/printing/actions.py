"""Changes layouts and printers."""

from dataclasses import asdict
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from hoadep.office.documents.certificate_templates import Template
from hoadep.office.journal import actions as journal
from hoadep.office.printing.models import Layout, Printer
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line

MOST_MM = 30


@transaction.atomic
def keep_layout(template: Template, *, by: str, at: datetime) -> None:
    """From now on certificates of this kind are printed so."""
    kept = {"data": asdict(template), "by": by, "at": at}
    Layout.objects.update_or_create(key=template.key, defaults=kept)
    journal.record(f"mau:{template.key}"[:40], "keep_layout", by=by, at=at)


@transaction.atomic
def restore_layout(key: str, *, by: str, at: datetime) -> None:
    """Go back to the layout that comes with the product."""
    if Layout.objects.filter(key=key).delete()[0]:
        journal.record(f"mau:{key}"[:40], "restore_layout", by=by, at=at)


@transaction.atomic
def keep_printer(name: str, *, x: Decimal, y: Decimal, by: str, at: datetime) -> Printer:
    """Remember how far a printer has to be corrected; raises `Refused` beyond three centimetres."""
    name = one_line(name)
    if not name or max(abs(x), abs(y)) > MOST_MM:
        raise Refused(not_met("", f"Máy in cần có tên; mức chỉnh không quá {MOST_MM} mm."))
    printer, _ = Printer.objects.update_or_create(name=name, defaults={"x": x, "y": y})
    journal.record("may-in", "keep_printer", by=by, at=at, secrets={"name": name})
    return printer
