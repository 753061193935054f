"""One key, one act: in a row, after a failure, and from two connections at the same moment."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from hoadep.office.keys import actions
from hoadep.office.keys.models import Once
from hoadep.rules.verdict import Refused

pytestmark = pytest.mark.django_db
KEY = "k3y-of-the-form"


def test_the_same_key_gets_the_first_outcome(at):
    outcomes = iter(["BD21-B0001", "BD21-B0002", "BD21-B0003"])
    now = at("2021-03-09 23:59")
    assert actions.once(KEY, "lodge", lambda: next(outcomes), at=now) == "BD21-B0001"
    assert actions.once(KEY, "lodge", lambda: next(outcomes), at=now) == "BD21-B0001"
    assert actions.once(KEY, "withdraw", lambda: next(outcomes), at=now) == "BD21-B0002"
    assert actions.once(KEY + "2", "lodge", lambda: next(outcomes), at=now) == "BD21-B0003"


def test_an_act_that_fails_leaves_its_key_free(at):
    def refuse():
        raise ZeroDivisionError

    now = at("2021-03-09 23:59")
    with pytest.raises(ZeroDivisionError):
        actions.once(KEY, "lodge", refuse, at=now)
    assert Once.objects.count() == 0
    assert actions.once(KEY, "lodge", lambda: "BD21-B0001", at=now) == "BD21-B0001"


def test_another_content_under_the_same_key_is_refused_and_told_what_the_first_made(at):
    now = at("2021-03-09 23:59")
    actions.once(KEY, "lodge", lambda: "BD21-B0001", at=now, content="Bài viết")
    assert actions.once(KEY, "lodge", str, at=now, content="Bài viết") == "BD21-B0001"
    with pytest.raises(Refused) as refusal:
        actions.once(KEY, "lodge", str, at=now, content="Bài viết đã sửa")
    assert refusal.value.verdict.evidence == ("BD21-B0001",)


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "khóa-có-dấu", "has\0null-byte", "with space in it"])
def test_a_key_that_no_page_of_ours_gave_out_is_refused(key, at):
    with pytest.raises(Refused):
        actions.once(key, "lodge", lambda: "BD21-B0001", at=at("2021-03-09 23:59"))


def test_keys_are_forgotten_after_thirty_days(at):
    now = at("2021-04-10 08:00")
    actions.once("30-days-exactly", "lodge", lambda: "A", at=now - timedelta(days=30))
    actions.once("a-minute-more", "lodge", lambda: "B", at=now - timedelta(days=30, minutes=1))
    assert actions.sweep(now) == 1
    assert [once.key for once in Once.objects.all()] == ["30-days-exactly"]


@pytest.mark.django_db(transaction=True)
def test_the_second_of_two_connections_waits_for_the_first(at):
    begun, outcomes, now = threading.Event(), [], at("2021-03-09 23:59")

    def slow() -> str:
        begun.set()
        second.start()
        second.join(0.3)
        assert second.is_alive()
        return "BD21-B0001"

    def lodge_again() -> None:
        try:
            with transaction.atomic():
                outcomes.append(actions.once(KEY, "lodge", lambda: "BD21-B0002", at=now))
        finally:
            connection.close()

    second = threading.Thread(target=lodge_again)
    assert actions.once(KEY, "lodge", slow, at=now) == "BD21-B0001"
    second.join(10)
    assert outcomes == ["BD21-B0001"]
    assert Once.objects.count() == 1


def test_tick_forgets_old_keys():
    actions.once("of-last-year", "lodge", lambda: "A", at=timezone.now() - timedelta(days=365))
    call_command("tick")
    assert Once.objects.count() == 0
