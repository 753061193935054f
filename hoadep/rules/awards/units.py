"""The collective award: entries owed, exemplars commended, and a person's judgement (II.3.a)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hoadep.rules.awards.credits import (
    Credit,
    Route,
    Ruling,
    codes_of,
    counted_credits,
    either,
    lacking,
    open_until,
    whole,
)
from hoadep.rules.deadlines import end_of
from hoadep.rules.plan.schema import Level, Plan, UnitAward
from hoadep.rules.quota import BoardLine, line_verdict
from hoadep.rules.verdict import Answer, Verdict, all_of, any_of, met, not_met, not_yet
from hoadep.vietnamese.dates import short_date_document


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitAwardFacts:
    """What II.3.a asks of a unit: entries sent and owed over the window, and credited exemplars.

    `lines` are the unit's lines of entries on the board, `credits` those of eligible entries that it sent.
    """

    unit: str
    kind: str
    name: str
    sent: int
    owed: int
    lines: tuple[BoardLine, ...] = ()
    credits: tuple[Credit, ...] = ()
    ruling: Ruling | None = None
    ended_at: datetime | None = None


def judge_unit_award(plan: Plan, facts: UnitAwardFacts, *, as_of: datetime) -> Verdict:
    """Whether a unit qualifies for the collective award (II.3.a): every part must hold."""
    award = plan.unit_award(facts.kind)
    if award is None:
        return not_met("", "Kế hoạch không đặt khen thưởng tập thể cho loại đơn vị này.")
    counted = counted_credits(plan, facts.credits)
    host = _route(plan, award, "host", counted=counted, as_of=as_of)
    upper = _route(plan, award, "upper", counted=counted, as_of=as_of)
    entries = _entries_part(plan, facts, as_of=as_of)
    if plan.unit_conditions.upper_lifts_entries:
        entries = _lifted(plan, entries, upper.verdict)
    exemplars = either(award, (host, upper))
    parts = (*_ended_part(plan, facts, as_of=as_of), _ruling_part(plan, facts.ruling), entries, exemplars)
    yes = f"Đủ điều kiện khen thưởng tập thể. {entries.reason} {exemplars.reason}"
    return whole(award, parts, yes=yes)


def _ended_part(plan: Plan, facts: UnitAwardFacts, *, as_of: datetime) -> tuple[Verdict, ...]:
    """A unit that is no more cannot be commended."""
    if facts.ended_at is None or as_of < facts.ended_at:
        return ()
    since = short_date_document(facts.ended_at.astimezone(plan.plan.zone).date())
    passed_on = "; bài và gương được tính cho đơn vị kế thừa" if plan.counting.successor_inherits else ""
    reason = f"Đơn vị đã thôi tham gia từ ngày {since} nên không xét khen thưởng{passed_on}."
    return (not_met(plan.counting.clause, reason, evidence=(facts.unit,)),)


def _ruling_part(plan: Plan, ruling: Ruling | None) -> Verdict:
    """The condition that only a person can judge."""
    rule = plan.unit_conditions
    if ruling is None:
        return not_yet(rule.clause, f"Chưa có kết luận của người xét về điều kiện “{rule.judgement}”.")
    said = "đạt" if ruling.holds else "không đạt"
    reason = f"Người xét kết luận {said} điều kiện “{rule.judgement}”: {ruling.reason.rstrip('. ')}."
    judged = met if ruling.holds else not_met
    return judged(rule.clause, reason, evidence=(ruling.code,))


def _entries_part(plan: Plan, facts: UnitAwardFacts, *, as_of: datetime) -> Verdict:
    """Enough entries: over the whole window, or in each period, as the plan is read."""
    periods = tuple(line_verdict(line) for line in facts.lines if line.owed)
    if plan.unit_conditions.entries == "each_period":
        return _each_period(plan, periods)
    rule, closes = plan.unit_conditions, _entries_close(plan, facts)
    numbers = {"needed": facts.owed, "found": facts.sent, "parts": periods}
    if not facts.owed:
        return met(
            rule.clause, f"Đơn vị không được giao chỉ tiêu bài dự thi (đã gửi {facts.sent}).", **numbers
        )
    if facts.sent >= facts.owed:
        reason = f"Đủ số bài dự thi của cả đợt (đã gửi {facts.sent}, chỉ tiêu {facts.owed})."
        return met(rule.clause, reason, **numbers)
    short = facts.owed - facts.sent
    reason = f"Còn thiếu {short} bài dự thi của cả đợt (đã gửi {facts.sent}, chỉ tiêu {facts.owed})."
    if as_of < closes:
        return not_yet(rule.clause, reason, until=closes, **numbers)
    return not_met(rule.clause, reason, **numbers)


def _entries_close(plan: Plan, facts: UnitAwardFacts) -> datetime:
    """When the last entry of the unit can count: the window's end, or later where it was extended."""
    ends = (line.period.ends for line in facts.lines)
    return max((end_of(plan, plan.windows.entries.closes_on), *ends))


def _each_period(plan: Plan, periods: tuple[Verdict, ...]) -> Verdict:
    answer, enough = all_of(periods), sum(period.met for period in periods)
    reason = f"Đủ số bài dự thi trong {enough}/{len(periods)} kỳ được giao chỉ tiêu."
    return Verdict(
        answer=answer,
        clause=plan.unit_conditions.clause,
        reason=reason,
        needed=len(periods),
        found=enough,
        parts=periods,
        until=open_until(periods) if answer is Answer.NOT_YET else None,
    )


def _lifted(plan: Plan, entries: Verdict, upper: Verdict) -> Verdict:
    """The number of entries where the plan lets a commendation of the upper level excuse from it."""
    reason = entries.reason
    if upper.met and not entries.met:
        reason = f"Không xét số bài vì có gương được {plan.level('upper').giver} khen thưởng."
    parts = (entries, upper)
    return Verdict(
        answer=any_of(parts),
        clause=entries.clause,
        reason=reason,
        parts=parts,
        until=open_until(parts) if any_of(parts) is Answer.NOT_YET else None,
    )


def _route(
    plan: Plan, award: UnitAward, level: Level, *, counted: Sequence[Credit], as_of: datetime
) -> Route:
    """Enough distinct exemplars commended at one level."""
    needed = award.exemplars_host if level == "host" else award.exemplars_upper
    used = [credit for credit in counted if credit.level == level]
    found, by_whom = len({credit.exemplar for credit in used}), f"được {plan.level(level).giver} khen thưởng"
    numbers = {"needed": needed, "found": found, "evidence": codes_of(used)}
    if found >= needed:
        return Route(verdict=met(award.clause, f"Có {found} gương {by_whom} (cần {needed}).", **numbers))
    words = f"{needed - found} gương {by_whom} (có {found}, cần {needed})"
    return lacking(plan, award, words, as_of=as_of, **numbers)
