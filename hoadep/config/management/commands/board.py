"""`hoadep board`: who owes what, what came in and who is behind, as of an instant."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from hoadep.config.arguments import add_question, instant, print_json
from hoadep.config.seasons import chosen_season
from hoadep.contest.progress.facts import board
from hoadep.rules.quota import BoardLine


class Command(BaseCommand):
    """The board in the terminal."""

    help = "In bảng theo dõi tiến độ."

    def add_arguments(self, parser: CommandParser) -> None:
        """What may be asked."""
        add_question(parser)
        parser.add_argument(
            "--known-at", type=instant, default=None, help="chỉ với điều đã ghi nhận đến lúc đó"
        )

    def handle(self, *_: Any, season: str | None, as_of: Any, known_at: Any, **options: Any) -> None:
        """Print the lines, unit by unit."""
        units = [options["unit"]] if options["unit"] else None
        found = board(chosen_season(season), as_of=as_of or timezone.now(), known_at=known_at, units=units)
        if options["json"]:
            print_json([to_json(line) for line in found.lines])
            return
        for line in found.lines:
            self.stdout.write(
                f"{line.unit:<16}{line.counts:<13}{line.period.key:<9}"
                f"{line.received:>4}/{line.owed:<4}{line.late:>3} {line.state}"
            )


def to_json(line: BoardLine) -> dict[str, Any]:
    """A line as documented: unit, block, counts, period, owed, received, late, state, clause."""
    return {
        "unit": line.unit,
        "block": line.block,
        "counts": line.counts,
        "period": line.period.key,
        "owed": line.owed,
        "received": line.received,
        "late": line.late,
        "state": line.state,
        "clause": line.clause,
    }
