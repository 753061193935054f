"""`hoadep tick`: what only the passing of time asks for. May run at any time, and any number of times."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from hoadep.config.sqlite import statistics
from hoadep.contest.entries.desks import files_mentioned
from hoadep.contest.people.actions import SYSTEM
from hoadep.contest.steering import actions as steering
from hoadep.contest.steering.tasks import resume_lists
from hoadep.office.attempts import actions as attempts
from hoadep.office.drafts import actions as drafts
from hoadep.office.drafts.models import Draft
from hoadep.office.files import actions as files
from hoadep.office.files.facts import referenced
from hoadep.office.journal import actions as journal
from hoadep.office.keys import actions as keys
from hoadep.office.printing import actions as printing


class Command(BaseCommand):
    """Catches up with the clock, also after nights that were missed."""

    help = "Làm những việc đến giờ phải làm; chạy lại bao nhiêu lần cũng được."

    def handle(self, *_: Any, **options: Any) -> None:
        """Seal the journal; tell the office what came; forget what is of no use or has ended.

        That is used drafts, files that nothing names, old keys, prints and finished tasks, ended sessions.
        Lists that their worker has left are handed to another.
        """
        now = timezone.now()
        journal.seal(at=now)
        steering.tell_office(by=SYSTEM, at=now)
        drafts.sweep(now)
        keys.sweep(now)
        attempts.sweep(now)
        printing.sweep_runs(now)
        resume_lists(now)
        files.sweep(referenced() | files_mentioned(Draft.objects.filter(used_at=None)), by=SYSTEM, at=now)
        call_command("prune_db_task_results", queue_name="*", verbosity=0)
        call_command("clearsessions")
        statistics.keep(connection)
