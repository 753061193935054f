"""Names, addresses and telephones are kept in composed letters and without anything hidden."""

from datetime import UTC, datetime

import pytest

from hoadep.contest.people import actions
from hoadep.contest.people.models import Person

pytestmark = pytest.mark.django_db

TYPED = " \u202eTrâ\u0300n\u200b  Thi\u0323\x00\n Hoa\ufeff "
KEPT = "Trần Thị Hoa"
WHO = {"by": "TK0001", "at": datetime(2021, 3, 1, 8, tzinfo=UTC)}


def test_person_is_entered_clean():
    person = actions.enter_person(
        name=TYPED, address="Phố\u202e Ngo\u0323c  Hà", telephone="0912\u200b000111", **WHO
    )
    person.refresh_from_db()
    assert (person.name, person.address, person.telephone) == (KEPT, "Phố Ngọc Hà", "0912000111")
    assert person.plain_name == "tran thi hoa"


def test_person_is_corrected_clean():
    person = actions.enter_person(name="Trần Hoa", **WHO)
    actions.correct_person(person, name=TYPED, address="", telephone="", **WHO)
    assert Person.objects.get().name == KEPT


def test_collective_unit_and_account_likewise():
    group = actions.enter_collective(name=TYPED, kind="group", address=TYPED, **WHO)
    assert (group.name, group.address) == (KEPT, KEPT)
    unit = actions.make_unit(code="A", name=TYPED, short_name=TYPED, **WHO)
    assert (unit.name, unit.short_name) == (KEPT, KEPT)
    actions.rename_unit(unit, name=f"Phường {TYPED}", short_name=TYPED, **WHO)
    assert unit.name == f"Phường {KEPT}"
    assert actions.make_account(username="hoa", name=TYPED, password=None, **WHO).name == KEPT
