"""What both awards rest on: exemplars commended, judgements of persons, and how conditions are joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hoadep.rules.deadlines import end_of
from hoadep.rules.plan.schema import Plan
from hoadep.rules.plan.sources import Rule
from hoadep.rules.verdict import Answer, Verdict, all_of, any_of, evidence_of, not_met, not_yet


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """A person's answer to a condition that no arithmetic can settle; `code` is what it is about."""

    clause: str
    holds: bool
    reason: str
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Credit:
    """An exemplar, told of in an entry, was commended: codes, level, occasion and the decision's day.

    `exemplar` is the code that stands for all rows of one person or collective.
    """

    exemplar: str
    entry: str
    commendation: str
    level: str
    occasion: str
    decided_on: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """One of several ways to fulfil a condition; `lacking` is what it still lacks, in words."""

    verdict: Verdict
    lacking: str = ""


def counted_credits(plan: Plan, credits: Iterable[Credit]) -> tuple[Credit, ...]:
    """Credits whose occasion counts and whose decision lies in the window (II.3)."""
    occasions, window = plan.counting_occasions(), plan.windows.commendations
    return tuple(
        credit
        for credit in credits
        if credit.occasion in occasions and window.opens_on <= credit.decided_on <= window.closes_on
    )


def lacking(plan: Plan, rule: Rule, words: str, *, as_of: datetime, **more: Any) -> Route:
    """A route not fulfilled: "not yet" while commendations may still be decided, "no" afterwards."""
    closes = end_of(plan, plan.windows.commendations.closes_on)
    if as_of < closes:
        return Route(verdict=not_yet(rule.clause, f"Còn thiếu {words}.", until=closes, **more), lacking=words)
    return Route(verdict=not_met(rule.clause, f"Còn thiếu {words}.", **more), lacking=words)


def either(rule: Rule, routes: Sequence[Route]) -> Verdict:
    """One route is enough. What still may come is told of every route that is open as long as that."""
    parts = tuple(route.verdict for route in routes)
    answer = any_of(parts)
    deciding = [route for route in routes if route.verdict.answer is answer]
    words = ", hoặc ".join(route.lacking for route in deciding)
    return Verdict(
        answer=answer,
        clause=rule.clause,
        reason=deciding[0].verdict.reason if answer is Answer.MET else f"Còn thiếu {words}.",
        evidence=codes(evidence_of(route.verdict for route in deciding)),
        parts=parts,
        until=open_until(parts) if answer is Answer.NOT_YET else None,
    )


def whole(rule: Rule, parts: Sequence[Verdict], *, yes: str) -> Verdict:
    """All parts must hold; what stands in the way is the reason."""
    answer = all_of(parts)
    reasons = [part.reason for part in parts if part.answer is answer]
    return Verdict(
        answer=answer,
        clause=rule.clause,
        reason=yes if answer is Answer.MET else " ".join(reasons),
        evidence=codes(evidence_of(parts)),
        parts=tuple(parts),
        until=open_until(parts) if answer is Answer.NOT_YET else None,
    )


def open_until(parts: Iterable[Verdict]) -> datetime | None:
    """The last instant at which an open part may change; None when one waits for a person without a date."""
    ends = [part.until for part in parts if part.answer is Answer.NOT_YET]
    dated = [end for end in ends if end is not None]
    return max(dated) if dated and len(dated) == len(ends) else None


def codes(given: Iterable[str]) -> tuple[str, ...]:
    """Codes, each once, sorted."""
    return tuple(sorted(set(given)))


def codes_of(credits: Iterable[Credit]) -> tuple[str, ...]:
    """Exemplars, entries and commendations on which a count rests."""
    return codes(code for c in credits for code in (c.exemplar, c.entry, c.commendation))
