"""Every change of the awards room."""

from hoadep.contest.awards.actions.lists import (
    AwardHeading,
    close_award_list,
    close_without_award,
    decide_awards,
    settle_awards,
    start_award_list,
    strike_off,
)
from hoadep.contest.awards.actions.revocations import note_award_recovery, revoke_award
from hoadep.contest.awards.actions.verdicts import assess, judge

__all__ = [
    "AwardHeading",
    "assess",
    "close_award_list",
    "close_without_award",
    "decide_awards",
    "judge",
    "note_award_recovery",
    "revoke_award",
    "settle_awards",
    "start_award_list",
    "strike_off",
]
