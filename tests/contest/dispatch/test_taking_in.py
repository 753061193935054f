"""The city takes a list in whole, once: its entries stand as the district's, nobody is merged by name."""

from dataclasses import replace

import pytest

from hoadep.contest.dispatch import actions, facts
from hoadep.contest.dispatch.models import Intake, TakenEntry
from hoadep.contest.entries.models import Entry
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Person
from hoadep.office.bundles.models import Taken
from hoadep.office.files import facts as files
from hoadep.office.outbox.models import Message
from hoadep.office.search.models import Document as Searched


@pytest.fixture
def bundle(ready, partners, who):
    """The district's list, sent as a bundle."""
    return actions.send(ready, partners.city, **who)


@pytest.fixture
def take(city, offered):
    """Take a sending in at the city."""

    def take_in(sending, **more):
        return actions.take_in(city.season, offered(sending), unit=city.unit, kinds={}, **city.who | more)

    return take_in


def test_entries_stand_as_the_districts_at_the_instant_of_sending(bundle, entries, city, who, take):
    letters = Message.objects.count()
    intake = take(bundle)
    first, second = Entry.objects.filter(season=city.season).order_by("code")
    assert (first.code, first.title, first.state, first.unit) == (
        "HN21-B0001",
        "Bếp lửa của ngõ nhỏ",
        "approved",
        city.unit,
    )
    assert first.uuid != entries[0].uuid
    steps = [(step.name, step.at, step.arrival_at) for step in first.steps.order_by("n")]
    assert steps == [("submit", who["at"], None), ("approve", who["at"], who["at"])]
    assert (first.extra, first.photos.get().caption) == ({"outlet": "Hànộimới"}, "Nồi cháo buổi sớm")
    assert first.appraisals.get().checked_by == "UBND quận Ba Đình"
    assert (intake.code, intake.sent_at, intake.number) == ("HN21-N01", who["at"], "812/QĐ-UBND")
    assert files.read(intake.letter).startswith(b"%PDF")
    taken = TakenEntry.objects.get(entry=first)
    assert (taken.code, taken.uuid) == (entries[0].code, entries[0].uuid)
    assert Message.objects.count() == letters
    assert Searched.objects.filter(code="HN21-B0001").exists()
    assert second.exemplars.get().name == "Vũ Thị Tâm"


def test_authors_come_without_telephone_and_never_merge_by_name(bundle, city, take, entries):
    namesake = people.enter_person(
        name="Đặng Văn Tám", address="Ngọc Hà", by=people.SYSTEM, at=city.who["at"]
    )
    take(bundle)
    authors = Person.objects.filter(entries__season=city.season).distinct()
    assert (authors.count(), {person.telephone for person in authors}) == (2, {""})
    assert namesake not in authors


def test_the_same_code_is_the_same_author(bundle, city, offered):
    found = offered(bundle)
    first, second = found.dispatch.entries
    twice = replace(
        found, dispatch=replace(found.dispatch, entries=(first, replace(second, authors=first.authors)))
    )
    actions.take_in(city.season, twice, unit=city.unit, kinds={}, **city.who)
    one, other = Entry.objects.filter(season=city.season)
    assert one.authors.get() == other.authors.get()


def test_a_list_is_taken_in_once(bundle, city, offered, take, said):
    found = offered(bundle)
    take(bundle)
    assert "không nhận lần nữa" in said(offered, bundle)
    assert "không nhận lần nữa" in said(
        actions.take_in, city.season, found, unit=city.unit, kinds={}, **city.who
    )
    assert (Intake.objects.count(), Taken.objects.count()) == (1, 1)


def test_whole_or_not_at_all(bundle, city, offered, said):
    found = offered(bundle)
    first, second = found.dispatch.entries
    odd = replace(second, exemplars=(replace(second.exemplars[0], sort="đội bóng"),))
    broken = replace(found, dispatch=replace(found.dispatch, entries=(first, odd)))
    refused = said(actions.take_in, city.season, broken, unit=city.unit, kinds={}, **city.who)
    assert refused == "Gương BD21-D0002: nơi này không có loại gương “đội bóng”."
    assert not Entry.objects.filter(season=city.season).exists()
    assert not Taken.objects.exists()
    nobody = replace(found, dispatch=replace(found.dispatch, entries=(first, replace(second, authors=()))))
    assert "không ghi tác giả hoặc gương" in said(
        actions.take_in, city.season, nobody, unit=city.unit, kinds={}, **city.who
    )


def test_photos_are_what_they_say(bundle, city, offered, said):
    found = replace(offered(bundle), photos={"anh/BD21-B0001-1.jpg": b"<script>"})
    refused = said(actions.take_in, city.season, found, unit=city.unit, kinds={}, **city.who)
    assert refused.startswith("Bài BD21-B0001, ảnh số 1: Tệp này không phải là ảnh")


def test_kinds_that_the_plan_does_not_know_are_asked(bundle, city, offered, said):
    found = offered(bundle)
    unknown = [replace(entry, kind="poem", kind_name="Thơ") for entry in found.dispatch.entries]
    poems = replace(found, dispatch=replace(found.dispatch, entries=tuple(unknown)))
    refused = said(actions.take_in, city.season, poems, unit=city.unit, kinds={}, **city.who)
    assert refused.startswith("Kế hoạch ở đây không có thể loại “Thơ”")
    actions.take_in(city.season, poems, unit=city.unit, kinds={"poem": "essay"}, **city.who)
    assert set(Entry.objects.filter(season=city.season).values_list("kind", flat=True)) == {"essay"}


def test_only_units_of_the_season_and_no_clock_ahead(bundle, city, units, offered, said, at):
    found = offered(bundle)
    other = {"unit": units.ngoc_ha, "kinds": {}}
    assert said(actions.take_in, city.season, found, **other, **city.who) == (
        "Phường Ngọc Hà không tham gia mùa thi này."
    )
    early = {"by": city.yen, "at": at("2021-05-20 08:59")}
    refused = said(actions.take_in, city.season, found, unit=city.unit, kinds={}, **early)
    assert refused == "Gói ghi gửi lúc 09:00 ngày 20/05/2021, chưa đến: hãy xem lại đồng hồ của hai nơi."


def test_an_entry_that_came_before_is_not_taken_again(bundle, city, offered, take, said):
    found = offered(bundle)
    take(bundle)
    other = replace(found.dispatch, uuid="7d0f6c1e-2f6b-4f0e-9a52-0c6f0b8f5a00")
    refused = said(
        actions.take_in, city.season, replace(found, dispatch=other), unit=city.unit, kinds={}, **city.who
    )
    assert refused.startswith("Đã nhận trước đây: BD21-B0001 (gói HN21-N01), BD21-B0002 (gói HN21-N01).")


def test_the_unit_is_known_by_its_name_then_by_its_key(bundle, city, offered, take):
    found = offered(bundle)
    assert facts.usual_unit(city.season, found) == city.unit
    take(bundle)
    people.rename_unit(city.unit, name="Tên khác", short_name="Tên khác", by="", at=city.who["at"])
    assert facts.usual_unit(city.season, found) == city.unit


def test_in_one_installation_people_stay_themselves(ready, entries, city, who, take):
    sending = actions.send(ready, city.season, **who)
    assert facts.sent_here(city.season) == [sending]
    intake = take(sending)
    first = Entry.objects.filter(season=city.season).order_by("code").first()
    assert first.authors.get() == entries[0].authors.get()
    assert first.exemplars.get().person == entries[0].exemplars.get().person
    assert Exemplar.objects.filter(person=first.exemplars.get().person).count() == 2
    assert (intake.source, facts.sent_here(city.season)) == (sending, [])
    assert first.photos.count() == 1
