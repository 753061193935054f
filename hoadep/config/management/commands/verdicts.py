"""`hoadep verdicts`: which unit and which author qualifies for an award, and why."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from hoadep.config.arguments import add_question, print_json
from hoadep.config.seasons import chosen_season
from hoadep.contest.awards.facts import Prospect, author_prospects, unit_prospects


class Command(BaseCommand):
    """The verdicts in the terminal."""

    help = "In kết luận xét khen thưởng của đơn vị và tác giả."

    def add_arguments(self, parser: CommandParser) -> None:
        """What may be asked."""
        add_question(parser)

    def handle(self, *_: Any, season: str | None, as_of: Any, unit: str | None, **options: Any) -> None:
        """Print the verdicts of units, then of authors; with --unit, of that unit alone."""
        where, when = chosen_season(season), as_of or timezone.now()
        found = unit_prospects(where, as_of=when, units=[unit] if unit else None)
        if not unit:
            found += author_prospects(where, as_of=when)
        if options["json"]:
            print_json([to_json(prospect) for prospect in found])
            return
        for prospect in found:
            verdict = prospect.verdict
            self.stdout.write(
                f"{prospect.subject:<22} {verdict.answer:<9}{verdict.clause:<8}{verdict.reason}"
            )


def to_json(prospect: Prospect) -> dict[str, Any]:
    """A verdict as documented: subject, kind, clause, answer, reason, evidence, parts."""
    return {"subject": prospect.subject, "kind": prospect.kind, **prospect.verdict.to_json()}
