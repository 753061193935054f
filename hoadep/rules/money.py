"""Money that goes with a commendation: basic salary × multiple on the day of the decision, or a fixed sum."""

import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import Literal, TypeVar

from pydantic import Field, TypeAdapter

from hoadep.rules.plan import Plan
from hoadep.rules.plan.sources import Piece
from hoadep.rules.verdict import Verdict, met, not_yet
from hoadep.vietnamese.numbers import format_number

Sort = Literal["person", "household", "group", "collective"]
SORTS: dict[str, str] = {
    "person": "cá nhân",
    "household": "gia đình",
    "group": "nhóm",
    "collective": "tập thể",
}
WAYS = {"up": (ROUND_CEILING, "làm tròn lên"), "half_up": (ROUND_HALF_UP, "làm tròn")}


class Dated(Piece):
    """A number of the law with its source; it holds from `since` to `until` (last day, None: still).

    `checked` is "text" when it was compared with the document or a source that quotes it, else "known".
    """

    since: date
    until: date | None = None
    source: str
    address: str = ""
    checked: Literal["text", "known"]

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= on and (self.until is None or on <= self.until)

    def meets(self, other: "Dated") -> bool:
        """Whether both hold on some day."""
        return self.holds(max(self.since, other.since)) and other.holds(max(self.since, other.since))


class Salary(Dated):
    """`[[salaries]]`: the basic salary (lương cơ sở), in đồng."""

    amount: int = Field(ge=1)


class Rounding(Dated):
    """`[[roundings]]`: to which multiple of đồng a sum is rounded, and which way."""

    to: int = Field(ge=1)
    way: Literal["up", "half_up"]


class Norm(Dated):
    """`[[norms]]`: what goes with a form of a giver, for these kinds of subject: multiple or fixed sum."""

    key: str
    name: str
    subjects: tuple[Sort, ...]
    multiple: Decimal | None = Field(default=None, gt=0)
    fixed: int | None = Field(default=None, ge=0)


class Norms(Piece):
    """The whole table."""

    salaries: tuple[Salary, ...]
    roundings: tuple[Rounding, ...]
    norms: tuple[Norm, ...]


def read_norms(text: str) -> Norms:
    """The table of a TOML text.

    Raises `ValueError` for a norm with neither or both of multiple and fixed sum, and for two that hold
    on the same day; `pydantic.ValidationError` or `tomllib.TOMLDecodeError` for an unsound text.
    """
    table = TypeAdapter(Norms).validate_python(tomllib.loads(text))
    for norm in table.norms:
        if (norm.multiple is None) == (norm.fixed is None):
            raise ValueError(f"Định mức “{norm.key}” phải có đúng một trong hai: multiple, fixed.")
    _require_apart(table.salaries, "lương cơ sở")
    _require_apart(table.roundings, "cách làm tròn")
    for key, subject in {(norm.key, subject) for norm in table.norms for subject in norm.subjects}:
        same = [norm for norm in table.norms if norm.key == key and subject in norm.subjects]
        _require_apart(same, f"định mức “{key}” ({SORTS[subject]})")
    return table


def _require_apart(rows: Iterable[Dated], name: str) -> None:
    for one, other in combinations(rows, 2):
        if one.meets(other):
            raise ValueError(f"Hai mức {name} cùng có hiệu lực ngày {max(one.since, other.since):%d/%m/%Y}.")


def judge_money(norms: Norms, key: str | None, *, sort: str, on: date) -> Verdict:
    """The money of a commendation decided on a day: `found` in đồng, the sentence says how it is made.

    `key` is the norm that the plan names (None: none). What is not known is "not yet": it blocks paying,
    never the decision.
    """
    norm = _holding((n for n in norms.norms if n.key == key and sort in n.subjects), on)
    if norm is None:
        return _unknown("", f"{SORTS[sort]}, ngày {on:%d/%m/%Y}")
    if norm.fixed is not None:
        return met(norm.source, f"{format_number(norm.fixed)} đồng (mức cố định).", found=norm.fixed)
    salary, rounding = _holding(norms.salaries, on), _holding(norms.roundings, on)
    if salary is None or norm.multiple is None:
        return _unknown(norm.source, f"chưa có lương cơ sở ngày {on:%d/%m/%Y}")
    exact = norm.multiple * salary.amount
    amount, rounded = _rounded(exact, rounding)
    said = f"{_decimal(norm.multiple)} × {format_number(salary.amount)} = {_decimal(exact)}{rounded} đồng"
    return met(norm.source, f"{said} ({salary.source}).", found=amount)


def norm_of(plan: Plan, form: str, level: str) -> str | None:
    """The norm that the plan names for a form of a level; None where it names none."""
    return next((row.norm for row in plan.rewards if (row.form, row.level) == (form, level)), None)


def _unknown(clause: str, what: str) -> Verdict:
    return not_yet(clause, f"Chưa có định mức tiền thưởng ({what}): chưa chi được, quyết định vẫn ban hành.")


_D = TypeVar("_D", bound=Dated)


def _holding(rows: Iterable[_D], on: date) -> _D | None:
    return next((row for row in rows if row.holds(on)), None)


def _rounded(exact: Decimal, rule: Rounding | None) -> tuple[int, str]:
    """The sum in whole đồng and the words that tell how it was rounded, if it was."""
    to, way = (rule.to, rule.way) if rule else (1, "half_up")
    mode, words = WAYS[way]
    amount = int((exact / to).to_integral_value(mode)) * to
    return amount, "" if amount == exact else f", {words} {format_number(amount)}"


def _decimal(number: Decimal) -> str:
    """ "0,15", "447.000"."""
    whole, _, part = f"{number.normalize():f}".partition(".")
    return format_number(int(whole)) + (f",{part}" if part else "")
