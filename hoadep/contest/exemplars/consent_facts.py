"""Reads who agreed to be told of in public: whatever shows an exemplar to everybody asks here first."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from hoadep.contest.exemplars.dossier_facts import terms_of
from hoadep.contest.exemplars.models import Consent, Exemplar, Nomination
from hoadep.contest.people.models import Participation
from hoadep.rules.consents import Consents, judge_consent
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Verdict

CALLED_YOUNG = frozenset({"em", "cháu"})


def may_be_public(exemplars: Sequence[Exemplar], plan: Plan, *, on: date) -> dict[int, Verdict]:
    """Whether each of these exemplars of one season may be told of to people without a duty, by key."""
    agreed: dict[int, set[str]] = defaultdict(set)
    for row in Consent.objects.standing().filter(exemplar__in=exemplars):
        agreed[row.exemplar_id].add(row.who)
    terms, pupils = terms_of(plan), _of_schools(exemplars, plan)

    def judged(exemplar: Exemplar) -> Verdict:
        person = exemplar.person
        given = Consents(
            sort=exemplar.kind,
            born=person.born if person else None,
            own="own" in agreed[exemplar.pk],
            guardian="guardian" in agreed[exemplar.pk],
            pupil=exemplar.pk in pupils
            or bool(person and person.honorific.casefold().strip() in CALLED_YOUNG),
        )
        return judge_consent(given, on=on, child_age=terms.child_age, adult_age=terms.adult_age)

    return {exemplar.pk: judged(exemplar) for exemplar in exemplars}


def _of_schools(exemplars: Sequence[Exemplar], plan: Plan) -> set[int]:
    """Those whom a unit nominated whose people may be pupils, as the plan says of its kind."""
    kinds = [kind.key for kind in plan.unit_kinds if kind.pupils]
    units = Participation.objects.filter(kind__in=kinds, season__exemplars__in=exemplars).values("unit")
    rows = Nomination.objects.filter(exemplar__in=exemplars, unit__in=units)
    return set(rows.values_list("exemplar_id", flat=True))
