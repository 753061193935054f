"""Does an act once for a key: the unique constraint is the guard, so it holds between processes too."""

import hashlib
import re
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from hoadep.office.keys.models import Once
from hoadep.rules.verdict import Refused, not_met

KEEP = timedelta(days=30)
_KEY = re.compile(r"[A-Za-z0-9_.:-]{8,64}")


@transaction.atomic
def once(key: str, purpose: str, act: Callable[[], str], *, at: datetime, content: str = "") -> str:
    """Do `act`, which returns the code of what it made; the same key again gets that code, nothing more.

    Whoever comes second waits for the first; an act that fails leaves its key free. Of `content` a digest
    is kept, and the same key with another content is refused, so that nothing written is lost in silence;
    leave it empty where it could be guessed (a vote). The caller may put the account into `purpose`.
    """
    if not _KEY.fullmatch(key):
        raise Refused(not_met("", "Trang này thiếu khóa chống gửi hai lần. Hãy mở lại trang rồi gửi lại."))
    new = Once(key=key, purpose=purpose, content_hash=_digest(content), at=at)
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:
        return _first_outcome(new)
    new.outcome = act()
    new.save(update_fields=["outcome"])
    return new.outcome


def sweep(at: datetime) -> int:
    """Forget the keys older than thirty days; returns how many there were."""
    return Once.objects.filter(at__lt=at - KEEP).delete()[0]


def _first_outcome(new: Once) -> str:
    first = Once.objects.get(key=new.key, purpose=new.purpose)
    if first.content_hash != new.content_hash:
        reason = "Trang này đã được gửi trước đó với nội dung khác. Hãy mở lại trang rồi gửi nội dung mới."
        raise Refused(not_met("", reason, evidence=(first.outcome,)))
    return first.outcome


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest() if content else ""
