"""Which entries go to the next level: the greatest sum of marks that the limits allow, proved, ties told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from types import MappingProxyType
from typing import Final

from hoadep.rules.selection_limits import Limit, Row, Scored, judge_limit, members_of, rows_of
from hoadep.rules.selection_model import Model, Numbers, irreducible
from hoadep.rules.verdict import Refused, Verdict, met, not_met

__all__ = ["Choice", "Limit", "Scored", "Swap", "choose", "judge_choice", "swap_cost"]

NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class Choice:
    """What was chosen, best first; a choice of equal sum exchanges some `tied` entries for other tied ones.

    `verdicts` say how the number and each limit are kept; `total` is the sum of the marks.
    """

    chosen: tuple[str, ...]
    tied: tuple[str, ...]
    optimal: bool
    verdicts: tuple[Verdict, ...]
    total: Fraction


@dataclass(frozen=True)
class Swap:
    """What an exchange costs in marks (below zero: it gains), and the limits that it would break."""

    cost: Fraction
    broken: tuple[Verdict, ...]


def choose(
    candidates: Sequence[Scored],
    *,
    number: int,
    limits: Sequence[Limit] = (),
    fixed_in: Collection[str] = (),
    fixed_out: Collection[str] = (),
    names: Mapping[str, str] = NO_NAMES,
) -> Choice:
    """Choose `number` entries (all, when there are fewer), those fixed in among them, none fixed out.

    Of entries alike in mark and limits those first in the given order are taken. `names` say how keys of
    limits read. Raises `Refused` with the smallest group of demands that cannot hold together.
    """
    _check_fixed(candidates, fixed_in, fixed_out)
    open_ones = [candidate for candidate in candidates if candidate.code not in set(fixed_out)]
    wanted = min(number, len(open_ones))
    rows = [_number_row(open_ones, wanted), *_fixed_rows(open_ones, fixed_in)]
    rows += rows_of(open_ones, limits, names)
    scale = lcm(*(Fraction(one.value).denominator for one in open_ones))
    model = Model([int(Fraction(one.value) * scale) for one in open_ones], rows)
    found = model.best(model.worths)
    if found is None:
        raise Refused(_conflict(open_ones, rows, number=wanted))
    counts, optimal = found
    model.narrow(int(counts @ model.worths))
    places = [place for group, n in zip(model.groups, counts.tolist(), strict=True) for place in group[:n]]
    chosen = sorted((open_ones[place] for place in places), key=lambda one: (-one.value, one.code))
    return Choice(
        chosen=tuple(one.code for one in chosen),
        tied=tuple(sorted(open_ones[place].code for place in _tied(model, counts, wanted))),
        optimal=optimal,
        verdicts=judge_choice(candidates, chosen, number=number, limits=limits, names=names),
        total=sum((Fraction(one.value) for one in chosen), Fraction(0)),
    )


def judge_choice(
    candidates: Sequence[Scored],
    chosen: Collection[Scored],
    *,
    number: int,
    limits: Sequence[Limit],
    names: Mapping[str, str] = NO_NAMES,
) -> tuple[Verdict, ...]:
    """How any choice, made by hand too, keeps the number and each limit."""
    judged = [
        judge_limit(chosen, limit, among=members_of(candidates, limit), names=names) for limit in limits
    ]
    return (_judge_number(len(chosen), number, of=len(candidates)), *judged)


def swap_cost(
    candidates: Sequence[Scored],
    chosen: Collection[str],
    *,
    out: str,
    into: str,
    number: int,
    limits: Sequence[Limit],
    names: Mapping[str, str] = NO_NAMES,
) -> Swap:
    """What it costs to put `into` in the place of `out`, and which limits kept now would be broken."""
    by_code = {candidate.code: candidate for candidate in candidates}
    before = [by_code[code] for code in chosen]
    after = [one for one in before if one.code != out] + [by_code[into]]
    judged = [
        judge_choice(candidates, some, number=number, limits=limits, names=names) for some in (before, after)
    ]
    broken = tuple(new for old, new in zip(*judged, strict=True) if old.met and not new.met)
    return Swap(Fraction(by_code[out].value) - Fraction(by_code[into].value), broken)


def _check_fixed(candidates: Sequence[Scored], fixed_in: Collection[str], fixed_out: Collection[str]) -> None:
    if both := sorted(set(fixed_in) & set(fixed_out)):
        raise Refused(not_met("", f"Vừa giữ vừa loại: {', '.join(both)}.", evidence=tuple(both)))
    if gone := sorted(set(fixed_in) - {candidate.code for candidate in candidates}):
        raise Refused(not_met("", f"Giữ bài không được chọn: {', '.join(gone)}.", evidence=tuple(gone)))


def _number_row(candidates: Sequence[Scored], number: int) -> Row:
    return Row(frozenset(range(len(candidates))), number, number, f"chọn đúng {number} bài")


def _fixed_rows(candidates: Sequence[Scored], fixed_in: Collection[str]) -> list[Row]:
    return [
        Row(frozenset({place}), 1, 1, f"giữ bài {one.code}", (one.code,))
        for place, one in enumerate(candidates)
        if one.code in set(fixed_in)
    ]


def _judge_number(found: int, number: int, *, of: int) -> Verdict:
    said = {"needed": number, "found": found}
    if found == number:
        return met("", f"Đã chọn đủ {number} bài.", **said)
    if found > number:
        return not_met("", f"Đã chọn {found} bài, quá {found - number} bài so với {number}.", **said)
    if found == of:
        return not_met("", f"Chỉ có {of} bài, thiếu {number - of} bài so với {number}: chọn tất cả.", **said)
    return not_met("", f"Mới chọn {found} trên {number} bài.", **said)


def _tied(model: Model, counts: Numbers, number: int) -> list[int]:
    """The places of entries that are in some best choices and not in others.

    Best choices are asked for that have as many groups as can be not seen in, or not seen left out, before;
    worths are stretched so that this never outweighs a mark.
    """
    within, without = counts > 0, counts < model.sizes
    for seen, sign in ((within, 1), (without, -1)):
        while not seen.all():
            found = model.best(model.worths * (number + 1) + sign * ~seen)
            if found is None:
                break
            fresh = ~seen & ((found[0] > 0) if sign == 1 else (found[0] < model.sizes))
            within |= found[0] > 0
            without |= found[0] < model.sizes
            if not fresh.any():
                break
    tied = within & without
    return [place for group, both in zip(model.groups, tied, strict=True) if both for place in group]


def _conflict(candidates: Sequence[Scored], rows: Sequence[Row], *, number: int) -> Verdict:
    """The demands that cannot hold together, and how many could be chosen without the number."""
    nothing = [0] * len(candidates)

    def holds(some: Sequence[Row]) -> bool:
        model = Model(nothing, some)
        return model.best(model.worths) is not None

    wrong = irreducible(rows, holds)
    reason = f"Không chọn được vì các điều kiện sau không thể cùng đúng: {'; '.join(r.said for r in wrong)}."
    if rows[0] in wrong and len(wrong) > 1:
        reason += _possible(candidates, rows[1:], number)
    codes = tuple(dict.fromkeys(code for row in wrong for code in row.codes))
    return not_met("", reason, evidence=codes, needed=number)


def _possible(candidates: Sequence[Scored], rows: Sequence[Row], number: int) -> str:
    for worth, said in ((1, "nhiều nhất chọn được"), (-1, "ít nhất phải chọn")):
        model = Model([worth] * len(candidates), rows)
        found = model.best(model.worths)
        if found is not None and worth * int(found[0].sum()) < worth * number:
            return f" Giữ mọi điều kiện khác thì {said} {int(found[0].sum())} bài."
    return ""
