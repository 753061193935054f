"""Who comes with a list taken in: known by the sender's codes, never by name; new where the code is new."""

from dataclasses import dataclass
from datetime import datetime

from hoadep.contest.dispatch.models import TakenExemplar, TakenPerson
from hoadep.contest.exemplars.actions import enter_exemplar
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Account, Collective, Person, Unit
from hoadep.contest.plans.models import Season
from hoadep.rules.exchange import Told, Writer
from hoadep.rules.verdict import Refused, not_met


@dataclass(frozen=True)
class Newcomers:
    """Enters authors and exemplars of a sender; `here` when the sender is a season of this installation."""

    season: Season
    unit: Unit
    here: bool
    by: Account
    at: datetime

    def person(self, writer: Writer) -> Person:
        """The author of that code: who came before under it, the very row of this installation, or new."""
        known = TakenPerson.objects.filter(unit=self.unit, code=writer.code).select_related("person").first()
        if known:
            return known.person
        found = Person.objects.filter(code=writer.code).first() if self.here else None
        details = {"born": writer.born, "address": writer.address}
        found = found or people.enter_person(name=writer.name, by=self.by.code, at=self.at, **details)
        TakenPerson.objects.create(unit=self.unit, code=writer.code, person=found)
        return found

    def exemplar(self, told: Told) -> Exemplar:
        """The season's exemplar of that code, likewise."""
        rows = TakenExemplar.objects.filter(season=self.season, unit=self.unit, code=told.code)
        known = rows.select_related("exemplar__person", "exemplar__collective").first()
        if known:
            return known.exemplar
        who = self._subject_here(told) or self._subject(told)
        found = enter_exemplar(self.season, who, place=told.place, by=self.by.code, at=self.at)
        TakenExemplar.objects.create(season=self.season, unit=self.unit, code=told.code, exemplar=found)
        return found

    def _subject_here(self, told: Told) -> Person | Collective | None:
        rows = Exemplar.objects.select_related("person", "collective")
        found = rows.filter(code=told.code).first() if self.here else None
        return (found.person or found.collective) if found else None

    def _subject(self, told: Told) -> Person | Collective:
        by, at = self.by.code, self.at
        if told.sort == "person":
            return people.enter_person(name=told.name, address=told.place, by=by, at=at)
        if told.sort not in Collective.Kind.values:
            raise Refused(not_met("", f"Gương {told.code}: nơi này không có loại gương “{told.sort}”."))
        return people.enter_collective(name=told.name, kind=told.sort, address=told.place, by=by, at=at)
