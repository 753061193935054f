"""Changes layouts and printers, and enters certificates in the register as they are printed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

from django.db import transaction

from hoadep.office.documents.certificate_templates import Template
from hoadep.office.files.actions import store
from hoadep.office.journal import actions as journal
from hoadep.office.numbers import actions as numbers
from hoadep.office.numbers.facts import series_of
from hoadep.office.numbers.models import Number
from hoadep.office.printing.models import Certificate, Layout, Printer, PrintRun
from hoadep.office.printing.offers import Granted, Recipient
from hoadep.office.printing.runs import Sheets
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.text import one_line

MOST_MM = 30
KEEP_RUNS = timedelta(days=14)


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


@dataclass(frozen=True, kw_only=True)
class Numbering:
    """Where new certificates have their numbers from.

    "own": the office's series, from 01 each year; "typed": as Văn thư gave them, running on from `first`;
    "none": no number yet.
    """

    way: Literal["own", "typed", "none"]
    first: int | None = None


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What is printed at once: some of the certificates of a decision, on one layout, signed by one."""

    scope: str
    granted: Granted
    recipients: Sequence[Recipient]
    layout: Template
    signer: str = ""


@transaction.atomic
def enter_certificates(batch: Batch, numbering: Numbering, *, by: str, at: datetime) -> dict[str, str]:
    """Enter certificates as they are printed; gives the numbers of the register by subject.

    Whoever has a number keeps it. Raises `Refused` for typed numbers that are known already.
    """
    subjects = [each.subject for each in batch.recipients]
    known = {
        row.subject: row
        for row in Certificate.objects.select_for_update(of=("self",))
        .filter(subject__in=subjects)
        .select_related("number")
    }
    unnumbered = [each for each in batch.recipients if not _number_of(known.get(each.subject))]
    given = _numbered(batch, unnumbered, numbering, by=by, at=at)
    _keep_certificates(batch, known, given, by=by, at=at)
    journal.record_many(
        journal.Line(subject=subject, verb="print_certificate", by=by, at=at, codes=[batch.layout.key])
        for subject in subjects
    )
    old = {subject: row.number.notation for subject, row in known.items() if row.number}
    return {**{subject: number.notation for subject, number in given.items()}, **old}


def _number_of(row: Certificate | None) -> Number | None:
    return row.number if row else None


def _numbered(
    batch: Batch, recipients: Sequence[Recipient], numbering: Numbering, *, by: str, at: datetime
) -> dict[str, Number]:
    """New numbers of the register, by subject, in the order of the recipients."""
    if numbering.way == "none" or not recipients:
        return {}
    entered, symbol = [_entered(batch, each) for each in recipients], batch.layout.symbol
    if numbering.way == "own":
        issuer = batch.granted.giver
        series = series_of(issuer, symbol) or numbers.keep_series(issuer, symbol, by=by, at=at)
        made = numbers.give_many(series, entered, by=by, at=at)
    else:
        first, tail = numbering.first or 1, f"/{symbol}" if symbol else ""
        notations = [f"{first + n:02}{tail}" for n in range(len(entered))]
        made = numbers.enter_many(list(zip(notations, entered, strict=True)), by=by, at=at)
    return {number.subject: number for number in made}


def _entered(batch: Batch, recipient: Recipient) -> numbers.Entered:
    granted = batch.granted
    whom = ", ".join(part for part in (f"{recipient.salutation} {recipient.name}", recipient.place) if part)
    return numbers.Entered(
        issuer=granted.giver,
        dated=granted.decided_on,
        abstract=f"{granted.form}: {whom.strip()} (Quyết định {granted.number})",
        subject=recipient.subject,
        signer=one_line(batch.signer),
        copies=1,
    )


def _keep_certificates(
    batch: Batch,
    known: Mapping[str, Certificate],
    given: Mapping[str, Number],
    *,
    by: str,
    at: datetime,
) -> None:
    new: list[Certificate] = []
    again: list[Certificate] = []
    for each in batch.recipients:
        row = known.get(each.subject)
        (again if row else new).append(row or Certificate(subject=each.subject, first_at=at, times=0))
        _print(row or new[-1], batch, each, by=by, at=at)
        if each.subject in given:
            (row or new[-1]).number = given[each.subject]
    Certificate.objects.bulk_create(new)
    Certificate.objects.bulk_update(again, PRINTED_ANEW, batch_size=200)


PRINTED_ANEW = (
    *("scope", "decision", "salutation", "name", "plain_name", "place", "achievement", "page"),
    *("layout", "number", "at", "times", "by"),
)


def _print(row: Certificate, batch: Batch, recipient: Recipient, *, by: str, at: datetime) -> None:
    row.scope, row.decision, row.layout = batch.scope, batch.granted.code, batch.layout.key
    row.salutation, row.name, row.place = recipient.salutation, recipient.name, recipient.place
    row.plain_name = fold_plain(recipient.name)[:250]
    row.achievement, row.page = recipient.achievement, recipient.page
    row.at, row.by, row.times = at, by, row.times + 1


@transaction.atomic
def start_run(batch: Batch, sheets: Sheets, *, by: str, at: datetime) -> PrintRun:
    """Ask for a print that runs apart; whoever calls hands it to the worker."""
    granted, total = batch.granted, len(sheets.rows)
    journal.record(granted.code, "print_apart", by=by, at=at, codes=[sheets.layout.key])
    return PrintRun.objects.create(
        scope=batch.scope,
        decision=granted.code,
        title=f"{granted.form}, Quyết định {granted.number}: {total} giấy"[:300],
        what=sheets.as_data(),
        total=total,
        at=at,
        by=by,
    )


def begin_run(run: PrintRun, *, at: datetime) -> None:
    """The worker has taken it up, perhaps once more."""
    run.begun_at, run.done, run.fault = at, 0, ""
    run.save(update_fields=["begun_at", "done", "fault"])


def note_progress(run: PrintRun, done: int) -> None:
    """So many are printed."""
    run.done = done
    run.save(update_fields=["done"])


def fail_run(run: PrintRun, fault: str) -> None:
    """It could not be printed, and why."""
    run.fault = fault[:400]
    run.save(update_fields=["fault"])


@transaction.atomic
def finish_run(run: PrintRun, content: bytes, *, by: str, at: datetime) -> PrintRun:
    """Keep the file; what it was made of is not needed any more."""
    run.stored = store(content, "application/pdf", by=by, at=at)
    run.what = {}
    run.save(update_fields=["stored", "what"])
    return run


def sweep_runs(now: datetime) -> int:
    """Forget prints after two weeks; their files are swept like any other."""
    return PrintRun.objects.filter(at__lt=now - KEEP_RUNS).delete()[0]
