"""Whose an entry is: which account becomes which author, and which one does not."""

import pytest

from hoadep.contest.entries.models import Entry
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Account, Person
from tests.contest.conftest import OPENED
from tests.contest.entries.writers import Writer, address

CLAIM = {"code": "BD21-B0001", "telephone": "0912 000 111"}


@pytest.fixture
def register(cast):
    """Somebody registers as an author: `register("lan2", "Nguyễn Thị Lan")`."""

    def register_one(username, name):
        return people.register(username=username, name=name, password="hoa-dep-2021", at=OPENED)

    return register_one


@pytest.fixture
def lan(cast, signed_in):
    return signed_in(cast.lan)


def person_of(account):
    return Account.objects.select_related("person").get(pk=account.pk).person


def test_first_entry_of_an_account_makes_it_the_author(lan, cast, units):
    Writer(lan).lodge(units.ngoc_ha)
    assert person_of(cast.lan) == Entry.objects.get().authors.get()


def test_second_account_of_one_name_and_telephone_sends_too(lan, cast, units, register, signed_in):
    Writer(lan).lodge(units.ngoc_ha)
    second = register("lan2", "Nguyễn Thị Lan")
    for _ in range(2):
        answer = Writer(signed_in(second)).lodge(units.ngoc_ha)
        assert (answer.status_code, "bien-nhan" in answer.headers["Location"]) == (302, True)
    assert (person_of(second), Entry.objects.filter(written_by=second).count()) == (None, 2)
    assert Person.objects.filter(name="Nguyễn Thị Lan").count() == 1


def test_typing_the_telephone_of_another_author_shows_none_of_their_entries(units, register, signed_in):
    Writer().lodge(units.ngoc_ha, title="Bài của người khác")
    stranger = register("lan2", "Nguyễn Thị Lan")
    browser = signed_in(stranger)
    Writer(browser).lodge(units.ngoc_ha, title="Bài của kẻ mạo danh")
    shown = browser.get(address("own_entries")).content.decode()
    assert ("Bài của kẻ mạo danh" in shown, "Bài của người khác" in shown) == (True, False)
    assert browser.get(address("entry", code="BD21-B0001")).status_code == 404
    assert person_of(stranger) is None


def test_account_whose_entries_are_all_of_one_author_becomes_that_author(lan, cast, units):
    Writer(lan).lodge(units.ngoc_ha)
    cast.lan.person = None
    cast.lan.save()
    Writer(lan).lodge(units.ngoc_ha, title="Bài thứ hai")
    assert person_of(cast.lan) == Person.objects.get(name="Nguyễn Thị Lan")


def test_number_and_telephone_together_prove_who_the_author_is(lan, cast, units):
    Writer().lodge(units.ngoc_ha)
    Writer().lodge(units.ngoc_ha, title="Bài thứ hai")
    lan.post(address("entry_claim"), CLAIM)
    assert person_of(cast.lan) == Person.objects.get(name="Nguyễn Thị Lan")
    assert "Bài thứ hai" in lan.get(address("own_entries")).content.decode()


def test_claim_leaves_an_author_who_has_an_account_to_it(lan, cast, units, register, signed_in):
    Writer().lodge(units.ngoc_ha)
    first = register("lan1", "Nguyễn Thị Lan")
    people.own_person(first, Person.objects.get(name="Nguyễn Thị Lan"), at=OPENED)
    assert lan.post(address("entry_claim"), CLAIM).status_code == 302
    assert (Entry.objects.get().written_by, person_of(cast.lan)) == (cast.lan, None)


def test_of_two_authors_with_one_telephone_the_one_of_the_accounts_name_claims(lan, cast, units):
    shared = {"author2_address": "Tổ 7, Ngọc Hà", "author2_telephone": "0912 000 111"}
    Writer().lodge(units.ngoc_ha, author_name="Lê Văn Sáu", author2_name="Nguyễn Thị Lan", **shared)
    lan.post(address("entry_claim"), CLAIM)
    assert person_of(cast.lan) == Person.objects.get(name="Nguyễn Thị Lan")
