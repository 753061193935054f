"""`hoadep worker`: runs the tasks that wait, seals the journal and hands over mail, until told to end."""

import logging
import signal
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from hoadep.config.processes import end_with_parent
from hoadep.office.journal import actions as journal
from hoadep.office.outbox.post import send_due

LOOK_EVERY, SEAL_EVERY = 1.0, 5.0
"""Seconds between two looks for work, and between two seals (10 at most)."""
LAST_LETTER = 30.0
"""Seconds that a letter at hand may still take at the end; one that takes longer is left in doubt."""
log = logging.getLogger(__name__)


class Command(BaseCommand):
    """One worker; any number may run."""

    help = "Chạy việc nền và niêm phong nhật ký cho đến khi được dừng."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say whether to live on alone."""
        parser.add_argument("--with-parent", type=int, metavar="PID", help="dừng khi tiến trình mẹ này dừng")

    def handle(self, *_: Any, with_parent: int | None, **options: Any) -> None:
        """Work until SIGTERM or SIGINT; the task at hand is finished first."""
        if with_parent:
            end_with_parent(with_parent)
        end = threading.Event()
        tasks = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

        def finish(*_: object) -> None:
            tasks.running = False
            end.set()

        signal.signal(signal.SIGTERM, finish)
        signal.signal(signal.SIGINT, finish)
        # apart from the tasks: a long one keeps neither a letter nor a seal waiting
        beside = [
            threading.Thread(target=_again_and_again, args=[end, *what], daemon=True)
            for what in ((partial(_post, end), LOOK_EVERY), (_seal, SEAL_EVERY))
        ]
        for thread in beside:
            thread.start()
        _again_and_again(end, partial(_work, tasks), LOOK_EVERY)
        for thread in beside:
            thread.join(LAST_LETTER)


def _again_and_again(end: threading.Event, act: Callable[[], object], pause: float) -> None:
    """Act until the end, with a pause of so many seconds; what went wrong is tried again."""
    while not end.is_set():
        close_old_connections()
        try:
            act()
        except OperationalError:
            log.warning("The database does not answer; trying again.", exc_info=True)
        except Exception:
            log.exception("Trying again.")
        end.wait(pause)
    connection.close()


def _work(tasks: Worker) -> None:
    if DBTaskResult.objects.ready().exists():
        tasks.run()


def _seal() -> None:
    journal.seal(at=timezone.now())


def _post(end: threading.Event) -> None:
    """Hand over all mail that is due, letter by letter."""
    while not end.is_set() and send_due(timezone.now(), settings.HOADEP_MAIL_PER_MINUTE, most=1):
        pass
