"""`hoadep tick`: what only the passing of time asks for. May run at any time, and any number of times."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from hoadep.office.drafts import actions as drafts
from hoadep.office.journal import actions as journal
from hoadep.office.keys import actions as keys


class Command(BaseCommand):
    """Catches up with the clock, also after nights that were missed."""

    help = "Làm những việc đến giờ phải làm; chạy lại bao nhiêu lần cũng được."

    def handle(self, *_: Any, **options: Any) -> None:
        """Seal the journal; forget used drafts, old keys, finished tasks after two weeks, ended sessions."""
        now = timezone.now()
        journal.seal(at=now)
        drafts.sweep(now)
        keys.sweep(now)
        call_command("prune_db_task_results", queue_name="*", verbosity=0)
        call_command("clearsessions")
