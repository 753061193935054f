"""Notes who agreed that an exemplar be told of in public, and the year of birth on which that hangs."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hoadep.contest.exemplars.models import Consent, Exemplar
from hoadep.contest.people.models import Account
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line

OLDEST = 130


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Somebody's word that an exemplar may be told of: "own" or "guardian", whose, when, by which way."""

    who: str
    name: str
    given_on: date
    way: str


@transaction.atomic
def agree(exemplar: Exemplar, agreement: Agreement, *, by: Account, at: datetime) -> Consent:
    """Note that somebody agreed; nobody agrees in the future."""
    if agreement.given_on > timezone.localdate(at):
        raise Refused(not_met("", "Ngày đồng ý chưa đến, không ghi trước được."))
    journal.record(exemplar.code, "agree", by=by.code, at=at, codes=[agreement.who])
    given = {**vars(agreement), "name": one_line(agreement.name), "way": one_line(agreement.way)}
    return Consent.objects.create(exemplar=exemplar, at=at, by=by, **given)


@transaction.atomic
def take_consent_back(consent: Consent, *, by: Account, at: datetime) -> Consent:
    """Somebody takes the word back: from then on nothing more is published."""
    journal.record(consent.exemplar.code, "take_consent_back", by=by.code, at=at, codes=[consent.who])
    consent.withdrawn_at = at
    consent.save(update_fields=["withdrawn_at"])
    return consent


@transaction.atomic
def note_birth(exemplar: Exemplar, *, born: int, by: Account, at: datetime) -> Exemplar:
    """Write down in which year a person was born; what was written before is in the journal."""
    person, year = exemplar.person, timezone.localdate(at).year
    if person is None:
        raise Refused(not_met("", "Tập thể không có năm sinh."))
    if not year - OLDEST <= born <= year:
        raise Refused(not_met("", f"Năm sinh {born} không hợp lý."))
    secrets = {"born": str(born), "before": str(person.born or "")}
    journal.record(person.code, "note_birth", by=by.code, at=at, codes=[exemplar.code], secrets=secrets)
    person.born = born
    person.save(update_fields=["born"])
    return exemplar
