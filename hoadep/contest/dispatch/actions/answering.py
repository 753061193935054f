"""Gives results back to the sender of a list: marks, prizes and commendations of its entries."""

import uuid
from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import transaction

from hoadep.contest.dispatch.models import Answer, Intake, TakenEntry, TakenExemplar
from hoadep.contest.entries.models import CommendationEntry
from hoadep.contest.jury.facts import finals
from hoadep.contest.people.models import Account
from hoadep.contest.plans.facts import book_of
from hoadep.contest.selection.models import Prize, Selection
from hoadep.office.bundles import actions as bundles
from hoadep.office.files.actions import store
from hoadep.office.journal import actions as journal
from hoadep.rules.exchange import RESULTS, Outcome, Praise, Results, results_from
from hoadep.rules.exchange_reading import fitted, written
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, not_met


@transaction.atomic
def answer(intake: Intake, *, by: Account, at: datetime) -> Answer:
    """Give the results as they stand now; a later answer stands in place of this one.

    Raises `Refused` while there is nothing to tell.
    """
    Intake.objects.select_for_update().get(pk=intake.pk)
    results = _results(intake, at=at)
    if not any(one.mark is not None or one.prize or one.praises for one in results.outcomes):
        said = "Chưa có điểm chính thức, giải hay quyết định khen nào cho các bài của danh sách này."
        raise Refused(not_met("", said))
    payload = written(results)
    results_from(payload)
    if intake.bundle:
        subject = {"uuid": results.uuid, "kind": RESULTS, "subject": intake.code}
        parcel = bundles.Parcel(**subject, payload=payload, files={})
        bundle = bundles.pack(parcel, intake.bundle.partner, by=by.code, at=at)
        kept: dict[str, Any] = {"bundle": bundle, "stored": bundle.stored}
    else:
        kept = {"stored": store(payload, "application/json", by=by.code, at=at)}
    codes = [results.uuid, kept["stored"].sha256]
    journal.record(intake.code, "answer_dispatch", by=by.code, at=at, codes=codes)
    return Answer.objects.create(intake=intake, uuid=results.uuid, at=at, by=by, **kept)


def _results(intake: Intake, *, at: datetime) -> Results:
    plan, season = book_of(intake.season, at).latest, intake.season
    rows = list(TakenEntry.objects.filter(intake=intake).select_related("entry"))
    marks = {final.entry: final.value for final in finals(season)}
    decided = (Selection.State.DECIDED, Selection.State.SENT)
    prizes = Prize.objects.filter(selection__season=season, selection__state__in=decided).order_by("pk")
    won = {prize.entry_id: prize for prize in prizes.filter(entry__in=[row.entry_id for row in rows])}
    praises = _praises(intake, rows, plan, at=at)
    outcomes = [
        fitted(
            Outcome,
            code=row.code,
            uuid=str(row.uuid),
            mark=marks.get(row.entry.code or ""),
            prize=won[row.entry_id].name if row.entry_id in won else "",
            money=won[row.entry_id].money if row.entry_id in won else 0,
            praises=tuple(praises[row.entry_id]),
        )
        for row in rows
    ]
    return fitted(
        Results,
        uuid=str(uuid.uuid4()),
        answers=str(intake.uuid),
        sender=plan.plan.issuer,
        season=season.code,
        given_at=at,
        outcomes=tuple(outcomes),
    )


def _praises(intake: Intake, rows: list[TakenEntry], plan: Plan, *, at: datetime) -> dict[int, list[Praise]]:
    """The commendations of this level that somebody credited to the entries, by the entry's key."""
    codes = dict(
        TakenExemplar.objects.filter(season=intake.season, unit=intake.unit).values_list(
            "exemplar_id", "code"
        )
    )
    forms = {form.key: form.name for form in plan.forms}
    occasions = {occasion.key: occasion.name for occasion in plan.occasions}
    links = CommendationEntry.objects.standing(at).filter(entry__in=[row.entry_id for row in rows])
    links = links.filter(commendation__level="host", commendation__revoked_at=None)
    found: dict[int, list[Praise]] = defaultdict(list)
    for link in links.select_related("commendation").order_by("commendation__code"):
        given = link.commendation
        if given.exemplar_id in codes:
            found[link.entry_id].append(
                fitted(
                    Praise,
                    exemplar=codes[given.exemplar_id],
                    form=given.form,
                    form_name=forms.get(given.form, given.form),
                    occasion=given.occasion,
                    occasion_name=occasions.get(given.occasion, given.occasion),
                    giver=given.giver,
                    number=given.number,
                    decided_on=given.decided_on,
                )
            )
    return found
