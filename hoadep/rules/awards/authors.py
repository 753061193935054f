"""The individual award: new entries on commended exemplars, by one of two routes (II.3.b)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hoadep.rules.awards.credits import Credit, Route, Ruling, codes_of, counted_credits, either, lacking
from hoadep.rules.awards.pairing import pairs
from hoadep.rules.plan.schema import Level, Plan
from hoadep.rules.verdict import Verdict, met, not_met, not_yet


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorEntry:
    """An eligible entry of an author, the exemplars it tells of, and whether it is a new discovery."""

    code: str
    exemplars: tuple[str, ...]
    newness: Ruling | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorFacts:
    """What II.3.b asks of an author: eligible entries (a co-author's counts whole) and their credits."""

    author: str
    entries: tuple[AuthorEntry, ...] = ()
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """What an author brings forward on one route, and what the route needs.

    `told` gives for each entry the exemplars that it tells of and that were commended at the level.
    """

    plan: Plan
    level: Level
    entries: int
    exemplars: int
    credits: tuple[Credit, ...]
    told: Mapping[str, tuple[str, ...]]

    @property
    def by_whom(self) -> str:
        """By whom the exemplars were commended."""
        return f"được {self.plan.level(self.level).giver} khen thưởng"

    @property
    def new_entry(self) -> str:
        """An entry found new, in the plan's words: "bài có tính phát hiện mới"."""
        newness = self.plan.author_award.newness
        return newness if newness.startswith("bài ") else f"bài đạt “{newness}”"

    def of(self, chosen: Callable[[str], bool]) -> "Claim":
        """The same claim with some of its entries only."""
        told = {entry: exemplars for entry, exemplars in self.told.items() if chosen(entry)}
        credits = tuple(credit for credit in self.credits if credit.entry in told)
        return replace(self, told=told, credits=credits)

    @property
    def found_entries(self) -> int:
        """How many entries count; each needs an exemplar of its own unless fewer exemplars are asked for."""
        return len(pairs(self.told)) if self.entries <= self.exemplars else len(self.told)

    @property
    def found_exemplars(self) -> int:
        """How many distinct exemplars they tell of."""
        return len({exemplar for exemplars in self.told.values() for exemplar in exemplars})

    @property
    def holds(self) -> bool:
        """Whether the route is fulfilled."""
        return self.found_entries >= self.entries and self.found_exemplars >= self.exemplars


def judge_author_award(plan: Plan, facts: AuthorFacts, *, as_of: datetime) -> Verdict:
    """Whether an author qualifies (II.3.b): enough new entries on commended exemplars, by one of two routes.

    Where as many exemplars as entries are asked for, two entries on one exemplar, or one entry on two,
    count once.
    """
    rule = plan.author_award
    host = _claim(plan, facts, "host", entries=rule.entries, exemplars=rule.exemplars_host)
    upper = _claim(plan, facts, "upper", entries=rule.entries_upper, exemplars=rule.exemplars_upper)
    verdict = either(rule, [_route(claim, facts, as_of=as_of) for claim in (host, upper)])
    if verdict.met:
        return replace(verdict, reason=f"Đủ điều kiện khen thưởng cá nhân. {verdict.reason}")
    return verdict


def _claim(plan: Plan, facts: AuthorFacts, level: Level, *, entries: int, exemplars: int) -> Claim:
    own = {entry.code: entry.exemplars for entry in facts.entries}
    credits = tuple(
        credit
        for credit in counted_credits(plan, facts.credits)
        if credit.level == level and credit.exemplar in own.get(credit.entry, ())
    )
    told: dict[str, set[str]] = {}
    for credit in credits:
        told.setdefault(credit.entry, set()).add(credit.exemplar)
    return Claim(
        plan=plan,
        level=level,
        entries=entries,
        exemplars=exemplars,
        credits=credits,
        told={entry: tuple(sorted(told[entry])) for entry in sorted(told)},
    )


def _route(claim: Claim, facts: AuthorFacts, *, as_of: datetime) -> Route:
    """Entries found new, on exemplars commended at one level; entries not yet judged keep it open."""
    plan, rule = claim.plan, claim.plan.author_award
    judged = {entry.code: entry.newness for entry in facts.entries}
    new = claim.of(lambda entry: (ruling := judged[entry]) is not None and ruling.holds)
    hoped = claim.of(lambda entry: (ruling := judged[entry]) is None or ruling.holds)
    numbers: dict[str, Any] = {
        "needed": claim.entries,
        "found": new.found_entries,
        "evidence": codes_of(new.credits),
        "parts": tuple(_entry_part(claim, new, entry, as_of=as_of) for entry in facts.entries),
    }
    said = f"{claim.new_entry} về gương {claim.by_whom}"
    if new.holds:
        reason = f"Có {new.found_entries} {said} (cần {claim.entries})."
        return Route(verdict=met(rule.clause, reason, **numbers))
    if hoped.holds:
        waiting = ", ".join(sorted(set(hoped.told) - set(new.told)))
        words = f"kết luận của người xét về “{rule.newness}” cho bài {waiting}"
        return Route(verdict=not_yet(rule.clause, f"Còn thiếu {words}.", **numbers), lacking=words)
    short = claim.entries - new.found_entries
    words = f"{short} {said} (có {new.found_entries}, cần {claim.entries})"
    if short <= 0:
        short = claim.exemplars - new.found_exemplars
        words = f"{short} gương {claim.by_whom} (có {new.found_exemplars}, cần {claim.exemplars})"
    return lacking(plan, rule, words, as_of=as_of, **numbers)


def _entry_part(claim: Claim, new: Claim, entry: AuthorEntry, *, as_of: datetime) -> Verdict:
    """Whether one entry counts on this route, and why."""
    rule = claim.plan.author_award
    told = ", ".join(claim.told.get(entry.code, entry.exemplars))
    name, evidence = f"Bài {entry.code} (gương {told})", (entry.code,)
    if entry.newness is not None and not entry.newness.holds:
        reason = (
            f"{name}: người xét kết luận không đạt “{rule.newness}”: {entry.newness.reason.rstrip('. ')}."
        )
        return not_met(rule.clause, reason, evidence=evidence)
    if entry.code not in claim.told:
        route = lacking(claim.plan, rule, "", as_of=as_of, evidence=evidence)
        return replace(route.verdict, reason=f"{name}: gương chưa {claim.by_whom} trong thời gian tính.")
    if entry.newness is None:
        reason = f"{name}: gương {claim.by_whom}, chưa có kết luận về “{rule.newness}”."
        return not_yet(rule.clause, reason, evidence=evidence)
    if claim.entries <= claim.exemplars and entry.code not in pairs(new.told):
        return not_met(rule.clause, f"{name}: không tính thêm, gương đã tính ở bài khác.", evidence=evidence)
    return met(rule.clause, f"{name}: được tính, gương {claim.by_whom}.", evidence=evidence)
