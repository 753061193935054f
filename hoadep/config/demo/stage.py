"""The stage of the demonstration: plan, units, people, and what has been told so far."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

from hoadep.config.demo import chronicle
from hoadep.config.demo.people import Cast, appoint_signers, make_cast
from hoadep.config.demo.sentences import Story, Writer
from hoadep.config.demo.stories import hand_made
from hoadep.config.demo.units import DemoUnit, units_for
from hoadep.contest.exemplars import actions as exemplars
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Collective, Person, Unit
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.facts import noon
from hoadep.contest.plans.files import read_files
from hoadep.rules.plan import Plan, read_plan

SEED = 190


class Stage:
    """A season just opened, with its units and accounts, ready to be played."""

    def __init__(self, plan_file: Path) -> None:
        self.rng = Random(SEED)  # noqa: S311 (a demonstration needs the same chance each time)
        self.writer = Writer(SEED)
        text, document = read_files(plan_file)
        self.plan: Plan = read_plan(text, document)
        self.opens_at = noon(self.plan.season.starts_on)
        self.by = people.system_account(at=self.opens_at).code
        self.season = plans.open_season(text, document, by=self.by, at=self.opens_at)
        self.demo_units = units_for(self.plan)
        self.units = {unit.code: self._enter(unit) for unit in self.demo_units}
        self.parts = chronicle.parts(self.plan, self.demo_units, self.rng)
        self.cast = self._cast()
        appoint_signers(self.plan, self.cast.officer, at=self.opens_at)
        self.kept_stories = hand_made()
        self.told: dict[str, list[tuple[datetime, Exemplar, Story]]] = {code: [] for code in self.units}

    def _enter(self, unit: DemoUnit) -> Unit:
        who: dict[str, Any] = {"by": self.by, "at": self.opens_at}
        entered = people.make_unit(code=unit.code, name=unit.name, short_name=unit.short_name, **who)
        people.take_part(entered, self.season, kind=unit.kind, **who)
        return entered

    def _cast(self) -> Cast:
        names = [self.writer.person()[0] for _ in self.units]
        return make_cast(self.season, list(self.units.values()), names, by=self.by, at=self.opens_at)

    def hand_made_story(self, on: date) -> Story | None:
        """The next hand-made story that can have been told by that day; None when none is left."""
        for place, (story, told_from) in enumerate(self.kept_stories):
            if told_from is None or told_from <= on:
                del self.kept_stories[place]
                return story
        return None

    def written_story(self, unit: DemoUnit) -> Story:
        """A story from the grammar, set in a unit."""
        return self.writer.story(unit_kind=unit.kind, place=unit.short_name)

    def enter_exemplar(self, story: Story, *, at: datetime) -> Exemplar:
        """The person or collective of a story, entered in the season."""
        who: dict[str, Any] = {"by": self.by, "at": at}
        if story.subject_kind == "person":
            subject: Person | Collective = people.enter_person(
                name=story.name, honorific=story.honorific, born=story.born, address=story.works_at, **who
            )
        else:
            subject = people.enter_collective(
                name=story.name, kind=story.subject_kind, address=story.works_at, **who
            )
        return exemplars.enter_exemplar(self.season, subject, place=story.works_at, **who)

    def enter_author(self, address: str, *, at: datetime) -> Person:
        """A new author with the data that the plan compels."""
        name, _ = self.writer.person()
        details: dict[str, Any] = {"address": address, "telephone": self.writer.telephone()}
        return people.enter_person(name=name, by=self.by, at=at, **details)

    def occasion(self, wanted: str) -> str:
        """The wanted occasion where the plan has it, else its first one."""
        keys: Sequence[str] = [occasion.key for occasion in self.plan.occasions]
        return wanted if wanted in keys else keys[0]

    def form(self, level: str) -> str:
        """The first form of commendation that a level gives."""
        return next(form.key for form in self.plan.forms if level in form.levels)
