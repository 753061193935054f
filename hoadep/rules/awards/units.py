"""The collective award: entries owed, exemplars commended, and a person's judgement (II.3.a)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hoadep.rules.awards.credits import (
    Credit,
    Ruling,
    codes_of,
    counted_credits,
    day_over,
    either,
    open_or_no,
    whole,
)
from hoadep.rules.plan.schema import Level, Plan
from hoadep.rules.plan.sources import Rule
from hoadep.rules.quota import BoardLine
from hoadep.rules.verdict import Answer, Verdict, all_of, met, not_met, not_yet


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitAwardFacts:
    """What II.3.a asks of a unit: entries sent against owed over the window, and credited exemplars."""

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
    entries = _entries_part(plan, facts, as_of=as_of)
    counted = counted_credits(plan, facts.credits)
    host = _route(plan, award, "host", needed=award.exemplars_host, counted=counted, as_of=as_of)
    upper = _route(plan, award, "upper", needed=award.exemplars_upper, counted=counted, as_of=as_of)
    if plan.unit_conditions.upper_lifts_entries and upper.met:
        entries = _lifted(entries)
    exemplars = either(award, (host, upper))
    parts = (*_ended_part(facts, as_of), _ruling_part(plan, facts.ruling), entries, exemplars)
    return whole(award, parts, yes="Đủ điều kiện khen thưởng tập thể.")


def _ended_part(facts: UnitAwardFacts, as_of: datetime) -> tuple[Verdict, ...]:
    if facts.ended_at is None or facts.ended_at > as_of:
        return ()
    reason = (
        f"Đơn vị đã thôi tham gia từ {facts.ended_at:%d/%m/%Y}; đơn vị không còn thì không xét khen thưởng."
    )
    return (not_met("", reason, evidence=(facts.unit,)),)


def _ruling_part(plan: Plan, ruling: Ruling | None) -> Verdict:
    rule = plan.unit_conditions
    if ruling is None:
        return not_yet(rule.clause, f"{rule.judgement}: chưa có kết luận của người xét.")
    answer = Answer.MET if ruling.holds else Answer.NOT_MET
    reason = f"{rule.judgement}: {'đạt' if ruling.holds else 'không đạt'} – {ruling.reason}"
    return Verdict(answer=answer, clause=rule.clause, reason=reason, evidence=(ruling.code,))


def _entries_part(plan: Plan, facts: UnitAwardFacts, *, as_of: datetime) -> Verdict:
    """The number of entries: over the whole window, or in each period, as the plan is read."""
    closes = day_over(plan, plan.windows.entries.closes_on)
    clause = plan.unit_conditions.clause
    periods = tuple(_period_part(line, as_of=as_of) for line in facts.lines if line.owed)
    numbers: dict[str, Any] = {"needed": facts.owed, "found": facts.sent, "parts": periods}
    if plan.unit_conditions.entries == "each_period":
        reason = f"Mỗi kỳ phải đủ số bài: {sum(part.met for part in periods)}/{len(periods)} kỳ đủ."
        return Verdict(answer=all_of(periods), clause=clause, reason=reason, **numbers)
    if facts.sent >= facts.owed:
        reason = f"Đủ số bài dự thi: đã gửi {facts.sent}, chỉ tiêu cả đợt {facts.owed}."
        return met(clause, reason, **numbers)
    reason = (
        f"Còn thiếu {facts.owed - facts.sent} bài dự thi (đã gửi {facts.sent}, chỉ tiêu cả đợt {facts.owed})."
    )
    if as_of < closes:
        return not_yet(clause, reason, until=closes, **numbers)
    return not_met(clause, reason, **numbers)


def _period_part(line: BoardLine, *, as_of: datetime) -> Verdict:
    answer = {"met": Answer.MET, "missing": Answer.NOT_MET, "not_yet": Answer.NOT_YET}[line.state]
    reason = f"{line.period.label}: đã gửi {line.received}, chỉ tiêu {line.owed}."
    return Verdict(answer=answer, clause=line.clause, reason=reason, needed=line.owed, found=line.received)


def _lifted(entries: Verdict) -> Verdict:
    return met(entries.clause, "Không xét số bài vì có gương được cấp trên khen thưởng.", parts=(entries,))


def _route(
    plan: Plan, rule: Rule, level: Level, *, needed: int, counted: Sequence[Credit], as_of: datetime
) -> Verdict:
    """Enough distinct exemplars commended at one level."""
    giver = plan.level(level).giver
    used = [credit for credit in counted if credit.level == level]
    found = len({credit.exemplar for credit in used})
    numbers = {"needed": needed, "found": found, "evidence": codes_of(used)}
    if found >= needed:
        return met(rule.clause, f"Có {found} gương được {giver} khen thưởng (cần {needed}).", **numbers)
    reason = f"Còn thiếu {needed - found} gương được {giver} khen thưởng (có {found}, cần {needed})."
    return open_or_no(plan, rule.clause, reason, as_of=as_of, **numbers)
