"""A season with two wards and a school, and the cast: two heads of wards, the office, a writer."""

from datetime import datetime
from types import SimpleNamespace

import pytest
from django.conf import settings as project
from django.test import Client
from django.utils import timezone

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.models import Exemplar, Nomination
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.models import Season

PLAN = project.PROJECT / "plans" / "kh-190-2020.toml"
OPENED = datetime.fromisoformat("2020-10-19T08:00+07:00")
DEED = "Hai mươi năm dạy chữ cho trẻ em lao động sớm ở phố, không lấy tiền."


@pytest.fixture
def season(db) -> Season:
    """The season of plan 190."""
    by = people.system_account(at=OPENED).code
    document = PLAN.with_suffix(".txt").read_text(encoding="utf-8")
    return plans.open_season(PLAN.read_text(encoding="utf-8"), document, by=by, at=OPENED)


def _unit(season: Season, code: str, name: str, *, kind: str) -> Unit:
    by = people.SYSTEM
    unit = people.make_unit(code=code, name=name, short_name=name, by=by, at=OPENED)
    people.take_part(unit, season, kind=kind, by=by, at=OPENED)
    return unit


@pytest.fixture
def units(season) -> SimpleNamespace:
    """Ngọc Hà and Kim Mã are wards, Việt Nam – Cu Ba is a school."""
    return SimpleNamespace(
        ngoc_ha=_unit(season, "P-NGOCHA", "Phường Ngọc Hà", kind="ward"),
        kim_ma=_unit(season, "P-KIMMA", "Phường Kim Mã", kind="ward"),
        cu_ba=_unit(season, "T-CUBA", "Trường Tiểu học Việt Nam – Cu Ba", kind="school"),
    )


def _account(username: str, name: str, role: str, unit: Unit | None = None) -> Account:
    account = people.make_account(username=username, name=name, password=None, by=people.SYSTEM, at=OPENED)
    people.give_role(account, role, unit=unit, by=people.SYSTEM, at=OPENED)
    return account


@pytest.fixture
def cast(units) -> SimpleNamespace:
    """Bình heads Ngọc Hà, Dũng Kim Mã; Hoa is the standing office, Lan an author."""
    return SimpleNamespace(
        binh=_account("binh", "Trần Văn Bình", "unit_head", units.ngoc_ha),
        dung=_account("dung", "Lê Tiến Dũng", "unit_head", units.kim_ma),
        hoa=_account("hoa", "Phạm Thu Hoa", "officer"),
        lan=_account("lan", "Nguyễn Thị Lan", "author"),
    )


@pytest.fixture
def signed_in():
    """A client of somebody: `signed_in(cast.binh)`."""

    def sign_in(account: Account) -> Client:
        client = Client()
        client.force_login(account)
        return client

    return sign_in


@pytest.fixture
def introduce(season):
    """A nomination as a unit sends it: `introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai")`."""

    def send(by: Account, unit: Unit, name: str, *, at: datetime | None = None, **more) -> Nomination:
        who = actions.Introduced(sort="person", name=name, place="Tổ 12, phường Ngọc Hà", **more)
        text = actions.NominationText(achievement=f"{name}: {DEED}", foci=("key_task",))
        return actions.introduce(season, unit, who, text=text, by=by, at=at or timezone.now())

    return send


@pytest.fixture
def commend():
    """A decision on an exemplar: `commend(exemplar, by=cast.hoa, number="12/QĐ-UBND", on=date(…))`."""

    def record(exemplar: Exemplar, *, by: Account, number: str, on, level: str = "host"):
        decision = actions.Decision(
            level=level,
            form="giay_khen" if level == "host" else "bang_khen",
            occasion="good_deed",
            giver="Chủ tịch UBND quận" if level == "host" else "Chủ tịch UBND thành phố",
            number=number,
            decided_on=on,
        )
        return actions.record_commendation(exemplar, decision, by=by, at=timezone.now())

    return record
