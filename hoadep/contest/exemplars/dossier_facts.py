"""Reads dossiers: what each lacks, how long its appraisal may take, who was commended before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from hoadep.contest.exemplars.models import (
    Commendation,
    Dossier,
    DossierPaper,
    DossierQuerySet,
    DossierStep,
    Exemplar,
)
from hoadep.contest.exemplars.subject_facts import (
    Subjects,
    alike_commendations,
    commendations_of,
    dissolved,
    dissolved_on,
    subjects,
)
from hoadep.contest.plans.files import working_day
from hoadep.contest.plans.models import Season
from hoadep.rules import dossiers as rules
from hoadep.rules.completeness import Finding
from hoadep.rules.dossier_life import DOSSIER
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Answer, Verdict

WITH = (
    "season",
    "nomination__unit",
    "nomination__season",
    "nomination__exemplar__person",
    "nomination__exemplar__collective",
)
"""What a dossier is read with."""


def terms_of(plan: Plan) -> rules.Terms:
    """What the plan asks of dossiers, or what is usual where it says nothing."""
    said = plan.dossier
    if said is None:
        return rules.Terms()
    return rules.Terms(
        days=said.days,
        working_days=said.working_days,
        papers=said.papers,
        returns=said.returns,
        child_age=said.child_age,
        adult_age=said.adult_age,
        clause=said.clause,
    )


def earlier(row: Commendation, forms: dict[str, str]) -> rules.Earlier:
    """A commendation as the rules see it, its form by name."""
    return rules.Earlier(
        code=row.code,
        level=row.level,
        form=forms.get(row.form, row.form),
        giver=row.giver,
        number=row.number,
        decided_on=row.decided_on,
    )


def _rivals(season: Season, known: Subjects) -> dict[str, list[Dossier]]:
    """Dossiers of the season that are under way, by their subject."""
    found: dict[str, list[Dossier]] = defaultdict(list)
    for row in Dossier.objects.filter(season=season).under_way().select_related(*WITH):
        found[known.who(row.exemplar)].append(row)
    return found


def _brought(rows: Iterable[DossierPaper]) -> dict[str, rules.Brought]:
    """Which papers there are, and how; a scan is worth more than word of a paper."""
    found: dict[str, rules.Brought] = {}
    for row in rows:
        for kind in row.kinds:
            if row.stored_id or kind not in found:
                found[kind] = "signed" if row.stored_id else "on_paper"
    return found


def dossier_facts(rows: Sequence[Dossier], plan: Plan, *, as_of: datetime) -> dict[int, rules.DossierFacts]:
    """What the rules judge of each dossier, in nine queries; all dossiers are of one season."""
    if not rows:
        return {}
    known = subjects(as_of)
    given = commendations_of([row.exemplar for row in rows], known, as_of=as_of)
    alike = alike_commendations([row.exemplar for row in rows], known, as_of=as_of)
    rivals, gone = _rivals(rows[0].season, known), dissolved(as_of)
    papers: dict[int, list[DossierPaper]] = defaultdict(list)
    for paper in DossierPaper.objects.filter(dossier__in=rows, removed_at__isnull=True):
        papers[paper.dossier_id].append(paper)
    forms = {form.key: form.name for form in plan.forms}

    def facts(row: Dossier) -> rules.DossierFacts:
        exemplar, who = row.exemplar, known.who(row.exemplar)
        others = [one for one in rivals[who] if one.pk != row.pk and _as_high(one, row)]
        return rules.DossierFacts(
            code=row.code,
            sort=exemplar.kind,
            level=row.level,
            place=exemplar.place,
            achievement=row.nomination.achievement,
            papers=_brought(papers[row.pk]),
            earlier=tuple(earlier(one, forms) for one in given[who] if one.dossier_id != row.pk),
            alike=tuple(earlier(one, forms) for one in alike[exemplar.pk]),
            under_way=tuple(one.code for one in others),
            other_deed=row.other_deed,
            posthumous=row.posthumous,
            receiver=row.receiver,
            dissolved_on=dissolved_on(exemplar, gone),
        )

    return {row.pk: facts(row) for row in rows}


def _as_high(one: Dossier, other: Dossier) -> bool:
    return rules.RANKS.index(one.level) >= rules.RANKS.index(other.level)


@dataclass(frozen=True)
class Listed:
    """A dossier as lists tell of it: its state, what it lacks, and the time left for its appraisal."""

    dossier: Dossier
    state: str
    step: DossierStep
    sent_at: datetime
    findings: tuple[Finding, ...]
    appraisal: Verdict | None
    returns: int
    form: str
    level: str

    @property
    def lacking(self) -> tuple[Finding, ...]:
        """What is awaited, weighed or in the way."""
        return tuple(one for one in self.findings if not one.verdict.met)

    @property
    def awaited(self) -> int:
        """How many papers are still to come."""
        return sum(one.effect == "note" for one in self.lacking)

    @property
    def overdue(self) -> bool:
        """Whether it still waits for an appraisal whose time is over."""
        waits = self.dossier.state == "sent"
        return waits and self.appraisal is not None and self.appraisal.answer == Answer.NOT_MET


def listed(rows: DossierQuerySet, plan: Plan, *, as_of: datetime) -> list[Listed]:
    """Dossiers of one season with all that a list shows of them."""
    found = list(rows.select_related(*WITH))
    terms, facts = terms_of(plan), dossier_facts(found, plan, as_of=as_of)
    steps: dict[int, list[DossierStep]] = defaultdict(list)
    for step in DossierStep.objects.filter(dossier__in=found).select_related("by"):
        steps[step.dossier_id].append(step)
    forms = {form.key: form.name for form in plan.forms}
    levels: dict[str, str] = {level.key: level.name for level in plan.levels}
    return [
        Listed(
            dossier=row,
            state=DOSSIER.states[row.state],
            step=steps[row.pk][-1],
            sent_at=_last(steps[row.pk], "send").at,
            findings=rules.judge_dossier(facts[row.pk], needed=terms.papers),
            appraisal=_appraisal(steps[row.pk], terms, as_of=as_of),
            returns=sum(step.name == "return_dossier" for step in steps[row.pk]),
            form=forms.get(row.form, row.form),
            level=levels.get(row.level, row.level),
        )
        for row in found
    ]


def _last(steps: Sequence[DossierStep], *names: str) -> DossierStep:
    return next((step for step in reversed(steps) if step.name in names), steps[0])


def _appraisal(steps: Sequence[DossierStep], terms: rules.Terms, *, as_of: datetime) -> Verdict | None:
    """How the appraisal keeps its time; None for a dossier that nobody appraises any more."""
    sent = _last(steps, "send")
    after = [step for step in steps if step.n > sent.n]
    done = next((step for step in after if step.name in ("find_fit", "find_unfit", "return_dossier")), None)
    if done is None and after:
        return None
    last_day = rules.last_day_of_appraisal(
        timezone.localdate(sent.at),
        days=terms.days,
        working=terms.working_days,
        is_working_day=working_day(),
    )
    done_on = timezone.localdate(done.at) if done else None
    return rules.judge_appraisal_time(last_day, today=timezone.localdate(as_of), done_on=done_on)


def overdue_appraisals(season: Season, plan: Plan, *, as_of: datetime) -> list[Listed]:
    """Dossiers whose time for the appraisal is over ("1 hồ sơ quá hạn thẩm định")."""
    waiting = Dossier.objects.filter(season=season, state="sent")
    return [row for row in listed(waiting, plan, as_of=as_of) if row.overdue]


def given_before(exemplar: Exemplar, plan: Plan, *, as_of: datetime) -> rules.Before:
    """What an exemplar, or another one of the name, was given before, as a decision by hand has to know."""
    known = subjects(as_of)
    given = commendations_of([exemplar], known, as_of=as_of)[known.who(exemplar)]
    alike = alike_commendations([exemplar], known, as_of=as_of)[exemplar.pk]
    forms = {form.key: form.name for form in plan.forms}
    return rules.Before(
        level="unit",
        earlier=tuple(earlier(one, forms) for one in given),
        alike=tuple(earlier(one, forms) for one in alike),
    )
