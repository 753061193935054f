"""Makes and decides the lists of awards at the season's end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from hoadep.contest.awards.actions.verdicts import assess
from hoadep.contest.awards.facts import Prospect
from hoadep.contest.awards.list_facts import ended_units
from hoadep.contest.awards.list_motions import moved, subject_of
from hoadep.contest.awards.models import AwardItem, AwardList
from hoadep.contest.council.actions import put_motions, withdraw_motion
from hoadep.contest.exemplars.actions import Ruling
from hoadep.contest.papers.actions import enter_decision
from hoadep.contest.people.models import Account
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Plan, Season
from hoadep.office.journal import actions as journal
from hoadep.rules.dossiers import judge_decision_day, judge_reason
from hoadep.rules.verdict import Answer, Refused, Verdict, not_met, require
from hoadep.vietnamese.dates import short_date_screen
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True, kw_only=True)
class AwardHeading:
    """What a list of awards is about: units or authors, keys of the plan, one of the four ways."""

    title: str
    kind: str
    level: str
    form: str
    way: str


@transaction.atomic
def start_award_list(
    season: Season,
    heading: AwardHeading,
    prospects: Sequence[Prospect],
    *,
    plan: Plan,
    as_of: datetime,
    by: Account,
    at: datetime,
) -> AwardList:
    """A list of those that qualify by II.3 as of an instant, each on its verdict, which is stored.

    Raises `Refused` when one of them does not qualify, or when there is nobody.
    """
    unfit = [prospect for prospect in prospects if not prospect.verdict.met]
    if unfit:
        names = ", ".join(prospect.name for prospect in unfit)
        raise Refused(not_met(unfit[0].verdict.clause, f"Chưa đủ điều kiện: {names}."))
    if not prospects:
        raise Refused(not_met("", "Chưa có ai đủ điều kiện để lập danh sách."))
    if heading.kind == AwardList.Kind.UNIT:
        _require_units_there(season, {one.subject: one.name for one in prospects}, timezone.localdate(as_of))
    code = next_code(f"{season.code}-L", width=4)
    journal.record(code, "start_award_list", by=by.code, at=at, codes=[heading.kind, heading.way])
    given = {**vars(heading), "title": one_line(heading.title)}
    made = AwardList.objects.create(season=season, code=code, as_of=as_of, at=at, by=by, **given)
    kept = assess(season, plan, prospects, as_of=as_of, by=by, at=at)
    AwardItem.objects.bulk_create(
        AwardItem(award_list=made, assessment=assessment, n=n, name=prospect.name)
        for n, (prospect, assessment) in enumerate(zip(prospects, kept, strict=True), 1)
    )
    return made


def _require_units_there(season: Season, names: Mapping[str, str], on: date) -> None:
    """A unit that is no more cannot be commended."""
    ended = ended_units(season, names, on=on)
    if ended:
        told = "; ".join(f"{names[code]} từ ngày {short_date_screen(day)}" for code, day in ended.items())
        said = f"Đơn vị đã giải thể hoặc thôi tham gia, không khen được: {told}. Hãy đưa ra khỏi danh sách."
        raise Refused(not_met("", said, evidence=tuple(ended)))


@transaction.atomic
def strike_off(item: AwardItem, *, reason: str, by: Account, at: datetime) -> AwardItem:
    """Take one off a list before the decision, with the reason; the council need not vote on it any more.

    Raises `Refused` without a reason, after the decision, and while the council votes on it.
    """
    require(judge_reason("Đưa ra khỏi danh sách", reason))
    if item.award_list.decided_on or item.outcome == AwardItem.Outcome.REMOVED:
        raise Refused(not_met("", "Danh sách đã có quyết định, hoặc người này đã được đưa ra."))
    subject = item.assessment.subject
    journal.record(
        item.award_list.code, "strike_off", by=by.code, at=at, codes=[subject], secrets={"reason": reason}
    )
    item.outcome, item.reason = AwardItem.Outcome.REMOVED, reason
    item.save(update_fields=["outcome", "reason"])
    withdraw_motion(subject_of(item), by=by, at=at)
    return item


@transaction.atomic
def close_award_list(award_list: AwardList, *, by: Account, at: datetime) -> AwardList:
    """The list is put before the council as it stands; one that needs no vote is settled with it.

    Raises `Refused` where the council does not take one of its cases: then the list stays as it was.
    """
    _require_stage(award_list, "open")
    journal.record(award_list.code, "close_award_list", by=by.code, at=at)
    award_list.put_at = at
    award_list.save(update_fields=["put_at"])
    if award_list.way == AwardList.Way.NONE:
        said = Verdict(answer=Answer.MET, clause="", reason="Không phải biểu quyết.")
        outcomes = {item.assessment.subject: said for item in _listed(award_list)}
        settle_awards(award_list, outcomes, settled_on=timezone.localdate(at), by=by, at=at)
        return award_list
    plan = book_of(award_list.season, at).latest
    put_motions(
        award_list.season,
        plan,
        moved(award_list, _listed(award_list), plan),
        way=award_list.way,
        by=by,
        at=at,
    )
    return award_list


def _listed(award_list: AwardList) -> list[AwardItem]:
    return list(
        award_list.items.filter(outcome=AwardItem.Outcome.LISTED).select_related("assessment", "award_list")
    )


def _require_stage(award_list: AwardList, stage: str) -> None:
    if award_list.stage != stage:
        raise Refused(not_met("", "Danh sách chưa đến hoặc đã qua bước này."))


@transaction.atomic
def settle_awards(
    award_list: AwardList, outcomes: Mapping[str, Verdict], *, settled_on: date, by: Account, at: datetime
) -> AwardList:
    """Note what the vote said of each (by code of the unit or person); nothing may be left open."""
    _require_stage(award_list, "put")
    items = _listed(award_list)
    given = {item.assessment.subject: outcomes.get(item.assessment.subject) for item in items}
    waiting = [code for code, said in given.items() if said is None or said.answer is Answer.NOT_YET]
    if waiting:
        raise Refused(not_met("", f"Chưa có kết quả của: {', '.join(waiting)}.", evidence=tuple(waiting)))
    for item in items:
        verdict = outcomes[item.assessment.subject]
        item.outcome = AwardItem.Outcome.PASSED if verdict.met else AwardItem.Outcome.REJECTED
        item.reason = verdict.reason
    AwardItem.objects.bulk_update(items, ["outcome", "reason"])
    journal.record(award_list.code, "settle_awards", by=by.code, at=at)
    award_list.settled_on = settled_on
    award_list.save(update_fields=["settled_on"])
    return award_list


@transaction.atomic
def close_without_award(award_list: AwardList, *, by: Account, at: datetime) -> AwardList:
    """End a list of which nobody passed: there is nothing to decide. Raises `Refused` while somebody has."""
    _require_stage(award_list, "settled")
    if award_list.items.filter(outcome=AwardItem.Outcome.PASSED).exists():
        raise Refused(not_met("", "Còn trường hợp được thông qua: hãy ghi quyết định hoặc đưa ra."))
    journal.record(award_list.code, "close_without_award", by=by.code, at=at)
    award_list.closed_on = timezone.localdate(at)
    award_list.save(update_fields=["closed_on"])
    return award_list


@transaction.atomic
def decide_awards(award_list: AwardList, ruling: Ruling, *, by: Account, at: datetime) -> AwardList:
    """Record the decision on the list: all that passed are awarded.

    Raises `Refused` for a number known already, a day before the vote or to come, or where nobody passed.
    """
    _require_stage(award_list, "settled")
    require(
        judge_decision_day(ruling.decided_on, settled_on=award_list.voted_on, today=timezone.localdate(at))
    )
    passed = list(award_list.items.filter(outcome=AwardItem.Outcome.PASSED).select_related("assessment"))
    if not passed:
        raise Refused(not_met("", "Danh sách không có ai được thông qua để khen."))
    if award_list.kind == AwardList.Kind.UNIT:
        names = {item.assessment.subject: item.name for item in passed}
        _require_units_there(award_list.season, names, ruling.decided_on)
    for item in passed:
        item.outcome = AwardItem.Outcome.AWARDED
    AwardItem.objects.bulk_update(passed, ["outcome"])
    codes = [item.assessment.subject for item in passed]
    journal.record(award_list.code, "decide_awards", by=by.code, at=at, codes=codes)
    number = enter_decision(award_list.season, ruling.on(award_list), by=by, at=at)
    award_list.number, award_list.decided_on = number, ruling.decided_on
    award_list.giver, award_list.signer = one_line(ruling.giver), one_line(ruling.signer)
    award_list.save(update_fields=["number", "decided_on", "giver", "signer"])
    return award_list
