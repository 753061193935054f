"""What the search knows of exemplars, of what units ask for them, and of what they were given."""

from datetime import datetime

from hoadep.contest.exemplars.models import Commendation, Dossier, Exemplar, Nomination, Revocation
from hoadep.office.search.actions import Text
from hoadep.vietnamese.dates import short_date_screen


def exemplar(found: Exemplar, *, at: datetime) -> Text:
    """Who it is, and where; of no unit, since several may tell of the same one."""
    return Text(
        scope=found.season.code, kind="exemplar", code=found.code, title=found.name, body=found.place, at=at
    )


def nomination(found: Nomination, *, at: datetime) -> Text:
    """Whom it names, where they live, what they did."""
    return Text(
        scope=found.season.code,
        kind="nomination",
        code=found.code,
        title=found.exemplar.name,
        body="\n".join([found.achievement, found.exemplar.place]),
        access=found.unit.code,
        at=at,
    )


def dossier(found: Dossier, *, at: datetime) -> Text:
    """For whom it asks, on which nomination, and who receives it in their place."""
    asked = found.nomination
    told = [asked.code, found.receiver, found.other_deed]
    return Text(
        scope=found.season.code,
        kind="dossier",
        code=found.code,
        title=found.exemplar.name,
        body="\n".join(filter(None, told)),
        access=asked.unit.code,
        at=at,
    )


def commendation(found: Commendation, taken_back: Revocation | None = None, *, at: datetime) -> Text:
    """Whom it commends, the decision: its number, day and giver; and that by which it was taken back."""
    told = [f"Quyết định số {found.number} ngày {short_date_screen(found.decided_on)} của {found.giver}"]
    if taken_back:
        day = short_date_screen(taken_back.decided_on)
        told.append(f"Đã hủy theo Quyết định số {taken_back.number} ngày {day}")
    return Text(
        scope=found.season.code,
        kind="commendation",
        code=found.code,
        title=found.exemplar.name,
        body="\n".join(told),
        at=at,
    )
