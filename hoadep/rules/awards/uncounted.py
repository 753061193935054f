"""Why a commendation that was given does not count for a unit (II.3.a)."""

from dataclasses import dataclass

from hoadep.rules.awards.credits import Credit, counted_credits
from hoadep.rules.plan.schema import Plan
from hoadep.rules.verdict import Verdict, met, not_met
from hoadep.vietnamese.dates import short_date_screen


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A commendation of an exemplar that a unit nominated or told of; `entries` are its own that are
    linked with the commendation, `counted` says whether the exemplar counts for the unit already.
    """

    credit: Credit
    entries: tuple[str, ...] = ()
    counted: bool = False


def judge_given(plan: Plan, given: Given) -> Verdict:
    """Whether one commendation counts for the unit, and if not by which condition."""
    credit, clause = given.credit, plan.unit_conditions.clause
    codes = (credit.exemplar, credit.commendation, *given.entries)
    said = f"Gương {credit.exemplar}, khen thưởng {credit.commendation}"
    if credit.level == "unit":
        return not_met(clause, f"{said}: khen ở {plan.level('unit').name}, không tính.", evidence=codes)
    if credit.occasion not in plan.counting_occasions():
        return not_met(clause, f"{said}: diện khen này không tính.", evidence=codes)
    if not counted_credits(plan, [credit]):
        day = short_date_screen(credit.decided_on)
        return not_met(clause, f"{said}: quyết định ngày {day} ngoài thời gian tính.", evidence=codes)
    if not given.entries:
        why = "chưa có bài dự thi đủ điều kiện của đơn vị viết về việc được khen, nên không tính"
        return not_met(clause, f"{said}: {why}.", evidence=codes)
    if given.counted:
        return not_met(clause, f"{said}: gương này đã tính, không tính thêm.", evidence=codes)
    return met(clause, f"{said}: được tính.", evidence=codes)
