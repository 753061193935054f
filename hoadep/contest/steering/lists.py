"""The lists that rooms take in from Excel, and taking a long one in apart from the page that asked for it."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from hoadep.contest.entries.lists import ENTRIES
from hoadep.contest.exemplars.lists import NOMINATIONS
from hoadep.contest.people.lists import LAUNCHES, MEMBERS, SUB_UNITS
from hoadep.contest.people.models import Account, Participation, Unit
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.office.files.models import IncomingLetter
from hoadep.office.tables.reading import Row
from hoadep.office.uploads import facts
from hoadep.office.uploads.lists import Offer, Setting, judge, require_sound
from hoadep.office.uploads.models import Upload
from hoadep.rules.verdict import Refused, not_met

OFFERS = {
    "bai-du-thi": ENTRIES,
    "gioi-thieu-guong": NOMINATIONS,
    "to-cong-tac": MEMBERS,
    "phat-dong": LAUNCHES,
    "truc-thuoc": SUB_UNITS,
}
RUNNING = (MEMBERS, LAUNCHES, SUB_UNITS)
"""What units write of themselves: no letter is asked for."""
AT_ONCE = 50
"""Rows that are taken in while the page waits."""
WORDS = ("checked_by", "checked_with", "reason", "said")
"""What the page may ask in words with a list; beside them the unit's letter."""


def offer_of(upload: Upload) -> Offer:
    """The list that this one is."""
    return next(offer for offer in OFFERS.values() if offer.purpose == upload.purpose)


def kept_words(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What was asked with a list, as plain data for the worker."""
    letter = asked.get("letter")
    return {name: asked[name] for name in WORDS if name in asked} | ({"letter": letter.pk} if letter else {})


def setting_of(upload: Upload) -> Setting:
    """For whom a list is taken in that was asked for: as things stood when it was."""
    season = Season.objects.get(code=upload.scope)
    asked = dict(upload.asked)
    if "letter" in asked:
        asked["letter"] = IncomingLetter.objects.get(pk=asked["letter"])
    at = upload.asked_at or upload.at
    return Setting(
        season=season,
        plan=book_of(season, at).latest,
        unit=Unit.objects.get(code=upload.unit),
        by=Account.objects.get(code=upload.asked_by),
        at=at,
        asked=asked,
    )


def require_taking_part(setting: Setting) -> None:
    """Raise `Refused` when the unit no longer took part at the instant for which the list is taken in."""
    rows = Participation.objects.filter(season=setting.season, unit=setting.unit)
    if not rows.filter(Q(until=None) | Q(until__gt=setting.at)).exists():
        why = "không còn tham gia cuộc thi. Hãy gửi danh sách cho đơn vị nhận việc của đơn vị này."
        raise Refused(not_met("", f"{setting.unit} {why}"))


def rows_left(upload: Upload, offer: Offer, setting: Setting) -> list[Row]:
    """The rows that it has not taken in yet, judged as things stand now."""
    rows = facts.not_taken(upload, [Row(**row) for row in upload.rows])
    judge(offer, setting, rows, facts.taken_rows(upload.purpose, upload.scope, upload.unit))
    return rows


def wanted_rows(upload: Upload, offer: Offer, setting: Setting) -> list[Row]:
    """The rows still to be taken in; raises `Refused` with the first that no longer can be."""
    require_taking_part(setting)
    wanted = set(upload.wanted)
    rows = [row for row in rows_left(upload, offer, setting) if row.n in wanted]
    require_sound(rows)
    return rows
