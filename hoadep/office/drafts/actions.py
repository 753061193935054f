"""Keeps drafts, so that nothing typed is lost and two open pages never overwrite each other in silence."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from hoadep.office.drafts.models import Draft
from hoadep.rules.verdict import Refused, not_met

KEEP_AFTER_USE = timedelta(days=90)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Overtaken(Refused):
    """Another page has saved in between: `kept` is what stands, `given` what this page wanted to save."""

    def __init__(self, kept: Draft, given: dict[str, Any]) -> None:
        reason = "Bài này vừa được lưu ở một trang hoặc thiết bị khác. Hãy so hai bản rồi chọn bản giữ lại."
        super().__init__(not_met("", reason))
        self.kept, self.given = kept, given


def keep(
    owner: str,
    form: str,
    object: str,
    data: dict[str, Any],
    *,
    base_version: str,
    seen: int,
    at: datetime,
    tab: str = "",
    known: Draft | None = None,
) -> Draft:
    """Overwrite the draft in place.

    `seen` is the version that the page has (`facts.last` at opening, then `Draft.version` of each answer).
    A page that names itself by `tab` may save on although an answer got lost; where it counts its savings
    ("3f2a:7"), one that comes late changes nothing. `known` is the draft if it was just read: while nobody
    saves in between, one statement is all, and none where nothing changed.
    Raises `Overtaken`, with both texts, when another page saved, or used the draft, in between.
    """
    written = {
        "data": _storable(data),
        "base_version": base_version,
        "tab": tab,
        "saved_at": at,
        "used_at": None,
        "outcome": "",
    }
    if known and _settled(known, written, seen=seen, tab=tab):
        return known
    with transaction.atomic():
        rows, place = Draft.objects.select_for_update(), {"owner": owner, "form": form, "object": object}
        draft, new = rows.get_or_create(**place, defaults={"saved_at": at})
        if _comes_late(draft, tab):
            return draft
        if new or draft.version == seen or _own(draft, tab):
            _written(draft, written)
        elif draft.used_at is not None or draft.data != written["data"]:
            raise Overtaken(draft, written["data"])
    return draft


def _settled(known: Draft, written: dict[str, Any], *, seen: int, tab: str) -> bool:
    """Whether nothing is to be written, or it was written over what was just read."""
    if _comes_late(known, tab) or (known.version == seen and _same(known, written)):
        return True
    return (known.version == seen or _own(known, tab)) and _written(known, written)


def _written(draft: Draft, written: dict[str, Any]) -> bool:
    """Write over the version that was read, if it still stands."""
    rows = Draft.objects.filter(pk=draft.pk, version=draft.version)
    if not rows.update(version=draft.version + 1, **written):
        return False
    for name, value in {"version": draft.version + 1, **written}.items():
        setattr(draft, name, value)
    return True


def use(owner: str, form: str, object: str, *, at: datetime, outcome: str = "") -> None:
    """Close the draft whose text has gone into its record, `outcome`; a page still open cannot bring it back.

    Whoever comes back to it, since the answer to the sending got lost, is led to what it has become.
    """
    rows = Draft.objects.filter(owner=owner, form=form, object=object, used_at=None)
    rows.update(version=F("version") + 1, tab="", used_at=at, outcome=outcome)


@transaction.atomic
def hand_over(owner: str, form: str, object: str, *, to: str, at_object: str) -> bool:
    """Give a draft to another owner, as when its writer signs in; false where there is none in use."""
    rows = Draft.objects.filter(owner=owner, form=form, object=object, used_at=None)
    return bool(rows.update(owner=to, object=at_object, version=F("version") + 1, tab=""))


def discard(owner: str, form: str, object: str) -> None:
    """Delete the draft because its owner wants it gone."""
    Draft.objects.filter(owner=owner, form=form, object=object).delete()


def sweep(at: datetime) -> int:
    """Delete drafts ninety days after their use; returns how many there were."""
    return Draft.objects.filter(used_at__lt=at - KEEP_AFTER_USE).delete()[0]


def _own(draft: Draft, tab: str) -> bool:
    return bool(tab) and _page(draft.tab)[0] == _page(tab)[0]


def _comes_late(draft: Draft, tab: str) -> bool:
    """Whether a later saving of the same page was here before this one."""
    (kept, last), (page, turn) = _page(draft.tab), _page(tab)
    return bool(page) and kept == page and turn is not None and last is not None and turn < last


def _page(tab: str) -> tuple[str, int | None]:
    name, _, turn = tab.partition(":")
    return name, int(turn) if turn.isdecimal() else None


def _same(draft: Draft, written: dict[str, Any]) -> bool:
    same = (draft.data, draft.base_version) == (written["data"], written["base_version"])
    return same and draft.used_at is None


def _storable(value: Any) -> Any:
    """The same without characters that no database keeps: NUL and halves of surrogate pairs."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if isinstance(value, dict):
        return {_storable(key): _storable(item) for key, item in value.items()}
    return [_storable(item) for item in value] if isinstance(value, list) else value
