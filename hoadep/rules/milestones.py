"""Dates that a plan sets once a season: milestones, the pilot of online entry, the dispatch upwards."""

from datetime import date, datetime

from hoadep.rules.deadlines import end_of, start_of
from hoadep.rules.plan.schema import Plan
from hoadep.rules.verdict import Verdict, met, not_met, not_yet
from hoadep.vietnamese.dates import last_good_minute, short_date_document


def due(plan: Plan, day: date, *, before: bool) -> datetime:
    """The instant from which it is too late; "before a day" makes the day itself too late."""
    return start_of(plan, day) if before else end_of(plan, day)


def judge_pilot(plan: Plan, *, at: datetime) -> Verdict:
    """Whether an online entry sent at an instant belongs to the evaluation of the pilot (III.2)."""
    pilot = plan.pilot
    if pilot is None:
        return not_met("", "Kế hoạch không thí điểm thi trực tuyến.")
    span = f"{short_date_document(pilot.starts_on)}–{short_date_document(pilot.ends_on)}"
    if start_of(plan, pilot.starts_on) <= at < end_of(plan, pilot.ends_on):
        return met(pilot.clause, f"Gửi trong thời gian thí điểm thi trực tuyến ({span}).")
    taken = "vẫn nhận, không đưa vào đánh giá thí điểm" if pilot.accepted_outside else "không nhận trực tuyến"
    return not_met(pilot.clause, f"Gửi ngoài thời gian thí điểm thi trực tuyến ({span}): {taken}.")


def judge_dispatch(plan: Plan, *, number: int, at: datetime) -> Verdict:
    """Whether a list of so many entries may go to the upper level at an instant (IV.2)."""
    rule = plan.selection
    if rule is None:
        return not_met("", "Kế hoạch không chọn bài gửi cấp trên.")
    limit = due(plan, rule.before, before=True)
    when = f"{last_good_minute(limit, plan.plan.zone)}/{rule.before.year}"
    numbers = {"needed": rule.number, "found": number}
    if number > rule.number:
        reason = f"Danh sách có {number} bài, nhiều hơn {rule.number} bài mà kế hoạch cho gửi."
        return not_met(rule.clause, reason, **numbers)
    if at >= limit:
        return not_met(rule.clause, f"Đã quá hạn gửi danh sách: {when}.", **numbers)
    if number < rule.number:
        reason = f"Danh sách mới có {number} bài, kế hoạch là {rule.number} bài, hạn {when}."
        return not_yet(rule.clause, reason, until=limit, **numbers)
    return met(rule.clause, f"Đủ {rule.number} bài, gửi trong hạn ({when}).", **numbers)
