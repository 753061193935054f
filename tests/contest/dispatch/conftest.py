"""A district's decided list with its công văn issued, and the city's season with the district as its unit.

Both levels share one database; where a bundle goes between them, each has a folder with a key of its own.
"""

import io
from types import SimpleNamespace

import pytest
from django.conf import settings as project
from PIL import Image

from hoadep.contest.dispatch import facts
from hoadep.contest.entries import actions as entry_actions
from hoadep.contest.entries.models import Photo
from hoadep.contest.papers.actions import keep_papers
from hoadep.contest.people import actions as people
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.files import read_files
from hoadep.contest.selection import actions as selections
from hoadep.contest.selection import choosing, documents
from hoadep.contest.selection.desks import rows
from hoadep.contest.selection.facts import desk
from hoadep.contest.selection.models import Selection
from hoadep.office.bundles import actions as bundles
from hoadep.office.bundles import signing
from hoadep.office.files import facts as files
from hoadep.office.files.actions import store
from hoadep.office.files.photos import reencode
from hoadep.office.issuing import actions as issuing
from hoadep.rules.verdict import Refused
from tests.contest.conftest import OPENED

CITY = project.PROJECT / "plans" / "kh-01-2020-thanh-pho.toml"
NUMBER = "812/QĐ-UBND"


@pytest.fixture(autouse=True)
def at_home(tmp_path, settings):
    """Be in an installation's folder: `at_home("city")`; files are kept in one place for both."""
    settings.MEDIA_ROOT = tmp_path / "files"

    def be(name: str) -> None:
        settings.HOADEP_HOME = tmp_path / name
        settings.HOADEP_HOME.mkdir(exist_ok=True)

    be("district")
    return be


@pytest.fixture
def said():
    """The sentence of a refusal."""

    def refusal(act, *args, **kwargs) -> str:
        with pytest.raises(Refused) as caught:
            act(*args, **kwargs)
        return caught.value.verdict.reason

    return refusal


@pytest.fixture
def who(cast, at) -> dict:
    """The district's officer, in time."""
    return {"by": cast.hoa, "at": at("2021-05-20 09:00")}


@pytest.fixture
def entries(units, send, exemplar, who):
    """Three eligible entries, two of one ward; the first with a photo, an odd title and caption."""
    places = (units.ngoc_ha, units.ngoc_ha, units.cu_ba)
    found = [
        send(place, f"2021-02-0{n + 1} 09:00", about=exemplar(f"Vũ Thị {name}"), eligible=True)
        for n, (name, place) in enumerate(zip(("Mai", "Tâm", "Hà"), places, strict=True))
    ]
    found[0].title, found[0].extra = "Bếp lửa\ncủa ngõ nhỏ", {"outlet": "Hànộimới"}
    found[0].save()
    picture = io.BytesIO()
    Image.new("RGB", (80, 50), "#8aa89a").save(picture, "JPEG")
    drawn = reencode(picture.getvalue())
    stored = store(drawn.content, "image/jpeg", by=who["by"].code, at=who["at"])
    size = {"width": drawn.width, "height": drawn.height}
    Photo.objects.create(entry=found[0], n=1, stored=stored, caption=" Nồi  cháo\tbuổi sớm ", **size)
    return found


@pytest.fixture
def decided(season, entries, who) -> Selection:
    """The first two entries, chosen by hand and decided."""
    heading = selections.Heading(title="Bài gửi Thành phố", round_key="", number=2)
    selection = selections.make_selection(season, heading, **who)
    codes = [entry.code for entry in entries[:2]]
    selections.tick(selection, shown=codes, chosen=codes, notes={}, **who)
    selections.propose(selection, **who)
    day = who["at"].date()
    ruling = selections.Ruling(number=NUMBER, decided_on=day, decided_by="Chủ tịch UBND quận")
    selections.decide(selection, ruling, **who)
    return selection


@pytest.fixture
def ready(season, decided, who) -> Selection:
    """With its công văn signed, numbered and issued."""
    shown = desk(decided, at=who["at"])
    subject = documents.Subject(desk=shown, rows=rows(shown, []), verdicts=choosing.judged(shown), year=2021)
    letter = {"cong-van": documents.letter(subject)}
    (paper,) = keep_papers(season, letter, subject=decided.code, page="", **who)
    coded = {"by": who["by"].code, "at": who["at"]}
    issuing.attach_signed(paper, files.read(paper.pdf), **coded)
    issuing.issue(paper, issuing.Issued(dated=who["at"].date(), number="901/UBND-NV"), **coded)
    return decided


@pytest.fixture
def city(season, at) -> SimpleNamespace:
    """The city's season, with the district as a unit, and its officer Yến."""
    by = {"by": people.SYSTEM, "at": OPENED}
    found = plans.open_season(*read_files(CITY), **by)
    name = "Ủy ban nhân dân quận Ba Đình"
    part = people.make_participant(
        found, code="Q-BADINH", name=name, short_name="Quận Ba Đình", kind="district", **by
    )
    yen = people.make_account(username="yen", name="Lê Hải Yến", password=None, **by)
    people.give_role(yen, "officer", season=found, **by)
    who = {"by": yen, "at": at("2021-05-22 09:00")}
    return SimpleNamespace(season=found, unit=part.unit, yen=yen, who=who)


@pytest.fixture
def partners(at_home, who) -> SimpleNamespace:
    """Each knows the other's key; we are at the district."""
    by = {"by": who["by"].code, "at": who["at"]}
    keys = {}
    for name in ("city", "district"):
        at_home(name)
        bundles.make_own_key(**by)
        keys[name] = signing.own_public_key()
    return SimpleNamespace(
        city=bundles.add_partner("Ban Tổ chức Cuộc thi Thành phố", keys["city"], **by),
        district=_ours(keys["district"], at_home, by),
    )


def _ours(key, at_home, by):
    at_home("city")
    added = bundles.add_partner("UBND quận Ba Đình", key, **by)
    at_home("district")
    return added


@pytest.fixture
def offered(city, at_home):
    """What a sending offers the city, who looks at it: `offered(sending)`."""

    def look(sending):
        at_home("city")
        return facts.offered(city.season, sending.stored.sha256)

    return look


@pytest.fixture
def prized():
    """Give an entry that a city took in the first prize, by a decided list: `prized(city, entry)`."""

    def give(city, entry) -> None:
        heading = selections.Heading(title="Bài đoạt giải", round_key="", number=1)
        chosen = selections.make_selection(city.season, heading, **city.who)
        entry.refresh_from_db()
        if entry.state == "approved":
            entry_actions.appraise(entry, eligible=True, reason="", **city.who)
        selections.tick(chosen, shown=[entry.code], chosen=[entry.code], notes={}, **city.who)
        selections.give_prize(chosen, entry.code, name="Giải Nhất", money=7_000_000, reason="", **city.who)
        selections.propose(chosen, **city.who)
        day = city.who["at"].date()
        ruling = selections.Ruling(number="77/QĐ-BTC", decided_on=day, decided_by="Trưởng ban")
        selections.decide(chosen, ruling, **city.who)

    return give
