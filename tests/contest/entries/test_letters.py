"""Who is told of a step: the author, the unit that has to act, and nobody else."""

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry
from hoadep.office.outbox.models import Message
from tests.contest.entries.writers import Writer


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


def test_bell_shows_and_is_read(cast, units, signed_in):
    sent(cast, units, signed_in)
    binh = signed_in(cast.binh)
    assert "BD21-B0001" in binh.get("/ba-dinh-2021/thong-bao/").content.decode()
    binh.post("/ba-dinh-2021/thong-bao/")
    assert Message.objects.get(recipient=cast.binh.code).read_at is not None
