"""The part of a plan's page on marking and prizes: what judges mark by, how marks combine, which prizes."""

from collections.abc import Iterator
from decimal import Decimal

from hoadep.rules.plan import Plan
from hoadep.rules.plan.marking import COMBINE_WORDS, THIRD_WORDS, RoundRule
from hoadep.rules.plan.sources import Rule
from hoadep.vietnamese.numbers import format_number


def marking(plan: Plan) -> Iterator[tuple[str, str, Rule]]:
    """Each round in two lines: by what is marked, and what becomes of the marks."""
    for rule in plan.rounds:
        criteria = "; ".join(
            f"{c.name} {_said(c.most)}" + (f" (hệ số {_said(c.weight)})" if c.weight != 1 else "")
            for c in rule.criteria
        )
        most = sum((c.most * c.weight for c in rule.criteria), Decimal(0))
        yield rule.name, f"thang điểm {_said(most)}: {criteria}; điểm lẻ đến {_said(rule.step)}", rule
        yield f"Cách tính điểm {rule.name.lower()}", _combined(rule), rule


def _combined(rule: RoundRule) -> str:
    said = [f"mỗi bài {rule.marks_each} giám khảo", f"điểm chính thức: {COMBINE_WORDS[rule.combine]}"]
    if rule.third_over is not None and rule.third:
        said.append(f"hai điểm chênh quá {_said(rule.third_over)} thì chấm thêm: {THIRD_WORDS[rule.third]}")
    said.append(f"ranh giới chọn tính với độ tin cậy {round(rule.confidence * 100)}%")
    return "; ".join(said)


def prizes(plan: Plan) -> Iterator[tuple[str, str, Rule]]:
    """Each prize with its number and its sum."""
    for prize in plan.prizes:
        money = "chưa định mức tiền" if prize.money is None else f"{format_number(prize.money)} đồng"
        yield prize.name, f"{prize.number:02d} giải, {money}", prize


def _said(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
