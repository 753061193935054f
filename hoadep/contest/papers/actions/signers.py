"""Enters who signs, ends it, chooses who signs the papers about a subject; marks a unit's papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoadep.contest.papers.models import Signer, SigningChoice, UnitMark
from hoadep.contest.people.models import Account, Unit
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.dates import short_date_screen
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.names import strip_titles
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True, kw_only=True)
class Signs:
    """Somebody who signs for a body from a day."""

    body: str
    name: str
    post: str
    way: str
    since: date


@transaction.atomic
def enter_signer(given: Signs, *, by: Account, at: datetime) -> Signer:
    """Somebody signs from now on; the name loses its titles, as papers want it.

    Raises `Refused` for the same person in the same post and right at the same time.
    """
    body, name = one_line(given.body), strip_titles(given.name)
    same = Signer.objects.filter(body_key=fold_plain(body), name=name, way=given.way, until=None)
    if known := same.first():
        told = f"{known} đã ký cho {known.body} từ {short_date_screen(known.since)}."
        raise Refused(not_met("", told))
    signer = Signer.objects.create(
        body=body,
        body_key=fold_plain(body),
        name=name,
        post=one_line(given.post),
        way=given.way,
        since=given.since,
        at=at,
        by=by.code,
    )
    journal.record(f"NK-{signer.pk}", "enter_signer", by=by.code, at=at)
    return signer


@transaction.atomic
def end_signer(signer: Signer, last: date, *, by: Account, at: datetime) -> Signer:
    """The last day on which somebody signs; papers of earlier days keep the name."""
    if signer.until:
        raise Refused(not_met("", f"{signer} đã thôi ký từ {short_date_screen(signer.until)}."))
    if last < signer.since:
        raise Refused(not_met("", f"Ngày thôi ký phải từ {short_date_screen(signer.since)} trở đi."))
    journal.record(f"NK-{signer.pk}", "end_signer", by=by.code, at=at)
    signer.until = last
    signer.save(update_fields=["until"])
    return signer


@transaction.atomic
def choose_signers(subject: str, chosen: Mapping[str, Signer | None], *, by: Account, at: datetime) -> None:
    """Who signs the papers about a subject, by the key of their issuer; None leaves it open again."""
    for key, signer in chosen.items():
        if signer:
            SigningChoice.objects.update_or_create(
                subject=subject, issuer=key, defaults={"signer": signer, "at": at, "by": by.code}
            )
        else:
            SigningChoice.objects.filter(subject=subject, issuer=key).delete()
    codes = [f"NK-{signer.pk}" for signer in chosen.values() if signer]
    journal.record(subject, "choose_signers", by=by.code, at=at, codes=codes)


@transaction.atomic
def mark_unit(unit: Unit, *, symbol: str, drafter: str, by: Account, at: datetime) -> UnitMark:
    """How the unit's own papers are marked from now on."""
    journal.record(unit.code, "mark_unit", by=by.code, at=at)
    marks = {"symbol": one_line(symbol), "drafter": one_line(drafter), "at": at, "by": by.code}
    return UnitMark.objects.update_or_create(unit=unit, defaults=marks)[0]
