"""The individual award: new entries on commended exemplars, by one of two routes (II.3.b)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hoadep.rules.awards.credits import Credit, Ruling, counted_credits, either, open_or_no, whole
from hoadep.rules.plan.schema import Level, Plan
from hoadep.rules.verdict import Verdict, met, not_yet


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorEntry:
    """An eligible entry of an author, the exemplars it tells of, and whether it is a new discovery."""

    code: str
    exemplars: tuple[str, ...]
    newness: Ruling | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorFacts:
    """What II.3.b asks of an author."""

    author: str
    entries: tuple[AuthorEntry, ...] = ()
    credits: tuple[Credit, ...] = ()


def judge_author_award(plan: Plan, facts: AuthorFacts, *, as_of: datetime) -> Verdict:
    """Whether an author qualifies (II.3.b): enough new entries on commended exemplars, by one of two routes.

    Each entry is paired with one exemplar, so two entries on one exemplar, or one entry on two, count once.
    """
    rule = plan.author_award
    counted = counted_credits(plan, facts.credits)
    routes = (
        _author_route(
            plan,
            facts,
            counted,
            level="host",
            entries=rule.entries,
            exemplars=rule.exemplars_host,
            as_of=as_of,
        ),
        _author_route(
            plan,
            facts,
            counted,
            level="upper",
            entries=rule.entries_upper,
            exemplars=rule.exemplars_upper,
            as_of=as_of,
        ),
    )
    return whole(rule, (either(rule, routes),), yes="Đủ điều kiện khen thưởng cá nhân.")


def _author_route(
    plan: Plan,
    facts: AuthorFacts,
    counted: Sequence[Credit],
    *,
    level: Level,
    entries: int,
    exemplars: int,
    as_of: datetime,
) -> Verdict:
    """Entries found new, on exemplars commended at one level; entries not yet judged keep it open."""
    rule, giver, needed = plan.author_award, plan.level(level).giver, max(entries, exemplars)
    told = _commended_entries(facts, [credit for credit in counted if credit.level == level])
    new = _pairs(
        {e.code: told[e.code] for e in facts.entries if e.newness and e.newness.holds and e.code in told}
    )
    hoped = _pairs(
        {
            e.code: told[e.code]
            for e in facts.entries
            if (e.newness is None or e.newness.holds) and e.code in told
        }
    )
    evidence = tuple(sorted({*new, *new.values()}))
    numbers = {"needed": needed, "found": len(new), "evidence": evidence}
    said = f"{rule.newness}; gương được {giver} khen thưởng"
    if len(new) >= needed:
        return met(rule.clause, f"Có {len(new)} bài đạt: {said} (cần {needed}).", **numbers)
    if len(hoped) >= needed:
        waiting = ", ".join(sorted(set(hoped) - set(new)))
        reason = f"Chờ người xét kết luận “{rule.newness}” của bài {waiting} (có {len(new)}, cần {needed})."
        return not_yet(rule.clause, reason, **numbers)
    reason = f"Còn thiếu {needed - len(new)} bài: {said} (có {len(new)}, cần {needed})."
    return open_or_no(plan, rule.clause, reason, as_of=as_of, **numbers)


def _commended_entries(facts: AuthorFacts, credits: Iterable[Credit]) -> dict[str, tuple[str, ...]]:
    """Each entry of the author with the commended exemplars that it tells of."""
    found: dict[str, set[str]] = {}
    own = {entry.code: entry.exemplars for entry in facts.entries}
    for credit in credits:
        if credit.exemplar in own.get(credit.entry, ()):
            found.setdefault(credit.entry, set()).add(credit.exemplar)
    return {entry: tuple(sorted(exemplars)) for entry, exemplars in sorted(found.items())}


def _pairs(told: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The most entries that can each be paired with an exemplar of its own (a maximum matching)."""
    holder: dict[str, str] = {}

    def place(entry: str, tried: set[str]) -> bool:
        for exemplar in told[entry]:
            if exemplar not in tried:
                tried.add(exemplar)
                if exemplar not in holder or place(holder[exemplar], tried):
                    holder[exemplar] = entry
                    return True
        return False

    for entry in told:
        place(entry, set())
    return {entry: exemplar for exemplar, entry in holder.items()}
