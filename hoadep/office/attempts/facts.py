"""Says whether somebody may try once more."""

import hashlib
from datetime import datetime, timedelta

from hoadep.office.attempts.models import Attempt
from hoadep.rules.verdict import Verdict, met, not_met

MOST = 5
WITHIN = timedelta(minutes=15)


def judge_attempt(purpose: str, subject: str, *, at: datetime) -> Verdict:
    """Whether one may try to open `subject` (an entry's number, a user name) once more: five failures wait.

    Counted by what is guessed at, so that trying from many machines helps nobody.
    """
    tried = Attempt.objects.filter(purpose=purpose, subject=digest(subject), at__gt=at - WITHIN)
    last = list(tried.order_by("-at").values_list("at", flat=True)[:MOST])
    if len(last) < MOST:
        return met("", "Được thử.")
    minutes = max(1, -int((at - last[-1] - WITHIN).total_seconds() // 60))
    return not_met("", f"Đã thử sai {MOST} lần. Hãy đợi {minutes} phút rồi thử lại.")


def digest(subject: str) -> str:
    """The mark under which failures are kept; case and blanks around play no part."""
    return hashlib.sha256(subject.strip().lower().encode()).hexdigest()
