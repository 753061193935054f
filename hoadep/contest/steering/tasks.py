"""Work that the worker does: lists that are too long for a page to wait for."""

import logging
from datetime import datetime

from django.db import OperationalError
from django.utils import timezone
from django_tasks import task

from hoadep.contest.steering.lists import offer_of, setting_of, wanted_rows
from hoadep.office.uploads import actions
from hoadep.office.uploads.models import Upload
from hoadep.rules.verdict import Refused

SOME = 20
"""Rows that one transaction takes in: others who write wait no longer than for these."""
log = logging.getLogger(__name__)


@task()
def take_list_in(pk: int) -> None:
    """Take in the rows that were asked for, some at a time; what stops it stands on its page.

    Every row is judged before the first is taken in. Begun anew, it goes on where it was.
    """
    upload = Upload.objects.filter(pk=pk, asked_at__isnull=False, done_at=None).first()
    if upload is None:
        return
    try:
        _take(upload)
    except Refused as refusal:
        actions.stop(upload, refusal.verdict.reason)
    except OperationalError:
        raise  # the database does not answer: the list is handed on after a while
    except Exception:
        log.exception("A list could not be taken in.")
        actions.stop(upload, "Máy chủ gặp lỗi khi nhập.")


def _take(upload: Upload) -> None:
    offer, setting = offer_of(upload), setting_of(upload)
    rows = wanted_rows(upload, offer, setting)
    for first in range(0, len(rows), SOME):
        actions.take_some(upload, offer, setting, rows[first : first + SOME], now=timezone.now())
    actions.finish(upload, now=timezone.now())


def resume_lists(now: datetime) -> None:
    """Hand lists that their worker has left to another."""
    for pk in actions.take_up_stuck(now):
        take_list_in.enqueue(pk)
