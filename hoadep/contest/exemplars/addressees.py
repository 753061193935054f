"""Offers those whom a decision commended as recipients of letters."""

from datetime import date, datetime

from hoadep.contest.exemplars.models import Commendation
from hoadep.contest.papers.addressing import Addressee, Offer, offer
from hoadep.contest.plans.facts import book_of
from hoadep.contest.plans.models import Season
from hoadep.vietnamese.dates import short_date_document


def _groups(season: Season, at: datetime) -> list[tuple[str, str]]:
    rows = Commendation.objects.filter(season=season).standing(at).order_by("-decided_on", "number")
    keys = rows.values_list("number", "decided_on", "giver").distinct()
    return [
        (
            f"{day.isoformat()}|{number}|{giver}",
            f"Quyết định {number} ngày {short_date_document(day)}, {giver}",
        )
        for number, day, giver in keys[:100]
    ]


def _read(season: Season, key: str, at: datetime) -> list[Addressee]:
    day, number, giver = [*key.split("|", 2), "", ""][:3]
    rows = Commendation.objects.filter(season=season, number=number, giver=giver).standing(at)
    forms = {form.key: form.name for form in book_of(season, at).latest.forms}
    found = rows.filter(decided_on=date.fromisoformat(day)).select_related(
        "exemplar__person__account", "exemplar__collective"
    )
    return [_addressee(row, forms.get(row.form, row.form)) for row in found]


def _addressee(row: Commendation, form: str) -> Addressee:
    person = row.exemplar.person
    account = getattr(person, "account", None)
    return Addressee(
        name=row.exemplar.name,
        honorific=person.honorific if person else "",
        place=row.exemplar.place,
        address=(person.email if person else "") or (account.email if account else ""),
        account=account.code if account else "",
        more={
            "hình thức": form,
            "số quyết định": row.number,
            "ngày quyết định": short_date_document(row.decided_on),
        },
    )


offer("commended", Offer(label="Người được khen", groups=_groups, read=_read))
