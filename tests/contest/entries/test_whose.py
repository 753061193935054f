"""Whose an entry is: which account becomes which author, and which one does not."""

import pytest

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Account, Person
from hoadep.office.outbox.models import Message
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


def test_author_of_what_the_unit_lodged_gets_it_beside_the_unit(lan, cast, units, signed_in):
    binh = signed_in(cast.binh)
    Writer(binh).lodge(units.ngoc_ha)
    assert lan.post(address("entry_claim"), CLAIM).status_code == 302
    entry = Entry.objects.get()
    assert (entry.written_by, entry.authorships.get().account) == (cast.binh, cast.lan)
    assert person_of(cast.lan) == entry.authors.get()
    assert "BD21-B0001" in lan.get(address("own_entries")).content.decode()
    actions.return_for_changes(entry, reason="Thiếu nơi ở.", by=cast.hoa, at=entry.steps.get().at)
    for client in (lan, binh, signed_in(cast.hoa)):
        assert client.get(address("entry_rewrite", code=entry.code)).status_code == 200


def test_what_comes_to_the_entry_is_told_to_who_claimed_it(lan, cast, units, signed_in):
    Writer(signed_in(cast.binh)).lodge(units.ngoc_ha, author_name="Nguyễn Lan")
    lan.post(address("entry_claim"), CLAIM)
    entry = Entry.objects.get()
    actions.return_for_changes(entry, reason="Thiếu nơi ở.", by=cast.hoa, at=entry.steps.get().at)
    told = Message.objects.filter(kind="entry_return_for_changes").values_list("recipient", flat=True)
    assert sorted(told) == sorted([cast.lan.code, cast.binh.code])
    assert (person_of(cast.lan), lan.get(address("entry", code=entry.code)).status_code) == (None, 200)


@pytest.mark.parametrize("approved", [False, True])
def test_author_withdraws_until_approved_what_the_unit_lodged(lan, cast, units, signed_in, approved):
    Writer(signed_in(cast.binh)).lodge(units.ngoc_ha)
    lan.post(address("entry_claim"), CLAIM)
    entry = Entry.objects.get()
    if approved:
        actions.approve(entry, appraisal="Đúng.", by=cast.binh, at=entry.steps.get().at)
    withdraw = address("entry_step", code=entry.code, name="rut")
    answer = lan.post(withdraw, {"rut-reason": "Gửi nhầm."})
    entry.refresh_from_db()
    assert (answer.status_code, entry.state) == ((403, "approved") if approved else (302, "withdrawn"))


def test_coauthor_with_an_account_claims_and_withdraws(lan, cast, units, register, signed_in):
    mai = {"author2_name": "Trần Thị Mai", "author2_address": "Tổ 6", "author2_telephone": "0912000222"}
    Writer(lan).lodge(units.ngoc_ha, **mai)
    coauthor = register("mai", "Trần Thị Mai")
    browser = signed_in(coauthor)
    assert browser.post(address("entry_claim"), CLAIM | {"telephone": "0912000222"}).status_code == 302
    browser.post(address("entry_step", code="BD21-B0001", name="rut"), {"rut-reason": "Gửi nhầm."})
    entry = Entry.objects.get()
    assert (entry.state, entry.steps.last().by, entry.written_by) == ("withdrawn", coauthor, cast.lan)


def test_second_account_does_not_get_what_another_claimed(lan, cast, units, register, signed_in):
    Writer(signed_in(cast.binh)).lodge(units.ngoc_ha)
    lan.post(address("entry_claim"), CLAIM)
    second = signed_in(register("lan2", "Nguyễn Thị Lan"))
    assert "đã gắn với một tài khoản khác" in second.post(address("entry_claim"), CLAIM).content.decode()
    assert second.get(address("entry", code="BD21-B0001")).status_code == 404


def test_nobody_claims_what_an_author_sent_from_an_account(lan, cast, units, register, signed_in):
    first = register("lan1", "Lan Nguyễn")
    Writer(signed_in(first)).lodge(units.ngoc_ha)
    assert person_of(first) is None
    assert "đã gắn với một tài khoản khác" in lan.post(address("entry_claim"), CLAIM).content.decode()


def test_whoever_reads_the_telephone_by_duty_becomes_no_author(lan, cast, units, signed_in):
    Writer().lodge(units.ngoc_ha)
    people.give_role(cast.dung, "author", by=people.SYSTEM, at=OPENED)
    answer = signed_in(cast.dung).post(address("entry_claim"), CLAIM)
    assert "họ tên tác giả trùng họ tên tài khoản" in answer.content.decode()
    assert (person_of(cast.dung), Entry.objects.get().written_by) == (None, None)


def test_name_other_than_the_authors_gets_that_entry_alone(cast, units, register, signed_in):
    binh = signed_in(cast.binh)
    Writer(binh).lodge(units.ngoc_ha)
    Writer(binh).lodge(units.ngoc_ha, title="Bài thứ hai")
    teacher = register("co-giao", "Cô Giáo")
    browser = signed_in(teacher)
    browser.post(address("entry_claim"), CLAIM)
    shown = browser.get(address("own_entries")).content.decode()
    assert ("BD21-B0001" in shown, "Bài thứ hai" in shown, person_of(teacher)) == (True, False, None)


def test_unit_mends_the_name_and_the_author_keeps_the_entry(cast, units, register, signed_in):
    binh = signed_in(cast.binh)
    Writer(binh).lodge(units.ngoc_ha, author_name="Nguyễn Thị Lam")
    lan = register("lan2", "Nguyễn Thị Lan")
    signed_in(lan).post(address("entry_claim"), CLAIM)
    entry = Entry.objects.get()
    actions.return_for_changes(entry, reason="Sai tên.", by=cast.hoa, at=entry.steps.get().at)
    writer = Writer(binh, address("entry_rewrite", code=entry.code))
    writer.type(1, {"author_name": "Nguyễn Thị Lan"}, next="")
    writer.send()
    assert (entry.authors.get().name, entry.authorships.get().account) == ("Nguyễn Thị Lan", lan)
    assert entry.code in signed_in(lan).get(address("own_entries")).content.decode()


def test_author_who_is_replaced_by_another_keeps_nothing(cast, units, register, signed_in):
    binh = signed_in(cast.binh)
    Writer(binh).lodge(units.ngoc_ha)
    lan = register("lan2", "Nguyễn Thị Lan")
    signed_in(lan).post(address("entry_claim"), CLAIM)
    entry = Entry.objects.get()
    actions.return_for_changes(entry, reason="Sai tác giả.", by=cast.hoa, at=entry.steps.get().at)
    writer = Writer(binh, address("entry_rewrite", code=entry.code))
    writer.type(1, {"author_name": "Lê Văn Sáu", "author_telephone": "0912000333"}, next="")
    writer.send()
    assert entry.authorships.get().account is None
    assert signed_in(lan).get(address("entry", code=entry.code)).status_code == 404
