"""The demonstration's jury: a round under way over the entries that are eligible, most of it marked."""

from random import Random
from types import SimpleNamespace

import pytest

from hoadep.config.demo.judging import judge_entries
from hoadep.config.demo.sentences import Writer
from hoadep.config.demo.units import units_for
from hoadep.contest.jury import facts, scores
from hoadep.contest.jury.door import DOOR
from hoadep.contest.jury.models import Panelist, Round
from hoadep.contest.plans.facts import book_of
from tests.contest.conftest import OPENED, cast, exemplar, season, send, units  # noqa: F401


@pytest.fixture
def at(season):  # noqa: F811
    zone = book_of(season, OPENED).latest.plan.zone
    return lambda text: OPENED.fromisoformat(text).replace(tzinfo=zone)


@pytest.fixture
def stage(season, cast, units, send, exemplar):  # noqa: F811
    """Nine eligible entries of a ward, as the demonstration would have them in May."""
    for n in range(9):
        send(units.ngoc_ha, f"2021-03-0{n + 1} 09:00", about=exemplar(f"Gương {n}"), eligible=True)
    plan = book_of(season, OPENED).latest
    demo_units = units_for(plan)
    return SimpleNamespace(
        season=season,
        plan=plan,
        rng=Random(190),
        writer=Writer(190),
        cast=SimpleNamespace(officer=cast.hoa),
        demo_units=demo_units,
        units={unit.code: units.kim_ma for unit in demo_units},
    )


def test_a_round_is_under_way(stage, at):
    marked = judge_entries(stage)
    round = Round.objects.get()
    progress = facts.progress_of_round(round)
    assert (round.state, progress.done, progress.given) == (Round.State.OPEN, marked, 18)
    assert marked >= 12
    assert facts.short_of(round) == {}
    judge = DOOR.by_link(stage.season, "giam-khao-1")
    assert DOOR.judge_code(judge, "giam-khao-1", "hoa-dep-2021", at=at("2021-05-12 09:00")).met
    assert max(result.final for result in scores.results(round) if result.final) <= 100


def test_a_plan_without_rounds_has_no_jury(stage):
    version = stage.season.plans.get()
    start, end = version.text.index("[[rounds]]"), version.text.index("[[prizes]]")
    version.text = version.text[:start] + version.text[end:]
    version.recorded_at = OPENED
    version.save()
    assert judge_entries(stage) == 0
    assert not Panelist.objects.exists()
