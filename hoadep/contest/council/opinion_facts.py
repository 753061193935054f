"""Reads what members answered in writing: counts for each motion, who was silent, what was said."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hoadep.contest.council import facts
from hoadep.contest.council.models import Motion, NamedVote
from hoadep.contest.plans.models import Season
from hoadep.rules.plan import Plan

LETTER = Motion.Mode.LETTER


@dataclass(frozen=True)
class Answers:
    """What came back on one motion, by members in the order of the decision."""

    sitting: facts.Sitting
    given: dict[str, NamedVote]

    @property
    def asked(self) -> int:
        """To how many the question went: those who may vote on it."""
        return len(self.sitting.free)

    @property
    def silent(self) -> list[str]:
        """Names of those who did not answer."""
        return [one.name for one in self.sitting.free if one.code not in self.given]

    def many(self, option: str) -> int:
        """How many answered so."""
        return sum(vote.option == option for vote in self.given.values())

    @property
    def words(self) -> list[tuple[str, str, str]]:
        """Name, answer and wording of those who wrote something."""
        return [
            (one.name, self.given[one.code].get_option_display(), self.given[one.code].note)
            for one in self.sitting.free
            if one.code in self.given and self.given[one.code].note
        ]

    @property
    def in_words(self) -> str:
        """ "7 đồng ý, 0 không đồng ý, 0 ý kiến khác, 2 không trả lời"."""
        counts = (f"{self.many(key)} {label.lower()}" for key, label in NamedVote.Option.choices)
        return f"{', '.join(counts)}, {len(self.silent)} không trả lời"


def answers_of(motions: Sequence[Motion], plan: Plan) -> list[Answers]:
    """What came back on motions of one season, in few queries whatever their number."""
    given: dict[int, dict[str, NamedVote]] = defaultdict(dict)
    for vote in NamedVote.objects.filter(motion__in=motions).select_related("member"):
        given[vote.motion_id][vote.member.code] = vote
    known = facts.sittings(motions, plan)
    return [Answers(known[motion.code], given[motion.pk]) for motion in motions]


def asked_with(motion: Motion) -> list[Motion]:
    """What was sent out at one time, to be back on one day, with this motion; the motion is among it."""
    rows = facts.motions_of(motion.season).filter(mode=LETTER, opened_at__isnull=False)
    return list(rows.filter(opened_at=motion.opened_at, return_on=motion.return_on))


def being_asked(season: Season) -> list[list[Motion]]:
    """What is out for opinions, by when it was sent and is to be back."""
    rows = facts.motions_of(season).filter(mode=LETTER, opened_at__isnull=False, closed_at=None)
    found: dict[object, list[Motion]] = defaultdict(list)
    for row in rows:
        found[row.opened_at, row.return_on].append(row)
    return list(found.values())


def opinions_on(subjects: Collection[str], plan: Plan) -> dict[str, list[str]]:
    """What was answered in writing on subjects that were settled so, in sentences for a phiếu trình."""
    last: dict[str, Motion] = {}
    rows = Motion.objects.filter(subject__in=subjects, closed_at__isnull=False).order_by("pk")
    for row in rows.select_related("season", "meeting"):
        last[row.subject] = row
    written = [row for row in last.values() if row.mode == LETTER]
    return {
        one.sitting.motion.subject: [
            f"Ý kiến bằng văn bản: {one.in_words}.",
            *(f"{name} ({said.lower()}): {words}" for name, said, words in one.words),
        ]
        for one in answers_of(written, plan)
    }
