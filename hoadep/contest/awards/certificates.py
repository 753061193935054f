"""What this room prints: certificates of the season's awards, one for each unit or author of a decision."""

from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse

from hoadep.contest.awards.list_motions import subject_of
from hoadep.contest.awards.models import AwardItem, AwardList
from hoadep.contest.exemplars.certificates import UNKNOWN
from hoadep.contest.people.models import Person
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.office.printing.offers import Granted, Recipient, Source, offer

AWARDED = AwardItem.Outcome.AWARDED


def decisions(scope: str, as_of: datetime) -> list[Granted]:
    """The decisions on lists of awards of a season."""
    season = Season.objects.filter(code=scope).first()
    if season is None:
        return []
    forms = {form.key: form for form in book_of(season, as_of).latest.forms}
    many = Count("items", filter=Q(items__outcome=AWARDED))
    rows = AwardList.objects.filter(season=season, decided_on__isnull=False).annotate(many=many)

    def granted(row: AwardList) -> Granted:
        form = forms.get(row.form)
        return Granted(
            code=row.code,
            giver=row.giver,
            number=row.number,
            decided_on=row.decided_on or as_of.date(),
            form=form.name if form else row.form,
            many=getattr(row, "many", 0),
            layout=form.certificate if form else "",
            page=_page(row),
        )

    return [granted(row) for row in rows]


def recipients(scope: str, code: str, as_of: datetime) -> list[Recipient]:
    """Whom the decision on a list awards, in the list's order."""
    rows = AwardItem.objects.filter(award_list__season__code=scope, award_list__code=code, outcome=AWARDED)
    items = list(rows.select_related("award_list__season", "assessment"))
    codes = [item.assessment.subject for item in items]
    persons = {row.code: row for row in Person.objects.filter(code__in=codes)}
    return [_recipient(item, persons.get(item.assessment.subject)) for item in items]


def _recipient(item: AwardItem, person: Person | None) -> Recipient:
    called = (person.honorific[:1].upper() + person.honorific[1:]) if person else "Tập thể"
    season = item.award_list.season
    return Recipient(
        subject=subject_of(item),
        salutation=called or UNKNOWN,
        name=item.name,
        place=person.address if person else "",
        achievement=f"Đã có thành tích trong {season.name}",
        page=_page(item.award_list),
    )


def _page(row: AwardList) -> str:
    return reverse("award_list", kwargs={"season": row.season.slug, "code": row.code})


offer("awards", Source(decisions=decisions, recipients=recipients))
