"""What people say beside the marks: ticked by hand, kept in or out, exchanged, ties decided, notes."""

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from hoadep.contest.entries.models import Entry
from hoadep.contest.jury.rubrics import said_mark
from hoadep.contest.people.models import Account
from hoadep.contest.selection.actions.lists import choose_by_marks
from hoadep.contest.selection.choosing import total
from hoadep.contest.selection.facts import ELIGIBLE, Desk, desk
from hoadep.contest.selection.held import require_state
from hoadep.contest.selection.models import Exchange, Pick, Prize, Selection
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met

IN, OUT, NO = Pick.Fixed.IN, Pick.Fixed.OUT, Pick.Fixed.NO


@transaction.atomic
def tick(
    selection: Selection,
    *,
    shown: Collection[str],
    chosen: Collection[str],
    notes: Mapping[str, str],
    by: Account,
    at: datetime,
) -> None:
    """Of the entries shown (codes) choose those ticked, and keep the notes; where marks do not choose."""
    require_state(selection, Selection.State.DRAFT)
    if selection.round_key:
        raise Refused(not_met("", "Danh sách này chọn theo điểm: hãy giữ hoặc loại từng bài, có lý do."))
    entries = _entries(selection, shown)
    changed = []
    for code, entry in entries.items():
        pick = _pick(selection, entry, by=by, at=at)
        now = code in chosen
        if now and entry.state != ELIGIBLE:
            raise Refused(not_met("", f"Bài {code} không còn đủ điều kiện.", evidence=(code,)))
        if pick.chosen != now or pick.note != notes.get(code, ""):
            changed.append(code)
            pick.chosen, pick.note = now, notes.get(code, "")
            pick.fixed = IN if now else NO
            _save(pick, by=by, at=at)
    if changed:
        journal.record(selection.code, "tick", by=by.code, at=at, codes=changed)


@transaction.atomic
def fix(
    selection: Selection, codes: Collection[str], fixed: str, *, reason: str, by: Account, at: datetime
) -> None:
    """Keep entries in ("in") or out ("out"), whatever their marks, or leave them to the marks again ("")."""
    require_state(selection, Selection.State.DRAFT)
    if fixed and not reason.strip():
        raise Refused(not_met("", "Hãy ghi lý do giữ hoặc loại bài."))
    for code, entry in _entries(selection, codes).items():
        if fixed == IN and entry.state != ELIGIBLE:
            raise Refused(not_met("", f"Bài {code} không còn đủ điều kiện.", evidence=(code,)))
        _fix(_pick(selection, entry, by=by, at=at), fixed, reason=reason, by=by, at=at)
    secrets = {"reason": reason}
    journal.record(
        selection.code, f"fix_{fixed or 'no'}", by=by.code, at=at, codes=sorted(codes), secrets=secrets
    )
    selection.solved_at = None
    selection.save(update_fields=["solved_at"])


@transaction.atomic
def settle_ties(
    selection: Selection, *, take: Collection[str], reason: str, by: Account, at: datetime
) -> None:
    """Decide between entries that the marks leave even: of the tied ones exactly these are taken.

    Raises `Refused` when so the sum of the marks would fall, or too few or too many would be chosen.
    """
    require_state(selection, Selection.State.DRAFT)
    tied = set(selection.tied)
    if not tied or selection.solved_at is None:
        raise Refused(not_met("", "Không có bài ngang nhau nào chờ quyết định."))
    before = _chosen_total(desk(selection, at=at))
    fix(selection, tied & set(take), IN, reason=reason, by=by, at=at)
    fix(selection, tied - set(take), OUT, reason=reason, by=by, at=at)
    choose_by_marks(selection, by=by, at=at)
    loss = before - _chosen_total(desk(selection, at=at))
    if loss > 0:
        raise Refused(
            not_met(
                "",
                f"Cách chọn này kém {said_mark(loss)} điểm so với cách tốt nhất; nếu vẫn muốn, hãy đổi bài.",
            )
        )


@transaction.atomic
def exchange(
    selection: Selection, *, out: str, into: str, reason: str, by: Account, at: datetime
) -> Exchange:
    """Put one entry in the place of another, with the reason, while drafting or after it was proposed."""
    require_state(selection, Selection.State.DRAFT, Selection.State.PROPOSED)
    return swap(selection, out=out, into=into, reason=reason, by=by, at=at)


def swap(selection: Selection, *, out: str, into: str, reason: str, by: Account, at: datetime) -> Exchange:
    """One entry in the place of another; within an act that holds the list."""
    if not reason.strip():
        raise Refused(not_met("", "Hãy ghi lý do đổi bài."))
    entries = _entries(selection, [out, into])
    left, entered = entries[out], entries[into]
    leaving, entering = (_pick(selection, entry, by=by, at=at) for entry in (left, entered))
    if not leaving.chosen or entering.chosen:
        raise Refused(not_met("", f"Bài {out} không ở trong danh sách, hoặc bài {into} đã ở trong đó."))
    if entered.state != ELIGIBLE:
        raise Refused(not_met("", f"Bài {into} không còn đủ điều kiện.", evidence=(into,)))
    _require_no_prize(selection, left)
    secrets = {"reason": reason}
    journal.record(selection.code, "exchange", by=by.code, at=at, codes=[out, into], secrets=secrets)
    _fix(leaving, OUT, reason=reason, by=by, at=at)
    _fix(entering, IN, reason=reason, by=by, at=at)
    selection.tied = [code for code in selection.tied if code not in (out, into)]
    selection.save(update_fields=["tied"])
    return Exchange.objects.create(
        selection=selection, left=left, entered=entered, reason=reason, at=at, by=by
    )


def drop(selection: Selection, *, out: str, reason: str, by: Account, at: datetime) -> None:
    """One entry out of the list with none in its place; within an act that holds the list."""
    if not reason.strip():
        raise Refused(not_met("", "Hãy ghi lý do bỏ bài."))
    pick = _pick(selection, _entries(selection, [out])[out], by=by, at=at)
    if not pick.chosen:
        raise Refused(not_met("", f"Bài {out} không ở trong danh sách."))
    _require_no_prize(selection, pick.entry)
    journal.record(selection.code, "drop", by=by.code, at=at, codes=[out], secrets={"reason": reason})
    _fix(pick, OUT, reason=reason, by=by, at=at)


def _require_no_prize(selection: Selection, entry: Entry) -> None:
    if Prize.objects.filter(selection=selection, entry=entry).exists():
        said = f"Bài {entry.code} đang có giải: hãy bỏ giải trước."
        raise Refused(not_met("", said, evidence=(entry.code or "",)))


@transaction.atomic
def note(selection: Selection, code: str, text: str, *, by: Account, at: datetime) -> None:
    """Write down something about an entry in this list."""
    require_state(selection, Selection.State.DRAFT, Selection.State.PROPOSED)
    pick = _pick(selection, _entries(selection, [code])[code], by=by, at=at)
    journal.record(selection.code, "note", by=by.code, at=at, codes=[code], secrets={"note": text})
    pick.note = text
    _save(pick, by=by, at=at)


def _entries(selection: Selection, codes: Collection[str]) -> dict[str, Entry]:
    rows = Entry.objects.filter(season=selection.season, code__in=list(codes))
    found = {entry.code or "": entry for entry in rows}
    if unknown := sorted(set(codes) - found.keys()):
        raise Refused(not_met("", f"Không có bài {', '.join(unknown)} trong mùa này."))
    return found


def _pick(selection: Selection, entry: Entry, *, by: Account, at: datetime) -> Pick:
    found = Pick.objects.filter(selection=selection, entry=entry).first()
    return found or Pick(selection=selection, entry=entry, at=at, by=by)


def _fix(pick: Pick, fixed: str, *, reason: str, by: Account, at: datetime) -> None:
    pick.fixed, pick.reason = fixed, reason if fixed else ""
    pick.chosen = pick.chosen if fixed == NO else fixed == IN
    _save(pick, by=by, at=at)


def _save(pick: Pick, *, by: Account, at: datetime) -> None:
    pick.by, pick.at = by, at
    pick.save()


def _chosen_total(shown: Desk) -> Decimal:
    return total(shown.chosen)
