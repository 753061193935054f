"""Plays the demonstration season through the actions, so that it is true to the rules."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from hoadep.config.demo import acts, judging, telling
from hoadep.config.demo.stage import Stage
from hoadep.contest.plans.models import Season


@transaction.atomic
def play(plan_file: Path, tell: Callable[[str], None]) -> Season:
    """Build the whole demonstration season of a plan; `tell` is called with a line for each part done."""
    stage = Stage(plan_file)
    tell(f"{len(stage.units)} đơn vị tham gia theo {stage.plan.plan.number}.")
    tell(f"{telling.entries(stage)} bài dự thi.")
    tell(f"{telling.nominations(stage)} lượt giới thiệu gương.")
    if sheets := judging.judge_entries(stage):
        tell(f"Ban Giám khảo đang chấm: {sheets} phiếu đã có điểm.")
    acts.judge_units(stage)
    acts.speak_for_periods(stage)
    return stage.season
