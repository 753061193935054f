"""Reads who signs: those in office on a day, and those chosen for the papers about a subject."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet

from hoadep.contest.papers.models import Signer, SigningChoice
from hoadep.contest.plans import letterheads
from hoadep.office.documents.signers import Signatory
from hoadep.rules.plan import Plan
from hoadep.vietnamese.folding import fold_plain

Signatories = Mapping[str, Signatory]
"""Who signs, by the key of the issuer."""


def signers_of(body: str, *, on: date) -> QuerySet[Signer]:
    """Who may sign for a body, known by its name, on a day."""
    rows = Signer.objects.filter(body_key=fold_plain(body), since__lte=on)
    return rows.filter(Q(until__isnull=True) | Q(until__gte=on))


def offered(plan: Plan, key: str, *, on: date) -> list[Signer]:
    """Who may sign for an issuer of the plan on a day."""
    return list(signers_of(letterheads.rule_of(plan, key, on=on).name, on=on))


def chosen_for(plan: Plan, subject: str, *, on: date) -> Signatories:
    """Who signs the papers about a subject, by issuer: as chosen, else the only one in office, if one is."""
    rows = SigningChoice.objects.filter(subject=subject).select_related("signer")
    chosen = {row.issuer: row.signer for row in rows}
    found: dict[str, Signatory] = {}
    for key in letterheads.keys(plan):
        known = [chosen[key]] if key in chosen else offered(plan, key, on=on)
        if len(known) == 1:
            found[key] = known[0].signatory
    return found


def named(plan: Plan, key: str, name: str, *, on: date) -> Signatory | None:
    """The signer of that name in office on a day, with post and right; None for an unknown one."""
    rows = [row for row in offered(plan, key, on=on) if row.name == name]
    return rows[0].signatory if rows else None


def signers_of_list(
    plan: Plan, subject: str, *, on: date, decided_on: date | None, signer: str
) -> Signatories:
    """Who signs the papers of a list; its decision is signed by whom it names, once it is recorded."""
    found = dict(chosen_for(plan, subject, on=on))
    if decided_on and signer:
        found["host"] = named(plan, "host", signer, on=decided_on) or Signatory(signer)
    return found


def name_choices(plan: Plan, key: str, *, on: date) -> list[tuple[str, str]]:
    """Names and posts for a form that asks who signed."""
    return [(row.name, str(row)) for row in offered(plan, key, on=on)]
