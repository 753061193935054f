"""Whether a prize is one that the plan foresees: its name, how many, its sum; else a reason is needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoadep.rules.plan import Plan
from hoadep.rules.plan.commending import source_of
from hoadep.rules.plan.marking import PrizeRule
from hoadep.rules.verdict import Verdict, all_of, met, not_met
from hoadep.vietnamese.numbers import format_number


@dataclass(frozen=True)
class Wanted:
    """A prize to be given: its name and its sum in đồng."""

    name: str
    money: int


def prize_named(plan: Plan, name: str) -> PrizeRule | None:
    """What the plan says of a prize of that name."""
    return next((prize for prize in plan.prizes if prize.name.casefold() == name.casefold()), None)


def judge_prize(
    plan: Plan, wanted: Wanted, *, given: Mapping[str, int], before: Wanted | None, decided: bool
) -> Verdict:
    """Whether the prize can be given without a reason.

    `given` are the prizes of the list by name, without the entry's own; `before` is what the entry has;
    `decided`: whoever decides has settled the list. A plan that foresees no prizes asks for nothing.
    """
    parts = [*_beside_plan(plan, wanted, given), *_late(before, decided)]
    if not parts:
        rule = prize_named(plan, wanted.name)
        return met(source_of(rule) if rule else "", f"{wanted.name} đúng cơ cấu giải.")
    whole = " ".join(part.reason for part in parts)
    return Verdict(answer=all_of(parts), clause=parts[0].clause, reason=whole, parts=tuple(parts))


def _beside_plan(plan: Plan, wanted: Wanted, given: Mapping[str, int]) -> Sequence[Verdict]:
    if not plan.prizes:
        return []
    rule = prize_named(plan, wanted.name)
    if rule is None:
        names = ", ".join(prize.name for prize in plan.prizes)
        return [not_met("", f"Kế hoạch không có “{wanted.name}” (có: {names}).")]
    parts, clause = [], source_of(rule)
    if (found := given.get(rule.name, 0)) >= rule.number:
        said = f"Kế hoạch có {rule.number:02d} {rule.name}, đã trao {found:02d}."
        parts.append(not_met(clause, said, needed=rule.number, found=found + 1))
    if rule.money is not None and wanted.money != rule.money:
        said = (
            f"{rule.name} theo kế hoạch là {format_number(rule.money)} đồng, "
            f"không phải {format_number(wanted.money)} đồng."
        )
        parts.append(not_met(clause, said))
    return parts


def _late(before: Wanted | None, decided: bool) -> Sequence[Verdict]:
    parts = []
    if before is not None:
        parts.append(not_met("", f"Bài đã có {before.name}."))
    if decided:
        parts.append(not_met("", "Danh sách đã có quyết định."))
    return parts
