"""Takes in the results of a list that was sent: marks and prizes kept, commendations recorded, credited."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hoadep.contest.dispatch.facts import Answered, occasions, standing_outcomes, upper_forms
from hoadep.contest.dispatch.models import Outcome, Outcomes, Sending, UpperPraise
from hoadep.contest.entries.actions import credit_entry, undo_credit
from hoadep.contest.entries.models import CommendationEntry, Entry
from hoadep.contest.exemplars.actions import Decision, record_commendation
from hoadep.contest.exemplars.models import Commendation, Exemplar
from hoadep.contest.people.models import Account
from hoadep.contest.plans.facts import book_of, noon
from hoadep.office.bundles import actions as bundles
from hoadep.office.journal import actions as journal
from hoadep.rules.exchange import Outcome as Told
from hoadep.rules.exchange import Praise, Results
from hoadep.rules.exchange_terms import matched
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.folding import fold_plain


@dataclass(frozen=True)
class Mapped:
    """As what forms and occasions come that the plan does not know: keys of the plan by those that came."""

    forms: Mapping[str, str] = field(default_factory=dict)
    occasions: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def take_outcomes(
    sending: Sending, found: Answered, mapped: Mapped, *, by: Account, at: datetime
) -> Outcomes:
    """Take results in, in place of earlier ones; credits that are no longer among them are undone.

    Commendations already recorded are taken as they are. Raises `Refused`, and then nothing changes.
    """
    Sending.objects.select_for_update().get(pk=sending.pk)
    results, before = found.results, standing_outcomes(sending)
    entries = _entries(sending)
    _require_fitting(sending, results, before, entries)
    if before:
        before.replaced_at = at
        before.save(update_fields=["replaced_at"])
    subject = sending.selection.code
    taken = bundles.take(found.opened, subject=subject, by=by.code, at=at) if found.opened else None
    made = Outcomes.objects.create(
        sending=sending,
        uuid=results.uuid,
        bundle=taken,
        answer=found.answer,
        sender=results.sender,
        given_at=results.given_at,
        at=at,
        by=by,
    )
    journal.record(subject, "take_outcomes", by=by.code, at=at, codes=[results.uuid])
    praising = _Praising(book_of(sending.selection.season, at).latest, mapped, results, by, at)
    for told in results.outcomes:
        _take_one(made, told, entries[told.code], praising)
    if before:
        _undo_what_is_gone(before, made, by=by, at=at)
    return made


def _entries(sending: Sending) -> dict[str, Entry]:
    """The entries that were sent, by their codes."""
    picks = sending.selection.picks.filter(chosen=True).select_related("entry__season")
    return {pick.entry.code or "": pick.entry for pick in picks}


def _require_fitting(
    sending: Sending, results: Results, before: Outcomes | None, entries: Mapping[str, Entry]
) -> None:
    if results.answers != str(sending.uuid):
        raise Refused(not_met("", f"Kết quả này không phải của danh sách {sending.selection.code}."))
    if before and before.given_at >= results.given_at:
        raise Refused(not_met("", "Đã nhận kết quả này, hoặc kết quả mới hơn của danh sách."))
    for one in results.outcomes:
        if one.code not in entries or str(entries[one.code].uuid) != one.uuid:
            raise Refused(not_met("", f"Bài {one.code} trong kết quả không ở trong danh sách đã gửi."))


@dataclass(frozen=True)
class _Praising:
    """What is needed to record commendations that came: the plan, and as what unknown terms come."""

    plan: Plan
    mapped: Mapped
    results: Results
    by: Account
    at: datetime

    def decision(self, praise: Praise) -> Decision:
        """The commendation in the terms of this plan."""
        forms, diverse = upper_forms(self.plan), occasions(self.plan)
        form = matched(praise.form, praise.form_name, forms) or self.mapped.forms.get(praise.form)
        occasion = matched(praise.occasion, praise.occasion_name, diverse) or self.mapped.occasions.get(
            praise.occasion
        )
        if form not in dict(forms):
            raise Refused(not_met("", f"Hãy chọn hình thức khen ở đây ứng với “{praise.form_name}”."))
        if occasion not in dict(diverse):
            raise Refused(not_met("", f"Hãy chọn diện khen ở đây ứng với “{praise.occasion_name}”."))
        return Decision(
            level="upper",
            form=form or "",
            occasion=occasion or "",
            giver=praise.giver,
            number=praise.number,
            decided_on=praise.decided_on,
        )


def _take_one(made: Outcomes, told: Told, entry: Entry, praising: _Praising) -> None:
    outcome = Outcome.objects.create(
        outcomes=made, entry=entry, mark=told.mark, prize=told.prize, money=told.money
    )
    exemplars = {one.code: one for one in entry.exemplars.all()}
    for praise in told.praises:
        if praise.exemplar not in exemplars:
            said = f"Bài {told.code} không viết về gương {praise.exemplar} mà kết quả ghi là được khen."
            raise Refused(not_met("", said, evidence=(told.code,)))
        commendation = _commendation(exemplars[praise.exemplar], praise, praising)
        link = _credit(commendation, entry, praising)
        UpperPraise.objects.create(outcome=outcome, commendation=commendation, link=link)


def _commendation(exemplar: Exemplar, praise: Praise, praising: _Praising) -> Commendation:
    """The commendation as it is recorded already, however its number is spelt, or recorded now."""
    same = Commendation.objects.filter(exemplar=exemplar, level="upper", decided_on=praise.decided_on)
    known = next((one for one in same if _key(one.number) == _key(praise.number)), None)
    if known:
        return known
    told = f"Cấp trên đã quyết định, theo kết quả {praising.results.sender} trả về."
    decision = praising.decision(praise)
    return record_commendation(exemplar, decision, other_deed=told, by=praising.by, at=praising.at)


def _key(number: str) -> str:
    return fold_plain(number).replace(" ", "").lstrip("0")


def _credit(commendation: Commendation, entry: Entry, praising: _Praising) -> CommendationEntry | None:
    """The credit as results gave it before or give it now; None where a person had given it."""
    known = CommendationEntry.objects.filter(commendation=commendation, entry=entry, undone_at=None).first()
    if known is None:
        effective_at = noon(commendation.decided_on)
        return credit_entry(commendation, entry, by=praising.by, at=praising.at, effective_at=effective_at)
    return known if UpperPraise.objects.filter(link=known).exists() else None


def _undo_what_is_gone(before: Outcomes, now: Outcomes, *, by: Account, at: datetime) -> None:
    """Undo the credits that the earlier results gave and the new ones do not."""
    kept = UpperPraise.objects.filter(outcome__outcomes=now, link__isnull=False).values("link")
    gone = CommendationEntry.objects.filter(undone_at=None).exclude(pk__in=kept)
    given = UpperPraise.objects.filter(outcome__outcomes=before, link__isnull=False).values("link")
    for link in gone.filter(pk__in=given).select_related("commendation", "entry"):
        undo_credit(link, by=by, at=at)
