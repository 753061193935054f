"""What a list says to the council of each dossier: its name, its page, and whom it concerns."""

from django.urls import reverse

from hoadep.contest.council.actions import Moved
from hoadep.contest.exemplars.submission_facts import Opened


def moved(shown: Opened) -> list[Moved]:
    """One motion for each dossier of a list, with the codes that a conflict of interest is looked for in."""
    submission = shown.submission
    slug = submission.season.slug
    found = []
    for row in shown.rows:
        dossier = row.item.dossier
        person = dossier.exemplar.person
        found.append(
            Moved(
                subject=dossier.code,
                title=f"Tặng {row.candidate.form}: {row.candidate.full_name}",
                page=reverse("dossier", kwargs={"season": slug, "code": dossier.code}),
                level=submission.level,
                form=submission.form,
                persons=[person.code] if person else [],
                units=[dossier.nomination.unit.code],
            )
        )
    return found
