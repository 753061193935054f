"""What this room prints: the certificates of decisions that commend, whom they name and for what."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse

from hoadep.contest.exemplars.models import Commendation, CommendationQuerySet
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.office.printing.offers import Granted, Recipient, Source, offer
from hoadep.vietnamese.text import one_line

BEFORE_THE_NAME = {"household": "Gia đình", "group": "Nhóm", "collective": "Tập thể"}
UNKNOWN = "Ông (Bà)"
WORDS = 40
KINDS = ("giver", "number", "decided_on", "form", "level")


def decisions(scope: str, as_of: datetime) -> list[Granted]:
    """The decisions of a season: all commendations of one number, day, giver, form and level."""
    season = Season.objects.filter(code=scope).first()
    if season is None:
        return []
    forms = {form.key: form for form in book_of(season, as_of).latest.forms}
    counted = _standing(scope).order_by().values(*KINDS).annotate(many=Count("pk"), first=Min("code"))

    def granted(row: dict[str, Any]) -> Granted:
        form = forms.get(row["form"])
        return Granted(
            code=row["first"],
            giver=row["giver"],
            number=row["number"],
            decided_on=row["decided_on"],
            form=form.name if form else row["form"],
            many=row["many"],
            layout=form.certificate if form else "",
            page=reverse("commendation", kwargs={"season": season.slug, "code": row["first"]}),
        )

    return [granted(row) for row in counted]


def recipients(scope: str, code: str, as_of: datetime) -> list[Recipient]:
    """Whom the decision commends that this commendation belongs to, in the order of names."""
    one = _standing(scope).filter(code=code).first()
    if one is None:
        return []
    same = {kind: getattr(one, kind) for kind in KINDS}
    rows = _standing(scope).filter(**same)
    read = rows.select_related("season", "exemplar__person", "exemplar__collective", "dossier__nomination")
    by_name = ("exemplar__person__sort_key", "exemplar__collective__sort_key", "code")
    return [_recipient(row) for row in read.order_by(*by_name)]


def _standing(scope: str) -> CommendationQuerySet:
    return Commendation.objects.filter(season__code=scope, revoked_at__isnull=True)


def _recipient(row: Commendation) -> Recipient:
    return Recipient(
        subject=row.code,
        salutation=_called(row),
        name=row.exemplar.name,
        place=row.exemplar.place,
        achievement=brief(row.dossier.nomination.achievement) if row.dossier else "",
        page=reverse("commendation", kwargs={"season": row.season.slug, "code": row.code}),
    )


def brief(achievement: str) -> str:
    """An achievement in one line."""
    words = one_line(achievement).split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


def called(commendation: Commendation) -> str:
    """Whom it commends, with what stands before the name: "Bà Vũ Thị Mai", "Tập thể Tổ 12"."""
    return f"{_called(commendation)} {commendation.exemplar.name}"


def _called(commendation: Commendation) -> str:
    """What stands before the name: Ông, Bà, Em, Tập thể, Gia đình."""
    exemplar = commendation.exemplar
    if exemplar.collective:
        return BEFORE_THE_NAME.get(exemplar.collective.kind, "Tập thể")
    honorific = exemplar.person.honorific if exemplar.person else ""
    return honorific[:1].upper() + honorific[1:] if honorific else UNKNOWN


offer("exemplars", Source(decisions=decisions, recipients=recipients))
