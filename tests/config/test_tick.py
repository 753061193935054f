"""`hoadep tick` catches up, and does nothing more when run again."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from hoadep.office.journal import actions
from hoadep.office.journal.models import Seal, Unsealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def _left_behind(at) -> None:
    """A row without seal, a session that has ended, and tasks that ended yesterday and a month ago."""
    now = timezone.now()
    actions.record("BD21-B0001", "submit", by="TK1", at=at("2021-03-01 08:00"))
    for key, days in (("ended", -1), ("open", 1)):
        Session.objects.create(session_key=key, expire_date=now + timedelta(days=days))
    for days in (1, 30):
        DBTaskResult.objects.create(
            task_path=f"{days}",
            status="SUCCESSFUL",
            finished_at=now - timedelta(days=days),
            run_after=now,
            backend_name="default",
            args_kwargs={},
        )


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.usefixtures("_left_behind")
def test_it_catches_up_however_often_it_runs(times):
    for _ in range(times):
        call_command("tick")
    assert (Seal.objects.count(), Unsealed.objects.count()) == (1, 0)
    assert [session.session_key for session in Session.objects.all()] == ["open"]
    assert [task.task_path for task in DBTaskResult.objects.all()] == ["1"]
