"""How a unit introduces somebody."""

from datetime import datetime

import pytest
from django.utils import timezone

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.models import Nomination
from hoadep.contest.people.models import Account, Unit

DEED = "Hai mươi năm dạy chữ cho trẻ em lao động sớm ở phố, không lấy tiền."


@pytest.fixture
def introduce(season):
    """A nomination as a unit sends it: `introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai")`."""

    def send(by: Account, unit: Unit, name: str, *, at: datetime | None = None, **more) -> Nomination:
        who = actions.Introduced(sort="person", name=name, place="Tổ 12, phường Ngọc Hà", **more)
        text = actions.NominationText(achievement=f"{name}: {DEED}", foci=("key_task",))
        return actions.introduce(season, unit, who, text=text, by=by, at=at or timezone.now())

    return send
