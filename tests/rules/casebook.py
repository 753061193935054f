"""Reads the cases: Vietnamese TOML with what is given ("cho") and what follows ("thì")."""

import tomllib
from collections.abc import Iterable
from datetime import date, datetime, time
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from hoadep.rules.awards import Credit, Ruling
from hoadep.rules.calendars import Extension, slices_of
from hoadep.rules.deadlines import WorkingDay, end_of
from hoadep.rules.periods import periods_of
from hoadep.rules.plan import Plan, read_plan
from hoadep.rules.plan.days_off import working_days
from hoadep.rules.plan.schema import Counts
from hoadep.rules.quota import BoardLine, UnitFacts, judge_lines
from hoadep.rules.verdict import Answer
from hoadep.vietnamese.dates import parse_date

CASES = Path(__file__).parent / "cases"
PLANS = Path(__file__).parents[2] / "plans"
COUNTS: dict[str, Counts] = {"bài": "entries", "gương": "nominations"}
AWARD_WORDS = {Answer.MET: "đạt", Answer.NOT_MET: "chưa đạt", Answer.NOT_YET: "chưa đủ"}
RHYTHMS = {"tháng": "month", "quý": "quarter"}

Case = dict[str, Any]
few = settings(max_examples=25, deadline=None, derandomize=True, database=None)
"""Properties are tried on few examples, always the same: these tests run after every save."""


def book(name: str) -> Case:
    """A whole file of cases."""
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))


def cases(name: str, table: str = "trường hợp") -> list[Any]:
    """The cases of one table of a file, each called by its name."""
    return [pytest.param(case, id=case["tên"]) for case in book(name)[table]]


@cache
def plan_file(name: str) -> Plan:
    """A plan that the product ships."""
    source = PLANS / f"{name}.toml"
    text = source.read_text("utf-8")
    document = PLANS / tomllib.loads(text)["plan"]["document"]
    return read_plan(text, document.read_text("utf-8"))


@cache
def is_working_day() -> WorkingDay:
    """The table of working days that the product ships."""
    return working_days((PLANS / "days-off-vn.toml").read_text("utf-8"))


def plan_of(case: Case) -> Plan:
    """The case's plan (plan 190 unless it names another), with what the case reads otherwise in it."""
    plan = plan_file(case.get("kế hoạch", "kh-190-2020"))
    changes = {
        table: getattr(plan, table).model_copy(update=keys)
        for table, keys in case.get("đọc khác", {}).items()
    }
    return plan.model_copy(update=changes) if changes else plan


def instant(plan: Plan, text: str) -> datetime:
    """ "23:59:59 ngày 09/3/2021"; a day without a time, as on paper, is its noon."""
    clock, _, day = text.rpartition("ngày ")
    at = time.fromisoformat(clock.strip()) if clock.strip() else time(12)
    return datetime.combine(parse_date(day), at, plan.plan.zone)


def moment(plan: Plan, words: str) -> datetime | None:
    """An instant, or "chưa rõ" where a person without a date is waited for."""
    return None if words == "chưa rõ" else instant(plan, words)


def day(text: str) -> date:
    """ "ngày 09/3/2021" or "09/3/2021"."""
    return parse_date(text.removeprefix("ngày "))


def kind(plan: Plan, name: str) -> str:
    """The key of a kind of unit, by the plan's own name for it."""
    return next(kind.key for kind in plan.unit_kinds if kind.name.lower() == name.lower())


def period_key(plan: Plan, counts: Counts, words: str) -> str:
    """ "kỳ tháng 3/2021" → "2021-03"; the words are those of the period's own label."""
    name = words.removeprefix("kỳ ")
    every = RHYTHMS[name.split(" ")[0]]
    return next(p.key for p in periods_of(plan, counts, every) if p.short_label.lower() == name.lower())


def extension(plan: Plan, given: Case) -> Extension:
    """{ "chỉ tiêu" = "gương", "kỳ" = "tháng 3/2021", "đến hết" = "ngày 14/3/2021", "đơn vị" = "P01" }."""
    counts = COUNTS[given["chỉ tiêu"]]
    key = period_key(plan, counts, given["kỳ"])
    ends = end_of(plan, day(given["đến hết"]))
    return Extension(counts=counts, period=key, ends=ends, unit=given.get("đơn vị"))


def sums(slices: tuple[datetime, ...], moments: Iterable[datetime]) -> tuple[int, ...]:
    """How many of the moments lie in each slice of time."""
    given = list(moments)
    return tuple(sum(start <= moment < end for moment in given) for start, end in pairwise(slices))


def unit_lines(plan: Plan, given: Case, *, code: str = "P01") -> tuple[BoardLine, ...]:
    """The board of a unit from what is given: what arrived when, extensions, when it took part."""
    extensions = tuple(extension(plan, row) for row in given.get("gia hạn", ()))
    slices = {counts: slices_of(plan, counts, extensions) for counts in COUNTS.values()}

    def told(suffix: str) -> dict[Counts, tuple[int, ...]]:
        return {
            counts: sums(slices[counts], [instant(plan, m) for m in given.get(f"{name} {suffix}", ())])
            for name, counts in COUNTS.items()
        }

    since, until = given.get("tham gia từ"), given.get("thôi tham gia từ")
    unit = UnitFacts(
        code=code,
        kind=kind(plan, given["đơn vị"]),
        since=instant(plan, since) if since else None,
        until=instant(plan, until) if until else None,
        arrived=told("gửi lúc"),
        waiting=told("chờ duyệt từ"),
        acknowledged=told("đã tiếp nhận, gửi lúc"),
        nothing_to_report=frozenset(line_key(plan, words) for words in given.get("không phát sinh", ())),
        extensions=extensions,
    )
    return judge_lines(plan, slices, unit, as_of=instant(plan, given["tính đến"]))


def line_key(plan: Plan, words: str) -> tuple[Counts, str]:
    """ "gương, kỳ tháng 3/2021" → ("nominations", "2021-03")."""
    name, _, period = words.partition(", ")
    counts = COUNTS[name]
    return counts, period_key(plan, counts, period)


def credits(plan: Plan, rows: Iterable[Case]) -> tuple[Credit, ...]:
    """Rows such as { "gương" = "D1", "bài" = "B1", "cấp" = "quận", "ngày" = "15/01/2021" }."""
    levels = {level.name: level.key for level in plan.levels}
    occasions = {occasion.name: occasion.key for occasion in plan.occasions}
    return tuple(
        Credit(
            exemplar=row["gương"],
            entry=row["bài"],
            commendation=row.get("khen thưởng", f"K{n}"),
            level=levels[row["cấp"]],
            occasion=occasions[row.get("diện", "Người tốt, việc tốt")],
            decided_on=day(row["ngày"]),
        )
        for n, row in enumerate(rows, 1)
    )


def ruling(clause: str, code: str, words: str | None) -> Ruling | None:
    """ "đạt: lý do", "không đạt: lý do", or nothing where nobody has judged yet."""
    if words is None:
        return None
    said, _, reason = words.partition(": ")
    return Ruling(clause=clause, code=code, holds=said == "đạt", reason=reason)
