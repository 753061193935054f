"""A season of plan 190 with two wards, a school, a department and a union, and the cast."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django.conf import settings as project
from django.test import Client

from hoadep.contest.entries import actions as entries
from hoadep.contest.entries.models import Entry
from hoadep.contest.exemplars import actions as exemplars
from hoadep.contest.exemplars.models import Commendation, Exemplar, Nomination
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.facts import noon
from hoadep.contest.plans.files import read_files
from hoadep.contest.plans.models import Season

PLAN = project.PROJECT / "plans" / "kh-190-2020.toml"
OPENED = datetime.fromisoformat("2020-10-19T08:00+07:00")


@pytest.fixture
def season(db) -> Season:
    """The season of plan 190."""
    by = people.system_account(at=OPENED).code
    return plans.open_season(*read_files(PLAN), by=by, at=OPENED)


def _unit(season: Season, code: str, name: str, *, kind: str) -> Unit:
    who = {"by": people.SYSTEM, "at": OPENED}
    unit = people.make_unit(code=code, name=name, short_name=name, **who)
    people.take_part(unit, season, kind=kind, **who)
    return unit


@pytest.fixture
def units(season) -> SimpleNamespace:
    """Ngọc Hà and Kim Mã are wards; a school, a department and one of the three unions."""
    return SimpleNamespace(
        ngoc_ha=_unit(season, "P-NGOCHA", "Phường Ngọc Hà", kind="ward"),
        kim_ma=_unit(season, "P-KIMMA", "Phường Kim Mã", kind="ward"),
        cu_ba=_unit(season, "TH-CUBA", "TH Việt Nam – Cu Ba", kind="school"),
        tu_phap=_unit(season, "PB-TP", "Phòng Tư pháp", kind="department"),
        phu_nu=_unit(season, "DT-LHPN", "Hội LHPN quận", kind="union_monthly"),
    )


def _account(username: str, name: str, role: str, unit: Unit | None = None) -> Account:
    who = {"by": people.SYSTEM, "at": OPENED}
    account = people.make_account(username=username, name=name, password=None, **who)
    people.give_role(account, role, unit=unit, **who)
    return account


@pytest.fixture
def cast(units) -> SimpleNamespace:
    """Lan writes, Bình heads Ngọc Hà, Hoa is the standing office, Nam judges, Dũng heads Kim Mã."""
    return SimpleNamespace(
        lan=_account("lan", "Nguyễn Thị Lan", "author"),
        binh=_account("binh", "Trần Văn Bình", "unit_head", units.ngoc_ha),
        hoa=_account("hoa", "Phạm Thu Hoa", "officer"),
        nam=_account("nam", "Đỗ Hải Nam", "juror"),
        dung=_account("dung", "Lê Tiến Dũng", "unit_head", units.kim_ma),
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
def exemplar(season):
    """A person entered as an exemplar: `exemplar("Vũ Thị Mai")`."""

    def enter(name: str) -> Exemplar:
        who = {"by": people.SYSTEM, "at": OPENED}
        person = people.enter_person(name=name, **who)
        return exemplars.enter_exemplar(season, person, place="Tổ 12, phường Ngọc Hà", **who)

    return enter


@pytest.fixture
def send(season, cast, at):
    """An entry sent and approved by a unit at an instant; eligible if wanted, on an exemplar if given."""

    def send_entry(
        unit: Unit, when: str, *, about: Exemplar, author: str = "Đặng Văn Tám", eligible: bool = False
    ) -> Entry:
        instant = at(when)
        who = {"by": people.SYSTEM, "at": instant}
        writer = people.enter_person(name=author, address="Ngọc Hà", telephone="0912345678", **who)
        entry = entries.start_draft(
            season,
            entries.Writing(kind="essay", title=f"Bài về {about.name}", text="Một chuyện có thật ở ngõ nhỏ."),
            unit=unit,
            authors=[writer],
            exemplars=[about],
            by=cast.hoa,
            at=instant,
        )
        entries.submit(entry, by=cast.hoa, at=instant)
        entries.approve(entry, appraisal="Đã hỏi tổ dân phố.", by=cast.binh, at=instant)
        if eligible:
            entries.appraise(entry, eligible=True, reason="", by=cast.hoa, at=instant)
        return entry

    return send_entry


@pytest.fixture
def nominate(season, cast, at):
    """A nomination that a unit sends at an instant."""

    def nominate_one(unit: Unit, when: str, *, whom: Exemplar) -> Nomination:
        text = exemplars.NominationText(achievement="Hai mươi năm dạy chữ cho trẻ lao động sớm.")
        return exemplars.nominate(season, unit, whom, text=text, by=cast.binh, at=at(when))

    return nominate_one


@pytest.fixture
def commend(cast):
    """A decision on an exemplar told of in an entry: `commend(exemplar, entry, "2021-03-25")`."""

    def commend_one(
        whom: Exemplar, entry: Entry, day: str, *, level: str = "host", occasion: str = "good_deed"
    ) -> Commendation:
        decided_on = date.fromisoformat(day)
        decision = exemplars.Decision(
            level=level,
            form="giay_khen" if level == "host" else "bang_khen",
            occasion=occasion,
            giver="Chủ tịch UBND",
            number=f"{decided_on:%m%d}/QĐ-UBND",
            decided_on=decided_on,
        )
        who = {"by": cast.hoa, "at": noon(decided_on)}
        commendation = exemplars.record_commendation(whom, decision, other_deed="Việc khác.", **who)
        entries.credit_entry(commendation, entry, effective_at=noon(decided_on), **who)
        return commendation

    return commend_one
