"""Sends a letter to many by e-mail: as held messages, which a person reads and lets go."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from hoadep.contest.papers import merging
from hoadep.contest.papers.addressing import Addressee
from hoadep.contest.papers.merging import Merge
from hoadep.contest.people.models import Account
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.office.journal import actions as journal
from hoadep.office.outbox import actions as outbox
from hoadep.rules.verdict import Refused, not_met


def _start_of_day(at: datetime) -> datetime:
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


@transaction.atomic
def hold_letters(
    season: Season, merge: Merge, people: Sequence[Addressee], *, by: Account, at: datetime
) -> int:
    """Write a message to each that has an e-mail address, held until somebody has read it; gives how many.

    The same letter is not written twice to the same one on a day.
    """
    reached = [one for one in people if one.address]
    if not reached:
        raise Refused(not_met("", "Không ai trong danh sách có thư điện tử: hãy in thư."))
    plan = book_of(season, at).latest
    letters = []
    for one in reached:
        title, text = merging.mail(merge, plan, one)
        letters.append(
            outbox.Letter(
                kind="merged_letter",
                subject=f"{season.code}-T-{merge.mark}",
                recipient=one.account,
                due=_start_of_day(at),
                title=title,
                text=text,
                address=one.address,
            )
        )
    outbox.queue(letters, at=at, bulk=True)
    journal.record(season.code, "hold_letters", by=by.code, at=at, codes=[merge.template, str(len(letters))])
    return len(letters)
