"""What judges must not see in a text: words replaced, photos left out, before the round opens."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hoadep.contest.jury.models import Masking, Numbered, Round
from hoadep.contest.people.models import Account
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line


@transaction.atomic
def mask(numbered: Numbered, words: Iterable[tuple[str, str]], *, by: Account, at: datetime) -> list[Masking]:
    """Let judges see something else in place of each of these words: (found, shown)."""
    _require_changeable(numbered.round)
    known = set(numbered.maskings.values_list("found", flat=True))
    rows = [
        Masking(numbered=numbered, found=found, shown=one_line(shown)[:100], at=at, by=by)
        for found, shown in dict(words).items()
        if found.strip() and found not in known
    ]
    if rows:
        secrets = {str(n): row.found for n, row in enumerate(rows)}
        journal.record(numbered.round.code, "mask", by=by.code, at=at, secrets=secrets)
    return Masking.objects.bulk_create(rows)


@transaction.atomic
def mask_photo(numbered: Numbered, n: int, *, by: Account, at: datetime) -> Masking:
    """Let judges not see the photo of that number."""
    _require_changeable(numbered.round)
    masking, new = Masking.objects.get_or_create(numbered=numbered, photo=n, defaults={"at": at, "by": by})
    if new:
        journal.record(numbered.round.code, "mask_photo", by=by.code, at=at)
    return masking


@transaction.atomic
def unmask(masking: Masking, *, by: Account, at: datetime) -> None:
    """Let judges see it again."""
    _require_changeable(masking.numbered.round)
    journal.record(masking.numbered.round.code, "unmask", by=by.code, at=at)
    masking.delete()


def _require_changeable(round: Round) -> None:
    """A round still open may be masked further, since a name may be noticed late."""
    if round.state == Round.State.CLOSED:
        raise Refused(not_met("", f"{round.name} đã đóng."))
