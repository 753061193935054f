"""What the officer and the units say in the demonstration: judgements, extensions, nothing to report."""

from datetime import datetime, time, timedelta

from hoadep.config.demo.stage import Stage
from hoadep.contest.awards import actions as awards
from hoadep.contest.progress import actions as progress
from hoadep.rules.periods import periods_of

WELL = "Phát động rộng, có tổ công tác, thường xuyên giới thiệu gương trên bảng tin và trong hội nghị."
ILL = "Cả mùa không phát động, không có tin bài tuyên truyền nào về gương."


def judge_units(stage: Stage) -> None:
    """The office's judgement of each unit's work, at the end of the season, where it has judged."""
    last_day = stage.plan.season.closes_on - timedelta(days=10)
    at = datetime.combine(last_day, time(9), stage.plan.plan.zone)
    for code, part in stage.parts.items():
        if part.judged is not None:
            awards.judge(
                stage.season,
                code,
                stage.plan.unit_conditions.clause,
                holds=part.judged,
                reason=WELL if part.judged else ILL,
                by=stage.cast.officer,
                at=at,
            )


def speak_for_periods(stage: Stage) -> None:
    """Silent units report nothing for a period each; one unit is given more time for one."""
    silent = [unit for unit in stage.demo_units if stage.parts[unit.code].entries == 0.0]
    for unit in silent:
        quota = stage.plan.quota(unit.kind, "nominations")
        if quota:
            period = [p for p in periods_of(stage.plan, "nominations", quota.every) if p.owes][1]
            progress.report_nothing(
                stage.season,
                stage.units[unit.code],
                period,
                reason="Đã rà soát, trong kỳ chưa phát hiện gương mới.",
                by=stage.cast.heads[unit.code],
                at=period.ends - timedelta(days=1),
            )
    unit = stage.demo_units[-1]
    quota = stage.plan.quota(unit.kind, "nominations")
    if quota:
        period = [p for p in periods_of(stage.plan, "nominations", quota.every) if p.owes][2]
        progress.extend(
            stage.season,
            period,
            ends_at=period.ends + timedelta(days=3),
            reason="Đơn vị bị cách ly y tế trong tuần cuối kỳ.",
            unit=stage.units[unit.code],
            by=stage.cast.officer,
            at=period.ends - timedelta(days=2),
        )
