"""Writes failures down and forgets them again."""

from datetime import datetime, timedelta

from hoadep.office.attempts.facts import digest
from hoadep.office.attempts.models import Attempt

KEEP = timedelta(days=1)


def note_failure(purpose: str, subject: str, *, at: datetime) -> None:
    """One more failure to open `subject`."""
    Attempt.objects.create(purpose=purpose, subject=digest(subject), at=at)


def sweep(at: datetime) -> int:
    """Forget failures older than a day; returns how many there were."""
    return Attempt.objects.filter(at__lt=at - KEEP).delete()[0]
