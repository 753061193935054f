"""Failed attempts: five in a quarter of an hour have to wait, for one thing and not for others."""

from datetime import timedelta

import pytest

from hoadep.office.attempts import actions
from hoadep.office.attempts.facts import judge_attempt
from hoadep.office.attempts.models import Attempt

pytestmark = pytest.mark.django_db


@pytest.fixture
def now(at):
    return at("2021-03-09 10:00")


def fail(times, *, at, subject="BD21-B0001"):
    for _ in range(times):
        actions.note_failure("look_up", subject, at=at)


@pytest.mark.parametrize(("failures", "may"), [(0, True), (4, True), (5, False), (9, False)])
def test_five_failures_wait(now, failures, may):
    fail(failures, at=now)
    assert judge_attempt("look_up", " bd21-b0001", at=now + timedelta(minutes=1)).met == may


def test_waiting_ends(now):
    fail(5, at=now)
    assert judge_attempt("look_up", "BD21-B0001", at=now + timedelta(minutes=14)).reason.endswith(
        "Hãy đợi 1 phút rồi thử lại."
    )
    assert judge_attempt("look_up", "BD21-B0001", at=now + timedelta(minutes=15)).met


def test_other_things_do_not_wait(now):
    fail(5, at=now)
    assert judge_attempt("look_up", "BD21-B0002", at=now).met
    assert judge_attempt("sign_in", "BD21-B0001", at=now).met


def test_failures_are_forgotten_after_a_day(now):
    fail(2, at=now)
    assert actions.sweep(now + timedelta(days=1, minutes=1)) == 2
    assert not Attempt.objects.exists()
