"""How a unit introduces somebody and asks for a commendation."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.models import Commendation, Dossier, Exemplar, Nomination
from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans.facts import noon
from hoadep.office.files.actions import store
from hoadep.rules.dossiers import CHECKS

DEED = "Hai mươi năm dạy chữ cho trẻ em lao động sớm ở phố, không lấy tiền."


@pytest.fixture
def introduce(season):
    """A nomination as a unit sends it: `introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai")`."""

    def send(by: Account, unit: Unit, name: str, *, at: datetime | None = None, **more) -> Nomination:
        who = actions.Introduced(sort="person", name=name, place="Tổ 12, phường Ngọc Hà", **more)
        text = actions.NominationText(achievement=f"{name}: {DEED}", foci=("key_task",))
        return actions.introduce(season, unit, who, text=text, by=by, at=at or timezone.now())

    return send


@pytest.fixture
def prepare(at, cast, units, introduce):
    """A dossier of a ward's new nomination: `prepare("Vũ Thị Mai", "2021-03-01 09:00")`."""

    def make(name: str, when: str, *, born: int | None = None, **asked) -> Dossier:
        wanted = {"level": "host", "form": "giay_khen", "occasion": "good_deed", **asked}
        sent = introduce(cast.binh, units.ngoc_ha, name, at=at(when), born=born)
        return actions.prepare(sent, actions.Asked(**wanted), by=cast.binh, at=at(when))

    return make


@pytest.fixture
def prepare_collective(at, season, cast, units):
    """The same for a collective."""

    def make(name: str, when: str) -> Dossier:
        who = actions.Introduced(sort="collective", name=name, place="Ba Đình")
        text = actions.NominationText(achievement=f"{name}: {DEED}")
        sent = actions.introduce(season, units.ngoc_ha, who, text=text, by=cast.binh, at=at(when))
        asked = actions.Asked(level="host", form="giay_khen", occasion="good_deed")
        return actions.prepare(sent, asked, by=cast.binh, at=at(when))

    return make


@pytest.fixture
def fit(at, cast):
    """Find a dossier fit, with the whole checklist."""

    def appraise(dossier: Dossier, when: str, **more) -> None:
        actions.appraise(
            dossier,
            fit=True,
            statement="Đủ điều kiện.",
            checks=tuple(CHECKS),
            by=cast.hoa,
            at=at(when),
            **more,
        )

    return appraise


@pytest.fixture
def commend_by_hand(cast):
    """A host decision recorded by hand, number 77."""

    def commend_one(whom: Exemplar, day: str) -> Commendation:
        decided_on = date.fromisoformat(day)
        decision = actions.Decision(
            level="host",
            form="giay_khen",
            occasion="good_deed",
            giver="Chủ tịch UBND quận",
            number="77/QĐ-UBND",
            decided_on=decided_on,
        )
        return actions.record_commendation(whom, decision, by=cast.hoa, at=noon(decided_on))

    return commend_one


@pytest.fixture
def stored(db, at):
    """A signed scan that was kept."""
    return store(b"%PDF-1.7 ban ky", "application/pdf", by="", at=at("2021-03-02 08:00"))
