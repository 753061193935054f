"""Sends a decided list to the upper level, once: its bytes, the instant and the hash are kept."""

import uuid
from datetime import datetime

from django.db import transaction

from hoadep.contest.dispatch.models import Sending
from hoadep.contest.dispatch.outgoing import LETTER, ROLL, Outgoing, issued_letter, outgoing, roll_of
from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import Season
from hoadep.contest.selection.actions import mark_sent
from hoadep.contest.selection.facts import Desk, desk
from hoadep.contest.selection.models import Selection
from hoadep.office.bundles import actions as bundles
from hoadep.office.bundles.models import Partner
from hoadep.office.files import facts as files
from hoadep.office.files.actions import store
from hoadep.office.files.models import Stored
from hoadep.office.journal import actions as journal
from hoadep.rules.exchange import DISPATCH, dispatch_from
from hoadep.rules.exchange_reading import written
from hoadep.rules.milestones import judge_dispatch
from hoadep.rules.verdict import Answer, Refused, not_met

PDF, JSON = "application/pdf", "application/json"


@transaction.atomic
def send(
    selection: Selection, to: Partner | Season, *, reason: str = "", by: Account, at: datetime
) -> Sending:
    """Send a decided list with its entries, the signed công văn and the list; sent before, it is as it was.

    To a partner it goes as a signed bundle; to a season of this installation without one. Raises `Refused`
    when it is late or too long and no reason is given, and before the công văn is issued.
    """
    Selection.objects.select_for_update().get(pk=selection.pk)
    before = Sending.objects.filter(selection=selection).first()
    if before:
        return before
    mark_sent(selection, by=by, at=at)
    shown = desk(selection, at=at)
    _require_reason(shown, reason, at=at)
    letter = issued_letter(selection.code)
    found = outgoing(shown, uuid=str(uuid.uuid4()), at=at)
    roll = store(roll_of(shown, at=at), PDF, by=by.code, at=at)
    told = _handed(found, to, {LETTER: letter, ROLL: roll}, by=by, at=at)
    secrets = {"reason": reason}
    codes = [found.dispatch.uuid, told["stored"].sha256]
    journal.record(selection.code, "send_dispatch", by=by.code, at=at, codes=codes, secrets=secrets)
    return Sending.objects.create(
        selection=selection,
        uuid=found.dispatch.uuid,
        letter=letter,
        roll=roll,
        entries=len(found.dispatch.entries),
        despite=reason,
        at=at,
        by=by,
        **told,
    )


def _require_reason(shown: Desk, reason: str, *, at: datetime) -> None:
    verdict = judge_dispatch(shown.plan, number=len(shown.chosen), at=at)
    if verdict.answer is Answer.NOT_MET and not reason.strip():
        said = f"{verdict.reason} Hãy ghi lý do vẫn gửi."
        raise Refused(not_met(verdict.clause, said, parts=(verdict,)))


def _handed(found: Outgoing, to: Partner | Season, papers: dict, *, by: Account, at: datetime) -> dict:
    """What is handed over, kept as exactly these bytes; it is read as the receiver reads it first."""
    payload = written(found.dispatch)
    dispatch_from(payload)
    if isinstance(to, Season):
        _require_other(found, to)
        return {"to_season": to, "recipient": to.name, "stored": store(payload, JSON, by=by.code, at=at)}
    parcel = bundles.Parcel(
        uuid=found.dispatch.uuid,
        kind=DISPATCH,
        subject=found.dispatch.code,
        payload=payload,
        files={**found.photos, **{_named(name, kept): files.read(kept) for name, kept in papers.items()}},
    )
    bundle = bundles.pack(parcel, to, by=by.code, at=at)
    return {"bundle": bundle, "recipient": to.name, "stored": bundle.stored}


def _named(place: str, kept: Stored) -> str:
    return f"{place}.{kept.media_type.rpartition('/')[2]}"


def _require_other(found: Outgoing, to: Season) -> None:
    if to.code == found.dispatch.season:
        raise Refused(not_met("", "Không gửi danh sách cho chính mùa thi này."))
    if to.closed_at:
        raise Refused(not_met("", f"{to.name} đã đóng, không nhận thêm."))
