"""The council: members by decision, their meetings, what was put to the vote, and what came of it."""

from hoadep.contest.council.models.meetings import Meeting, Presence
from hoadep.contest.council.models.members import Kin, Member, OpinionSlip
from hoadep.contest.council.models.motions import Counter, Declared, HasVoted, Motion, NamedVote

__all__ = [
    "Counter",
    "Declared",
    "HasVoted",
    "Kin",
    "Meeting",
    "Member",
    "Motion",
    "NamedVote",
    "OpinionSlip",
    "Presence",
]
