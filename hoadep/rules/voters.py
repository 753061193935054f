"""Who may vote: members by decision, in the room, and not kept from it by a conflict of interest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hoadep.rules.plan.commending import CouncilRule, Post, Way, source_of
from hoadep.rules.verdict import Verdict, met, not_met


@dataclass(frozen=True, kw_only=True, slots=True)
class Voter:
    """A member by decision: from `since` to `until` (last day), near family by their codes (relation)."""

    code: str
    name: str
    post: Post
    since: date
    until: date | None = None
    votes: bool = True
    person: str = ""
    unit: str = ""
    kin: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stay:
    """A member was in the room from an instant to another (None: still is)."""

    member: str
    came_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """What is voted on: the codes of the persons and units whom it is about."""

    code: str
    persons: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


def in_office(voter: Voter, on: date) -> bool:
    """Whether the decision that names the member holds on that day."""
    return voter.since <= on and (voter.until is None or on <= voter.until)


def electorate(voters: Iterable[Voter], way: Way, rule: CouncilRule, *, on: date) -> tuple[Voter, ...]:
    """Who votes on a day: all members with a vote, or those of them who are standing members."""
    posts = rule.standing_posts if way == "standing" else None
    return tuple(
        voter
        for voter in voters
        if voter.votes and in_office(voter, on) and (posts is None or voter.post in posts)
    )


def judge_conflict(voter: Voter, matter: Matter, rule: CouncilRule, *, declared: str | None) -> Verdict:
    """Whether a member may vote on a matter; a common unit is noted, and bars only if the plan says so.

    `declared` is what the member said of having to do with it; None when nothing was said.
    """
    clause = source_of(rule)
    if voter.person and voter.person in matter.persons:
        return _barred(voter, "là người được xét", clause)
    for person in sorted(matter.persons):
        if person in voter.kin:
            return _barred(voter, f"là người thân ({voter.kin[person]}) của người được xét", clause, person)
    if declared is not None:
        return _barred(voter, f"đã khai có liên quan: {declared or 'không nêu lý do'}", clause)
    if voter.unit and voter.unit in matter.units:
        if rule.own_unit_barred:
            return _barred(voter, "cùng đơn vị với người được xét", clause)
        said = f"{voter.name} cùng đơn vị với người được xét: ghi chú, vẫn được biểu quyết."
        return met(clause, said, evidence=(voter.code, voter.unit))
    return met(clause, f"{voter.name} được biểu quyết.", evidence=(voter.code,))


def _barred(voter: Voter, why: str, clause: str, *evidence: str) -> Verdict:
    said = f"{voter.name} không tham gia vì có liên quan: {why}."
    return not_met(clause, said, evidence=(voter.code, *evidence))


def judge_presence(voter: Voter, stays: Iterable[Stay], *, at: datetime, zone: ZoneInfo) -> Verdict:
    """Whether a member is in the room at an instant."""
    own = sorted((stay for stay in stays if stay.member == voter.code), key=lambda stay: stay.came_at)
    before = [stay for stay in own if stay.came_at <= at]
    if not before:
        return not_met("", f"{voter.name} không có mặt.", evidence=(voter.code,))
    left_at = before[-1].left_at
    if left_at is not None and left_at <= at:
        left = f"{left_at.astimezone(zone):%H:%M}"
        said = f"{voter.name} đã rời cuộc họp lúc {left}, không được biểu quyết sau đó."
        return not_met("", said, evidence=(voter.code,))
    return met("", f"{voter.name} có mặt.", evidence=(voter.code,))


def there_between(
    stays: Iterable[Stay], members: Iterable[str], *, start: datetime, end: datetime
) -> frozenset[str]:
    """The members who were in the room at some time from one instant to another."""
    inside = {
        stay.member for stay in stays if stay.came_at <= end and (not stay.left_at or start < stay.left_at)
    }
    return frozenset(members) & inside


def there_at(stays: Iterable[Stay], members: Iterable[str], *, at: datetime) -> frozenset[str]:
    """The members who are in the room at an instant."""
    inside = {stay.member for stay in stays if stay.came_at <= at and (not stay.left_at or at < stay.left_at)}
    return frozenset(members) & inside
