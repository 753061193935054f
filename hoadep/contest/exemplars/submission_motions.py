"""What a list says to the council of each dossier: its name, its page, and whom it concerns."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from hoadep.contest.council.actions import Moved
from hoadep.contest.exemplars.candidates import candidates
from hoadep.contest.exemplars.models import Submission, SubmissionItem
from hoadep.rules.plan import Plan


def moved(
    submission: Submission, items: Sequence[SubmissionItem], plan: Plan, *, as_of: datetime
) -> list[Moved]:
    """One motion for each dossier of a list, with the codes that a conflict of interest is looked for in."""
    slug, dossiers = submission.season.slug, [item.dossier for item in items]
    found = []
    for dossier, told in zip(dossiers, candidates(dossiers, plan, as_of=as_of), strict=True):
        who = dossier.exemplar.person or dossier.exemplar.collective
        found.append(
            Moved(
                subject=dossier.code,
                title=f"Tặng {told.form}: {told.full_name}",
                page=reverse("dossier", kwargs={"season": slug, "code": dossier.code}),
                level=submission.level,
                form=submission.form,
                persons=[who.code] if who else [],
                units=[dossier.nomination.unit.code],
            )
        )
    return found
