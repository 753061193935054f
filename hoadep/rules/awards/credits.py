"""What both awards rest on: exemplars commended, judgements of persons, and how conditions are joined."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from hoadep.rules.plan.schema import Plan
from hoadep.rules.plan.sources import Rule
from hoadep.rules.verdict import Answer, Verdict, all_of, any_of, evidence_of, not_met, not_yet


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """A person's answer to a condition that no arithmetic can settle."""

    clause: str
    holds: bool
    reason: str
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Credit:
    """An exemplar, told of in an entry, was commended: codes, level, occasion and the decision's day."""

    exemplar: str
    entry: str
    commendation: str
    level: str
    occasion: str
    decided_on: date


def counted_credits(plan: Plan, credits: Iterable[Credit]) -> tuple[Credit, ...]:
    """Credits whose occasion counts and whose decision lies in the window (II.3)."""
    occasions, window = plan.counting_occasions(), plan.windows.commendations
    return tuple(
        credit
        for credit in credits
        if credit.occasion in occasions and window.opens_on <= credit.decided_on <= window.closes_on
    )


def open_or_no(plan: Plan, clause: str, reason: str, *, as_of: datetime, **more: Any) -> Verdict:
    """ "Not yet" while commendations may still be decided, "no" afterwards."""
    closes = day_over(plan, plan.windows.commendations.closes_on)
    return (
        not_yet(clause, reason, until=closes, **more) if as_of < closes else not_met(clause, reason, **more)
    )


def either(rule: Rule, routes: tuple[Verdict, ...]) -> Verdict:
    """One route is enough; the reason is that of the route that holds, else of the nearest one."""
    answer = any_of(routes)
    holding = [route for route in routes if route.met]
    reason = holding[0].reason if holding else " Hoặc: ".join(route.reason for route in routes)
    return Verdict(
        answer=answer, clause=rule.clause, reason=reason, evidence=evidence_of(holding), parts=routes
    )


def whole(rule: Rule, parts: tuple[Verdict, ...], *, yes: str) -> Verdict:
    """All parts must hold; what stands in the way is the reason."""
    answer = all_of(parts)
    reason = yes if answer is Answer.MET else next(p.reason for p in parts if p.answer is answer)
    until = max((part.until for part in parts if part.until and part.answer is answer), default=None)
    return Verdict(
        answer=answer,
        clause=rule.clause,
        reason=reason,
        evidence=evidence_of(parts),
        parts=parts,
        until=until,
    )


def codes_of(credits: Iterable[Credit]) -> tuple[str, ...]:
    """Exemplars, entries and commendations on which a count rests, each once, in order."""
    used = list(credits)
    return tuple(
        dict.fromkeys(
            sorted({c.exemplar for c in used})
            + sorted({c.entry for c in used})
            + sorted({c.commendation for c in used})
        )
    )


def day_over(plan: Plan, day: date) -> datetime:
    """The instant at which a day is over."""
    return datetime.combine(day + timedelta(days=1), time.min, plan.plan.zone)
