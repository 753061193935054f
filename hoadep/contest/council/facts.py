"""Reads the council: who may vote on what, whether enough are there, what came of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import get_args

from django.db.models import Q, QuerySet
from django.utils import timezone

from hoadep.contest.council.doubles import doubles
from hoadep.contest.council.models import Declared, HasVoted, Meeting, Member, Motion, Presence
from hoadep.contest.people.models import Account
from hoadep.contest.plans.models import Season
from hoadep.rules.plan import Plan
from hoadep.rules.plan.commending import CouncilRule, Post, VoteRule, Way
from hoadep.rules.verdict import Refused, Verdict, not_met
from hoadep.rules.voters import Matter, Stay, Voter, electorate, in_office, judge_conflict, there_at
from hoadep.rules.voting import WAYS, Turnout, judge_quorum

POSTS: tuple[Post, ...] = get_args(Post)


BALLOTS = {
    "given_out": "phát ra",
    "returned": "thu về",
    "valid": "hợp lệ",
    "invalid": "không hợp lệ",
    "in_favour": "đồng ý",
    "against": "không đồng ý",
}
"""What is counted of a secret vote, in the order of its minutes."""


def vote_rule(plan: Plan, form: str) -> VoteRule:
    """How a form is voted on. Raises `Refused` where the plan does not say."""
    rule = next((rule for rule in plan.votes if form in rule.forms), None)
    if rule is None:
        name = next((one.name for one in plan.forms if one.key == form), form)
        said = f"Kế hoạch chưa đặt quy tắc biểu quyết cho hình thức “{name}”: bổ sung mục biểu quyết."
        raise Refused(not_met("", said))
    return rule


def council_rule(plan: Plan) -> CouncilRule:
    """Who sits for the standing members and who is kept from a vote. Raises `Refused` where none is set."""
    if plan.council is None:
        raise Refused(not_met("", "Kế hoạch chưa đặt quy tắc của Hội đồng: bổ sung mục Hội đồng."))
    return plan.council


def way_of(key: str) -> Way:
    """One of the four ways."""
    return next(way for way in WAYS if way == key)


def voters(season: Season) -> dict[str, Voter]:
    """All members of a season as the rules know them, by code, in the order of the decision."""
    rows = Member.objects.filter(season=season).select_related("person", "unit")
    return {
        row.code: Voter(
            code=row.code,
            name=row.name,
            post=next(post for post in POSTS if post == row.post),
            since=row.since,
            until=row.until,
            votes=row.votes,
            person=row.person.code if row.person else "",
            unit=row.unit.code if row.unit else "",
            kin={kin.who.code: kin.relation for kin in row.family.all() if kin.who},
        )
        for row in rows.prefetch_related("family__person", "family__collective")
    }


def stays(meeting: Meeting) -> tuple[Stay, ...]:
    """Who was in the room from when to when."""
    rows = Presence.objects.filter(meeting=meeting).select_related("member")
    return tuple(Stay(row.member.code, row.came_at, row.left_at) for row in rows)


@dataclass(frozen=True)
class Sitting:
    """A motion with all that decides who may vote on it: `voters` are all members with a vote on its day."""

    motion: Motion
    rule: VoteRule
    council: CouncilRule
    voters: tuple[Voter, ...]
    stays: tuple[Stay, ...]
    conflicts: dict[str, Verdict]
    letters: frozenset[str] = frozenset()

    @property
    def free(self) -> tuple[Voter, ...]:
        """Those who may vote on it."""
        return tuple(one for one in self.voters if self.conflicts[one.code].met)

    @property
    def barred(self) -> tuple[Verdict, ...]:
        """Why the others may not."""
        return tuple(said for said in self.conflicts.values() if not said.met)

    @property
    def noted(self) -> tuple[Verdict, ...]:
        """Who is of the same unit and may vote all the same."""
        return tuple(said for said in self.conflicts.values() if said.met and len(said.evidence) > 1)

    def there(self, at: datetime) -> frozenset[str]:
        """The voters in the room at an instant."""
        return there_at(self.stays, (one.code for one in self.voters), at=at)

    def turnout(self, *, at: datetime, wrote: int) -> Turnout:
        """How many could vote then, when so many have written."""
        there = self.there(at)
        barred = {code for code, said in self.conflicts.items() if not said.met}
        return Turnout(
            members=len(self.voters),
            there=len(there),
            wrote=wrote,
            barred=len(barred),
            barred_there=len(barred & there),
        )

    def quorum(self, at: datetime) -> Verdict:
        """Whether enough are there, or answered in writing."""
        if self.motion.way == "written":
            answered = len(self.letters)
            return judge_quorum(self.rule, members=len(self.voters), there=answered, way="written")
        return judge_quorum(self.rule, members=len(self.voters), there=len(self.there(at)))


def day_of(motion: Motion) -> date:
    """The day whose members vote: the meeting's, or the one on which opinions were asked for."""
    return timezone.localdate(
        motion.meeting.starts_at if motion.meeting else motion.opened_at or motion.put_at
    )


def sittings(motions: Sequence[Motion], plan: Plan) -> dict[str, Sitting]:
    """Motions of one season with their voters, by code, in few queries whatever their number."""
    if not motions:
        return {}
    known, council = voters(motions[0].season), council_rule(plan)
    present: dict[int, tuple[Stay, ...]] = {}
    declared: dict[int, dict[str, str]] = defaultdict(dict)
    for row in Declared.objects.filter(motion__in=motions).select_related("member"):
        declared[row.motion_id][row.member.code] = row.reason
    letters = _letters(motions)
    same = doubles({code for motion in motions for code in motion.persons})
    found = {}
    for motion in motions:
        if motion.meeting and motion.meeting.pk not in present:
            present[motion.meeting.pk] = stays(motion.meeting)
        persons = same.spread(motion.persons, as_of=motion.closed_at)
        matter = Matter(motion.subject, persons, frozenset(motion.units))
        who = electorate(known.values(), way_of(motion.way), council, on=day_of(motion))
        said = declared[motion.pk]
        found[motion.code] = Sitting(
            motion=motion,
            rule=vote_rule(plan, motion.form),
            council=council,
            voters=who,
            stays=present[motion.meeting.pk] if motion.meeting else (),
            conflicts={
                one.code: judge_conflict(one, matter, council, declared=said.get(one.code)) for one in who
            },
            letters=letters[motion.pk],
        )
    return found


def _letters(motions: Sequence[Motion]) -> dict[int, frozenset[str]]:
    """Who has written, by motion."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Motion.objects.filter(pk__in=[one.pk for one in motions], named_votes__by_letter=True)
    for pk, code in rows.values_list("pk", "named_votes__member__code"):
        found[pk].add(code)
    return defaultdict(frozenset, {pk: frozenset(codes) for pk, codes in found.items()})


def sitting(motion: Motion, plan: Plan) -> Sitting:
    """One motion with its voters."""
    return sittings([motion], plan)[motion.code]


def outcome_of(subjects: Collection[str]) -> dict[str, tuple[Verdict, date]]:
    """What the last vote on each subject said, and on which day; a subject not voted on is not there."""
    rows = Motion.objects.filter(subject__in=subjects).order_by("pk")
    last = {row.subject: row for row in rows}
    return {
        code: (replace(Verdict.from_json(row.result), parts=()), row.result_on)
        for code, row in last.items()
        if row.result and row.result_on
    }


def counts_of(subjects: Collection[str]) -> dict[str, str]:
    """How the ballots of the last secret vote on each subject came out, in words for a phiếu trình."""
    rows = Motion.objects.filter(subject__in=subjects, closed_at__isnull=False, counts__isnull=False)
    return {row.subject: _in_words(row.counts or {}) for row in rows.order_by("pk")}


def _in_words(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{word} {counts[name]}" for name, word in BALLOTS.items() if name in counts)


def motions_of(season: Season) -> QuerySet[Motion]:
    """All motions of a season, in the order in which they were put."""
    return Motion.objects.filter(season=season).select_related("season", "meeting")


def voted(motion: Motion) -> frozenset[str]:
    """Who has taken part in a secret online vote (codes)."""
    rows = HasVoted.objects.filter(motion=motion)
    return frozenset(rows.values_list("member__code", flat=True))


def to_vote_on(season: Season, member: Member, plan: Plan) -> list[tuple[Motion, Sitting]]:
    """What is before a member: votes that are open, written opinions, and what is on an agenda."""
    rows = Motion.objects.filter(season=season, closed_at__isnull=True)
    asked = rows.filter(Q(opened_at__isnull=False) | Q(meeting__isnull=False))
    found = list(asked.select_related("season", "meeting"))
    known = sittings(found, plan)
    return [
        (row, known[row.code])
        for row in found
        if any(one.code == member.code for one in known[row.code].voters)
    ]


def seat_of(season: Season, account: Account, *, on: date) -> Member | None:
    """The seat of an account: the one held on that day, else the last one."""
    rows = list(Member.objects.filter(season=season, account=account).order_by("since", "pk"))
    held = [row for row in rows if row.since <= on and (row.until is None or on <= row.until)]
    return next(reversed(held or rows), None)


def members_of(season: Season) -> list[Member]:
    """All seats of a season in the order of the decision."""
    return list(Member.objects.filter(season=season).select_related("unit"))


def members_called(meeting: Meeting, plan: Plan) -> list[Member]:
    """Who is called: all members on that day, or the standing ones; those without a vote too."""
    day = timezone.localdate(meeting.starts_at)
    way = way_of("standing" if meeting.standing else "meeting")
    known = voters(meeting.season)
    voting = {one.code for one in electorate(known.values(), way, council_rule(plan), on=day)}
    return [
        row
        for row in members_of(meeting.season)
        if in_office(known[row.code], day) and (row.code in voting or not row.votes)
    ]
