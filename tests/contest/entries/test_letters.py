"""Who is told of a step: the author, the unit that has to act, and nobody else."""

import pytest

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry
from hoadep.office.outbox.models import Message
from tests.contest.entries.writers import Writer, address


def told():
    return sorted(Message.objects.values_list("recipient", "title"))


def sent(cast, units, signed_in):
    Writer(signed_in(cast.lan)).lodge(units.ngoc_ha)
    return Entry.objects.get()


def test_unit_is_told_of_a_new_entry_and_no_other_unit(cast, units, signed_in):
    sent(cast, units, signed_in)
    assert told() == [(cast.binh.code, "Gửi bài: bài BD21-B0001")]


def test_author_is_told_why_it_came_back_and_until_when(cast, units, signed_in):
    entry = sent(cast, units, signed_in)
    at = entry.steps.get().at
    actions.return_for_changes(entry, reason="Thiếu nơi ở.", by=cast.binh, at=at)
    letter = Message.objects.get(recipient=cast.lan.code)
    assert ("Thiếu nơi ở." in letter.text, letter.subject) == (True, "BD21-B0001")


def test_unit_is_told_when_the_office_sends_back_what_it_approved(cast, units, signed_in):
    entry = sent(cast, units, signed_in)
    at = entry.steps.get().at
    actions.approve(entry, appraisal="Đã hỏi.", by=cast.binh, at=at)
    actions.return_for_changes(entry, reason="Thiếu ảnh.", by=cast.hoa, at=at)
    back = "Trả lại để bổ sung: bài BD21-B0001"
    assert [who for who, what in told() if what == back] == sorted([cast.binh.code, cast.lan.code])


@pytest.mark.parametrize(
    ("step", "label"),
    [
        (lambda e, who: actions.receive(e, **who), "Tiếp nhận"),
        (lambda e, who: actions.appraise(e, eligible=True, reason="", **who), "Thẩm định: đủ điều kiện"),
        (
            lambda e, who: actions.appraise(e, eligible=False, reason="Trùng bài.", **who),
            "Thẩm định: không đủ điều kiện",
        ),
        (lambda e, who: actions.withdraw(e, reason="Tác giả xin rút.", **who), "Rút bài"),
    ],
)
def test_unit_is_told_what_the_office_did_with_its_entry(cast, units, signed_in, step, label):
    entry = sent(cast, units, signed_in)
    at = entry.steps.get().at
    actions.approve(entry, appraisal="Đã hỏi.", by=cast.binh, at=at)
    step(entry, {"by": cast.hoa, "at": at})
    said = f"{label}: bài BD21-B0001"
    assert [who for who, what in told() if what == said] == sorted([cast.binh.code, cast.lan.code])


def test_both_units_are_told_of_an_entry_that_is_passed_on(cast, units, signed_in):
    entry = sent(cast, units, signed_in)
    actions.pass_on(entry, unit=units.kim_ma, reason="Gương ở Kim Mã.", by=cast.hoa, at=entry.steps.get().at)
    letters = Message.objects.filter(kind="entry_pass_on")
    assert {letter.recipient for letter in letters} == {cast.lan.code, cast.binh.code, cast.dung.code}
    assert all("Bài nay thuộc Phường Kim Mã." in letter.text for letter in letters)


def test_author_without_account_reads_where_the_entry_went_and_why(cast, units):
    writer = Writer()
    writer.lodge(units.ngoc_ha)
    entry = Entry.objects.get()
    actions.pass_on(entry, unit=units.kim_ma, reason="Gương ở Kim Mã.", by=cast.hoa, at=entry.steps.get().at)
    known = {"code": entry.code, "telephone": "0912 000 111"}
    page = writer.client.post(address("look_up"), known, follow=True).content.decode()
    assert "Bài đã được chuyển đến Phường Kim Mã" in page
    assert "Lý do: Gương ở Kim Mã." in page


def test_bell_shows_and_is_read(cast, units, signed_in):
    sent(cast, units, signed_in)
    binh = signed_in(cast.binh)
    assert "BD21-B0001" in binh.get("/ba-dinh-2021/thong-bao/").content.decode()
    binh.post("/ba-dinh-2021/thong-bao/")
    assert Message.objects.get(recipient=cast.binh.code).read_at is not None
