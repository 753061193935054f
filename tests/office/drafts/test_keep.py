"""Drafts: kept in place, never overwritten unseen, closed by use, swept ninety days later."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from hoadep.office.drafts import actions, facts
from hoadep.office.drafts.models import Draft

pytestmark = pytest.mark.django_db
LAN = facts.anonymous("khóa của Lan")
PLACE = (LAN, "entry", "new-1")


@pytest.fixture
def now(at):
    return at("2021-03-09 20:00")


def keep(text, seen, now, **more):
    return actions.keep(*PLACE, {"text": text}, base_version="3", seen=seen, at=now, **more)


def test_a_draft_is_overwritten_in_place(now):
    first = keep("Bà Hoa", 0, now)
    second = keep("Bà Hoa giúp trẻ", first.version, now + timedelta(minutes=1))
    kept = Draft.objects.get()
    assert (kept.data, kept.version, kept.base_version) == ({"text": "Bà Hoa giúp trẻ"}, 2, "3")
    assert (kept.saved_at, second.pk) == (now + timedelta(minutes=1), first.pk)
    assert facts.last(*PLACE) == kept


def test_owners_forms_and_objects_are_apart(now):
    keep("Bà Hoa", 0, now)
    for other in [("TK0005", "entry", "new-1"), (LAN, "nomination", "new-1"), (LAN, "entry", "new-2")]:
        assert facts.last(*other) is None
    assert facts.anonymous("khóa của Dũng") != LAN
    assert "Lan" not in LAN


def test_a_page_that_was_overtaken_gets_both_texts(now):
    keep("Bà Hoa, viết ở máy tính", 0, now, tab="computer")
    with pytest.raises(actions.Overtaken) as refusal:
        keep("Bà Hoa, viết ở điện thoại", 0, now, tab="phone")
    assert refusal.value.kept.data == {"text": "Bà Hoa, viết ở máy tính"}
    assert refusal.value.given == {"text": "Bà Hoa, viết ở điện thoại"}
    assert Draft.objects.get().data == {"text": "Bà Hoa, viết ở máy tính"}
    assert keep("Gộp cả hai", refusal.value.kept.version, now, tab="phone").version == 2


def test_a_page_whose_answer_was_lost_saves_on(now):
    keep("Bà", 0, now, tab="phone")
    assert keep("Bà Hoa", 0, now, tab="phone").data == {"text": "Bà Hoa"}


def test_a_draft_just_read_is_written_over_in_one_statement(now, django_assert_num_queries):
    known = keep("Bà", 0, now)
    with django_assert_num_queries(1):
        kept = keep("Bà Hoa", known.version, now, known=known)
    assert (kept.version, facts.last(*PLACE).data) == (2, {"text": "Bà Hoa"})


def test_a_draft_just_read_and_changed_since_is_not_overwritten(now):
    keep("Bà", 0, now)
    known = facts.last(*PLACE)
    keep("Bà Hoa", 1, now)
    with pytest.raises(actions.Overtaken):
        keep("Bà Lan", 1, now, known=known)
    assert facts.last(*PLACE).data == {"text": "Bà Hoa"}


def test_the_same_text_from_another_page_is_no_conflict(now):
    first = keep("Bà Hoa", 0, now)
    assert keep("Bà Hoa", 0, now).version == first.version


def test_a_used_draft_is_not_brought_back_by_a_page_still_open(now):
    first = keep("Bà Hoa", 0, now, tab="phone")
    actions.use(*PLACE, at=now)
    assert facts.last(*PLACE).used_at == now
    with pytest.raises(actions.Overtaken):
        keep("Bà Hoa", first.version, now, tab="phone")
    fresh = keep("Bài khác", facts.last(*PLACE).version, now)
    assert (facts.last(*PLACE), fresh.used_at) == (fresh, None)


def test_drafts_go_ninety_days_after_use_and_not_before(now):
    keep("Bà Hoa", 0, now)
    actions.keep("TK0005", "entry", "", {"text": "chưa dùng"}, base_version="", seen=0, at=now)
    actions.use(*PLACE, at=now)
    assert actions.sweep(now + timedelta(days=90)) == 0
    assert actions.sweep(now + timedelta(days=90, seconds=1)) == 1
    assert [draft.owner for draft in Draft.objects.all()] == ["TK0005"]


def test_tick_sweeps_them():
    last_year = timezone.now() - timedelta(days=365)
    keep("Bà Hoa", 0, last_year)
    actions.use(*PLACE, at=last_year)
    call_command("tick")
    assert Draft.objects.count() == 0


def test_an_owner_may_discard(now):
    keep("Bà Hoa", 0, now)
    actions.discard(*PLACE)
    assert Draft.objects.count() == 0


def test_characters_that_no_database_keeps_are_left_out(now):
    keep({"a\0": ["x\0y", 3, None, "\ud800z"]}, 0, now)
    assert Draft.objects.get().data == {"text": {"a": ["xy", 3, None, "z"]}}


@pytest.mark.django_db(transaction=True)
def test_of_two_connections_that_save_at_once_one_is_told(now):
    start, ends = threading.Barrier(2), []

    def save(text: str) -> None:
        try:
            start.wait(5)
            keep(text, 0, now, tab=text)
            ends.append("kept " + text)
        except actions.Overtaken as overtaken:
            ends.append(f"told {overtaken.given['text']} of {overtaken.kept.data['text']}")
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=[text]) for text in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    stands = Draft.objects.get().data["text"]
    other = {"one": "two", "two": "one"}[stands]
    assert sorted(ends) == [f"kept {stands}", f"told {other} of {stands}"]


def test_a_saving_that_comes_late_undoes_nothing(now):
    keep("Bà Hoa giúp trẻ", 0, now, tab="phone:2")
    late = keep("Bà", 0, now, tab="phone:1")
    assert (late.data, late.version) == ({"text": "Bà Hoa giúp trẻ"}, 1)
    assert keep("Bà Hoa giúp trẻ em", 0, now, tab="phone:10").data == {"text": "Bà Hoa giúp trẻ em"}


def test_nothing_changed_is_not_written(now, django_assert_num_queries):
    first = keep("Bà Hoa", 0, now, tab="phone:1")
    with django_assert_num_queries(0):
        again = keep("Bà Hoa", 1, now + timedelta(minutes=1), tab="computer:1", known=first)
    assert again.version == 1


def test_what_a_draft_has_become_is_known_until_it_is_written_again(now):
    keep("Bà Hoa", 0, now)
    actions.use(*PLACE, at=now, outcome="BD21-B0001#1")
    assert facts.last(*PLACE).outcome == "BD21-B0001#1"
    keep("Bài khác", facts.last(*PLACE).version, now)
    assert facts.last(*PLACE).outcome == ""
