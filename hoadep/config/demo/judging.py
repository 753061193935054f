"""The jury of the demonstration: a round under way, most of it marked by judges hard and soft."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from hoadep.config.demo.people import PASSWORD
from hoadep.config.demo.stage import Stage
from hoadep.contest.entries.models import Entry
from hoadep.contest.jury import actions, blinding, facts
from hoadep.contest.jury.models import Panelist, Round, Sheet
from hoadep.contest.jury.plan_rubrics import rubrics_of
from hoadep.contest.jury.rubrics import Rubric

ENTRIES = 60
KEY = "giam-khao-"
"""How the links of the demonstration's judges begin; their short code is the password of all."""
SEVERITY = (-0.08, -0.03, 0.0, 0.02, 0.05, 0.07)
"""How much of the scale each judge marks above the middle."""
DONE = 0.85
PLACES = ("Hội Nhà báo thành phố", "Báo Hànộimới", "Đài Phát thanh – Truyền hình", "Hội Nhà văn", "", "")
REMARKS = (
    ("", "Chuyện thật, lời kể giản dị; nên thêm một con số về kết quả."),
    ("Đề nghị đơn vị xác minh lại năm bắt đầu.", ""),
    ("", "Mở bài rất hay, đoạn cuối hơi dài."),
)


def judge_entries(stage: Stage) -> int:
    """Hold the first round of the plan. Returns how many sheets are marked; 0 where none is held."""
    at = _begins(stage)
    rubrics, entries = rubrics_of(stage.season, at=at), _entries(stage, at)
    if not rubrics or not entries:
        return 0
    who: dict[str, Any] = {"by": stage.cast.officer, "at": at}
    due = (at + timedelta(days=7)).date()
    round = actions.make_round(stage.season, rubrics[0], entries=entries, due_on=due, **who)
    for n, place in enumerate(PLACES):
        actions.invite(round, _invitation(stage, n, place), key=f"{KEY}{n + 1}", secret=PASSWORD, **who)
    for number, words in _words(round, at).items():
        actions.mask(round.numbered.get(number=number), words, **who)
    actions.assign(round, seed=stage.rng.randrange(2**31), **who)
    actions.open_round(round, **who)
    return _mark(stage, round, at=at)


def _begins(stage: Stage) -> datetime:
    """Two weeks before the list goes upwards, or before entries close where none does."""
    chosen = stage.plan.selection
    last = chosen.before if chosen else stage.plan.windows.entries.closes_on
    return datetime.combine(last - timedelta(days=14), time(9), stage.plan.plan.zone)


def _entries(stage: Stage, at: datetime) -> list[int]:
    rows = Entry.objects.filter(season=stage.season, state="eligible", steps__name="find_eligible")
    return list(
        rows.filter(steps__at__lt=at).order_by("pk").distinct().values_list("pk", flat=True)[:ENTRIES]
    )


def _invitation(stage: Stage, n: int, place: str) -> actions.Invitation:
    """Those without a workplace outside come from a unit that takes part."""
    unit = None if place else stage.units[stage.demo_units[n].code]
    name, _ = stage.writer.person()
    return actions.Invitation(name=name, workplace=place or (unit.name if unit else ""), unit=unit)


def _words(round: Round, at: datetime) -> dict[int, list[tuple[str, str]]]:
    """What could tell who wrote, with what stands in its place."""
    found: dict[int, list[tuple[str, str]]] = {}
    for one in blinding.give_aways(round, at=at):
        found.setdefault(one.number, []).append((one.found, one.shown))
    return found


def _mark(stage: Stage, round: Round, *, at: datetime) -> int:
    """Most sheets are marked in the days that follow, each by the entry's worth and the judge's severity."""
    rubric, rng, done = facts.rubric_of(round), stage.rng, 0
    worth = {number: rng.gauss(0.72, 0.09) for number in round.numbered.values_list("number", flat=True)}
    for n, judge in enumerate(Panelist.objects.filter(round=round)):
        for sheet in Sheet.objects.standing().filter(panelist=judge).select_related("numbered", "panelist"):
            if rng.random() > DONE:
                continue
            level = worth[sheet.numbered.number] + SEVERITY[n] + rng.gauss(0, 0.05)
            for_office, for_author = rng.choice(REMARKS) if rng.random() < 0.2 else ("", "")
            given = actions.Given(_marks(stage, rubric, level), for_office, for_author)
            actions.mark(sheet, given, by=judge.code, at=at + timedelta(hours=rng.uniform(24, 140)))
            done += 1
    return done


def _marks(stage: Stage, rubric: Rubric, level: float) -> dict[str, Decimal | None]:
    marks: dict[str, Decimal | None] = {}
    for criterion in rubric.criteria:
        share = min(max(level + stage.rng.gauss(0, 0.04), 0), 1)
        marks[criterion.key] = (criterion.most * Decimal(share) / rubric.step).quantize(1) * rubric.step
    return marks
