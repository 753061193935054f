"""Takes awards back after the fact, and notes what came back with them."""

from datetime import date, datetime

from django.db import transaction

from hoadep.contest.awards.models import AwardItem, AwardRevocation
from hoadep.contest.exemplars.actions import Withdrawal, enter_withdrawal, note_returned
from hoadep.contest.papers.actions import Decided
from hoadep.contest.people.models import Account
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met


@transaction.atomic
def revoke_award(item: AwardItem, withdrawal: Withdrawal, *, by: Account, at: datetime) -> AwardRevocation:
    """Record that an award was taken back (false declaration); it counts no longer.

    Raises `Refused` without a reason or number, for a day before the award or to come, for one that was not
    given or is taken back already, and for a number that another paper has.
    """
    listed = item.award_list
    if item.outcome != AwardItem.Outcome.AWARDED or listed.decided_on is None:
        raise Refused(not_met("", f"{item.name}: chưa được khen, hoặc khen thưởng đã bị hủy."))
    given = Decided(
        subject=listed.code,
        title=item.name,
        level=listed.level,
        form=listed.form,
        giver=listed.giver,
        number=listed.number,
        decided_on=listed.decided_on,
    )
    others = AwardRevocation.objects.filter(item__award_list__giver=listed.giver)
    number = enter_withdrawal(listed.season, withdrawal, given, others=others, by=by, at=at)
    codes, secrets = [item.assessment.subject], {"reason": withdrawal.reason}
    row = journal.record(listed.code, "revoke_award", by=by.code, at=at, codes=codes, secrets=secrets)
    item.outcome = AwardItem.Outcome.REVOKED
    item.save(update_fields=["outcome"])
    told = {**vars(withdrawal), "number": number}
    return AwardRevocation.objects.create(item=item, **told, recorded_at=row.recorded_at, by=by)


@transaction.atomic
def note_award_recovery(
    revocation: AwardRevocation, *, recovered_on: date, note: str, by: Account, at: datetime
) -> AwardRevocation:
    """Note that money and things of an award were given back, with the voucher."""
    code = revocation.item.award_list.code
    note_returned(revocation, code, recovered_on=recovered_on, note=note, by=by, at=at)
    return revocation
