"""The money that goes with commendations: the norm that the plan names, on the day of the decision."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoadep.contest.plans.files import reward_norms
from hoadep.rules.money import SORTS, judge_money, norm_of
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Verdict
from hoadep.vietnamese.numbers import format_number


def money_of(kind: str, plan: Plan, *, form: str, level: str, on: date) -> Verdict:
    """What one subject of a kind gets, in đồng (`found`), and how it is made."""
    return judge_money(reward_norms(), norm_of(plan, form, level), sort=kind, on=on)


@dataclass(frozen=True)
class Money:
    """What goes with a list: for each kind of subject how many get which sum."""

    lines: tuple[tuple[str, int, Verdict], ...]

    @property
    def known(self) -> bool:
        """Whether every sum is."""
        return bool(self.lines) and all(said.met for _, _, said in self.lines)

    @property
    def total(self) -> int:
        """All of it in đồng, as far as it is known."""
        return sum(many * (said.found or 0) for _, many, said in self.lines)

    @property
    def article(self) -> str:
        """The sentence of a decision; what is not known is left to the rules in force."""
        if not self.known:
            return "Mức tiền thưởng theo quy định hiện hành vào ngày ký Quyết định này."
        each = "; ".join(f"mỗi {sort} {format_number(said.found or 0)} đồng" for sort, _, said in self.lines)
        return f"Mức tiền thưởng: {each}. Tổng số tiền: {format_number(self.total)} đồng."


def money_of_list(kinds: Iterable[str], plan: Plan, *, form: str, level: str, on: date) -> Money:
    """The money of all subjects of a list, decided on one day."""
    many = Counter(kinds)
    return Money(
        tuple(
            (SORTS[kind], number, money_of(kind, plan, form=form, level=level, on=on))
            for kind, number in sorted(many.items())
        )
    )
