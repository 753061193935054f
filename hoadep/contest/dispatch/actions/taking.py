"""Takes in a list from below, whole or not at all: its entries stand in the season as those of a unit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from hoadep.contest.dispatch.actions.newcomers import Newcomers
from hoadep.contest.dispatch.facts import Offered, known_entries, unknown_kinds
from hoadep.contest.dispatch.models import Intake, TakenEntry
from hoadep.contest.dispatch.outgoing import LETTER, ROLL
from hoadep.contest.entries import actions as entries
from hoadep.contest.people.facts import participations
from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans.actions import next_code
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.office.bundles import actions as bundles
from hoadep.office.files import scans
from hoadep.office.files.actions import store
from hoadep.office.files.models import Stored
from hoadep.office.files.photos import reencode
from hoadep.office.files.unreadable import Unreadable
from hoadep.office.journal import actions as journal
from hoadep.rules.exchange import Dispatch, SentEntry
from hoadep.rules.exchange_terms import matched
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.dates import short_date_document


@transaction.atomic
def take_in(
    season: Season, found: Offered, *, unit: Unit, kinds: Mapping[str, str], by: Account, at: datetime
) -> Intake:
    """Take a list in as sent by a unit: each entry sent and approved there at the instant of the sending.

    `kinds` says as which kind of this plan an entry comes whose kind the plan does not know. Nobody is
    written to; the sender's codes are kept beside ours. Raises `Refused`, and then nothing is taken in.
    """
    Season.objects.select_for_update().get(pk=season.pk)
    plan = book_of(season, at).latest
    _require_takeable(season, found, unit, at=at)
    code = next_code(f"{season.code}-N", width=2)
    intake = Intake.objects.create(
        season=season,
        code=code,
        unit=unit,
        bundle=bundles.take(found.opened, subject=code, by=by.code, at=at) if found.opened else None,
        source=found.source,
        sender=found.sender,
        at=at,
        by=by,
        **_heading(found.dispatch),
        **_papers(found, by=by, at=at),
    )
    newcomers = Newcomers(season, unit, here=found.source is not None, by=by, at=at)
    keys = _keys(found.dispatch, plan, kinds)
    for sent in found.dispatch.entries:
        lodged = _lodged(intake, found, sent, newcomers, kind=keys[sent.kind])
        came = intake.sent_at
        entry = entries.take_in(season, lodged, unit=unit, arrived_at=came, by=by, at=at)
        told = {"code": sent.code, "uuid": sent.uuid, "mark": sent.mark, "prize": sent.prize}
        TakenEntry.objects.create(intake=intake, entry=entry, **told)
    codes = [found.dispatch.uuid, unit.code, str(len(found.dispatch.entries))]
    journal.record(code, "take_in_dispatch", by=by.code, at=at, codes=codes)
    return intake


def _require_takeable(season: Season, found: Offered, unit: Unit, *, at: datetime) -> None:
    dispatch = found.dispatch
    if Intake.objects.filter(uuid=dispatch.uuid).exists():
        raise Refused(not_met("", "Danh sách này đã nhận; không nhận lần nữa."))
    if not any(part.unit_id == unit.pk for part in participations(season)):
        raise Refused(not_met("", f"{unit.name} không tham gia mùa thi này."))
    if dispatch.sent_at > at:
        when = timezone.localtime(dispatch.sent_at).strftime("%H:%M ngày %d/%m/%Y")
        raise Refused(not_met("", f"Gói ghi gửi lúc {when}, chưa đến: hãy xem lại đồng hồ của hai nơi."))
    if known := known_entries(dispatch):
        rows = [f"{row.code} (gói {row.intake.code})" for row in known.values()]
        said = f"Đã nhận trước đây: {', '.join(rows)}. Hãy đề nghị nơi gửi bỏ các bài này."
        raise Refused(not_met("", said, evidence=tuple(row.code for row in known.values())))


def _heading(dispatch: Dispatch) -> dict[str, Any]:
    return {
        "uuid": dispatch.uuid,
        "list_code": dispatch.code,
        "title": dispatch.title,
        "number": dispatch.number,
        "decided_on": dispatch.decided_on,
        "sent_at": dispatch.sent_at,
    }


def _papers(found: Offered, *, by: Account, at: datetime) -> dict[str, Stored | None]:
    if found.source:
        return {"letter": found.source.letter, "roll": found.source.roll}
    kept = {"letter": found.paper(LETTER), "roll": found.paper(ROLL)}
    return {name: _paper(*paper, by=by, at=at) if paper else None for name, paper in kept.items()}


def _paper(name: str, content: bytes, *, by: Account, at: datetime) -> Stored:
    try:
        return store(content, scans.media_type_of(content), by=by.code, at=at)
    except Unreadable as fault:
        raise Refused(not_met("", f"Tệp “{name}” trong gói: {fault.message}")) from fault


def _keys(dispatch: Dispatch, plan: Plan, kinds: Mapping[str, str]) -> dict[str, str]:
    """The kinds of this plan by the sender's keys."""
    known = [(kind.key, kind.name) for kind in plan.entry_kinds]
    here = {key for key, _ in known}
    unknown = unknown_kinds(dispatch, plan)
    if left := [name for key, name in unknown.items() if kinds.get(key) not in here]:
        said = f"Kế hoạch ở đây không có thể loại “{left[0]}”: hãy chọn nhận các bài ấy theo thể loại nào."
        raise Refused(not_met("", said))
    names = {entry.kind: entry.kind_name for entry in dispatch.entries}
    return {key: matched(key, name, known) or kinds[key] for key, name in names.items()}


def _lodged(
    intake: Intake, found: Offered, sent: SentEntry, newcomers: Newcomers, *, kind: str
) -> entries.Lodged:
    day = short_date_document(intake.decided_on)
    decision = f"{intake.number} ngày {day}" if intake.number else f"quyết định ngày {day}"
    return entries.Lodged(
        writing=entries.Writing(kind=kind, title=sent.title, text=sent.text, extra=_extra(sent)),
        authors=[newcomers.person(writer) for writer in sent.authors],
        exemplars=[newcomers.exemplar(told) for told in sent.exemplars],
        photos=[_photo(sent, photo, found, newcomers) for photo in sent.photos],
        checked_by=intake.sender,
        statement=f"{intake.sender} đã chọn gửi ({decision}), gói {intake.code}.",
    )


def _extra(sent: SentEntry) -> dict[str, Any]:
    found: dict[str, Any] = {detail.key: detail.value for detail in sent.details}
    return found | {key: int(value) for key, value in found.items() if key == "minutes" and value.isdecimal()}


def _photo(sent: SentEntry, photo: Any, found: Offered, newcomers: Newcomers) -> entries.PhotoGiven:
    """A photo as it came, drawn anew like every photo from outside."""
    try:
        drawn = reencode(found.photos[photo.file])
    except Unreadable as fault:
        raise Refused(not_met("", f"Bài {sent.code}, ảnh số {photo.n}: {fault.message}")) from fault
    stored = store(drawn.content, "image/jpeg", by=newcomers.by.code, at=newcomers.at)
    size = {"width": drawn.width, "height": drawn.height}
    return entries.PhotoGiven(n=photo.n, sha256=stored.sha256, caption=photo.caption, **size)
