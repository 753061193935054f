"""What is corrected in an entry that came back stands corrected; people alike are not mixed up."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Account, Collective, Person
from hoadep.office.journal.models import Row
from hoadep.office.search.models import Document
from hoadep.rules.completeness import AuthorData, ExemplarData

SENT, BACK, AGAIN = "2021-02-02 08:00", "2021-02-03 08:00", "2021-02-04 08:00"
HOA = {"name": "Vũ Thị Hoa", "address": "Trường Ba Đình", "telephone": "0912 000 111"}
KHIET = {"name": "Nhà bà Hoa", "place": "Tổ 12, Ngọc Hà"}


@pytest.fixture
def desk(season, units, cast, at):
    """Lodges entries and, once returned, writes them anew."""

    def manuscript(author, exemplar, kind, coauthors=()):
        return actions.Manuscript(
            writing=actions.Writing(kind="essay", title="Bình trà", text="Mười năm trà đá."),
            unit=units.ngoc_ha,
            author=AuthorData(**HOA | author),
            coauthors=tuple(AuthorData(**one) for one in coauthors),
            exemplar=ExemplarData(**KHIET | exemplar),
            exemplar_kind=kind,
        )

    def keep(kept, author=(), exemplar=(), kind="household", *, by=None, coauthors=(), when=SENT):
        given = manuscript(dict(author), dict(exemplar), kind, coauthors)
        base = kept.version if kept else 0
        return actions.keep(season, given, kept=kept, base_version=base, by=by, at=at(when))

    def lodge(*told, by=None, **more):
        entry = keep(None, *told, by=by, **more)
        actions.submit(entry, by=by, at=at(SENT))
        return entry

    def correct(entry, *told, by=None, **more):
        actions.return_for_changes(entry, reason="Ghi sai.", by=cast.binh, at=at(BACK))
        kept = keep(entry, *told, by=by, when=AGAIN, **more)
        actions.submit(kept, by=by, at=at(AGAIN))
        return kept

    return SimpleNamespace(keep=keep, lodge=lodge, correct=correct)


def author_of(entry):
    return entry.authors.order_by("authorships__n").first()


def found(kind):
    return sorted(Document.objects.filter(kind=kind).values_list("title", flat=True))


@pytest.mark.parametrize(
    "right",
    [
        {"name": "Vũ Thị Hòa"},
        {"address": "Trường Ngọc Hà"},
        {"telephone": "0912 000 222"},
        {"name": "VŨ THỊ HOA"},
    ],
)
def test_what_an_author_corrects_is_kept_in_the_row_that_nobody_else_uses(desk, right):
    entry = desk.lodge()
    before = author_of(entry)
    after = author_of(desk.correct(entry, right))
    assert (after.pk, Person.objects.count()) == (before.pk, 1)
    assert {field: getattr(after, field) for field in HOA} == HOA | right
    assert Row.objects.filter(subject=before.code, verb="correct").count() == 1


def test_corrected_name_stands_on_the_receipt_and_is_found(desk):
    entry = desk.correct(desk.lodge(), {"name": "Vũ Thị Hòa"}, {"name": "Nhà bà Hòa"})
    assert entry.receipts.last().content["authors"] == ["Vũ Thị Hòa"]
    assert (found("person"), found("exemplar")) == (["Vũ Thị Hòa"], ["Nhà bà Hòa"])
    assert "Vũ Thị Hòa\nNhà bà Hòa" in Document.objects.get(kind="entry").body


def test_row_of_another_entry_too_is_left_and_a_new_one_made(desk):
    other, entry = desk.lodge(), desk.lodge()
    assert author_of(other) == author_of(entry)
    after = author_of(desk.correct(entry, {"name": "Vũ Thị Hòa"}, {"place": "Tổ 13, Ngọc Hà"}))
    assert (after.name, author_of(other).name) == ("Vũ Thị Hòa", "Vũ Thị Hoa")
    assert sorted(Exemplar.objects.values_list("place", flat=True)) == ["Tổ 12, Ngọc Hà", "Tổ 13, Ngọc Hà"]


def test_corrected_workplace_stands_for_all_entries_of_the_author(desk):
    other, entry = desk.lodge(), desk.lodge()
    after = author_of(desk.correct(entry, {"address": "Trường Ngọc Hà"}))
    assert (after, after.address) == (author_of(other), "Trường Ngọc Hà")


def test_row_of_another_account_is_left(desk, cast, at):
    entry = desk.lodge()
    people.own_person(cast.lan, author_of(entry), at=at(SENT))
    after = author_of(desk.correct(entry, {"name": "Vũ Thị Hòa"}))
    assert (after.name, Account.objects.get(pk=cast.lan.pk).person.name) == ("Vũ Thị Hòa", "Vũ Thị Hoa")


def test_author_with_an_account_corrects_the_own_name(desk, register):
    account = register("Vũ Thị Hoa")
    entry = desk.lodge(by=account)
    assert account.person == author_of(entry)
    after = author_of(desk.correct(entry, {"name": "Vũ Thị Hòa"}, by=account))
    assert (after, after.name) == (account.person, "Vũ Thị Hòa")


def test_author_with_an_account_tells_a_new_workplace_once_for_all_entries(desk, register):
    account = register("Vũ Thị Hoa")
    first = desk.lodge(by=account)
    second = desk.lodge({"address": "Trường Ngọc Hà"}, by=account)
    assert (author_of(first), author_of(first).address) == (author_of(second), "Trường Ngọc Hà")


@pytest.fixture
def register(cast, at):
    def register_one(name):
        return people.register(username="hoa.vu", name=name, password="hoa-dep-2021", at=at(SENT))

    return register_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Lê Minh Anh"}, {"name": "Lê Minh Ánh"}),
        ({"telephone": "0912000111"}, {"telephone": "0912000112"}),
    ],
)
def test_pupils_who_differ_are_two(desk, cast, one, other):
    desk.lodge(one, by=cast.binh)
    desk.lodge(other, by=cast.binh)
    assert Person.objects.count() == 2


@pytest.mark.parametrize(
    "again", [{"telephone": "+84 912.000.111"}, {"name": "vũ thị hoa"}, {"address": "Tổ 5 phường Ngọc Hà"}]
)
def test_one_author_written_in_two_ways_is_one(desk, again):
    desk.lodge()
    desk.lodge(again)
    assert Person.objects.count() == 1


def test_address_that_was_not_known_is_filled_in(desk, season, at):
    people.enter_person(name=HOA["name"], telephone="0912000111", by=people.SYSTEM, at=at(SENT))
    assert author_of(desk.lodge()).address == HOA["address"]
    assert Person.objects.count() == 1


def test_somebody_else_is_not_written_over_the_former_author(desk):
    entry = desk.lodge()
    former = author_of(entry)
    after = author_of(desk.correct(entry, {"name": "Đỗ Văn Sáu", "telephone": "0987 654 321"}))
    former.refresh_from_db()
    assert (after != former, former.name) == (True, "Vũ Thị Hoa")


def test_co_author_without_telephone_stays_one_row_and_is_corrected(desk):
    mate = {"name": "Trần Thị Tho", "address": "Ngọc Hà", "telephone": ""}
    entry = desk.keep(None, coauthors=[mate])
    for name in ("Trần Thị Tho", "Trần Thị Thơ"):
        entry = desk.keep(entry, coauthors=[mate | {"name": name}])
    assert [person.name for person in entry.authors.order_by("authorships__n")] == [
        HOA["name"],
        "Trần Thị Thơ",
    ]
    assert Person.objects.count() == 2


def test_co_authors_who_change_places_stay_themselves(desk):
    mate = {"name": "Trần Thị Thơ", "address": "Ngọc Hà", "telephone": "0987 654 321"}
    entry = desk.lodge(coauthors=[mate])
    codes = [person.code for person in entry.authors.order_by("authorships__n")]
    desk.correct(entry, mate, coauthors=[HOA])
    assert [person.code for person in entry.authors.order_by("authorships__n")] == codes[::-1]


def test_household_that_is_a_collective_after_all(desk):
    entry = desk.correct(desk.lodge(), kind="collective")
    assert (entry.exemplars.get().kind, Collective.objects.get().kind) == ("collective", "collective")


def test_collective_that_is_a_person_after_all_keeps_its_number(desk):
    entry = desk.lodge()
    code = entry.exemplars.get().code
    told = desk.correct(entry, exemplar={"name": "Bà Hoa"}, kind="person").exemplars.get()
    assert (told.code, told.kind, told.name, Exemplar.objects.count()) == (code, "person", "Bà Hoa", 1)


def test_exemplar_that_a_unit_nominated_is_left(desk, nominate, units):
    entry = desk.lodge()
    nominated = entry.exemplars.get()
    nominate(units.ngoc_ha, BACK, whom=nominated)
    told = desk.correct(entry, exemplar={"name": "Nhà bà Hòa"}).exemplars.get()
    nominated.refresh_from_db()
    assert (told.name, nominated.name) == ("Nhà bà Hòa", "Nhà bà Hoa")


def test_household_and_collective_of_one_name_are_two(desk):
    desk.lodge()
    desk.lodge(kind="collective")
    assert Exemplar.objects.count() == 2


def test_queries_of_a_sending_do_not_grow_with_the_authors_known(desk):
    counted = []
    desk.lodge()
    for n in range(2):
        with CaptureQueriesContext(connection) as queries:
            desk.lodge()
        counted.append(len(queries))
        for other in range(3):
            desk.lodge({"telephone": f"0987 000 0{n}{other}"})
    assert counted[0] == counted[1]
    assert Entry.objects.count() == 9
