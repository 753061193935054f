"""Every change of the council room."""

from hoadep.contest.council.actions.closing import close_vote, count_paper
from hoadep.contest.council.actions.meetings import Called, call_meeting, end_meeting, note_presence
from hoadep.contest.council.actions.members import (
    Seat,
    add_kin,
    add_member,
    change_member,
    give_slip,
    remove_kin,
)
from hoadep.contest.council.actions.motions import (
    Moved,
    ask_for_opinions,
    declare,
    open_vote,
    put_again,
    put_motions,
    take_in,
    take_out,
    withdraw_motion,
)
from hoadep.contest.council.actions.votes import cast_named, cast_secret, strike_named

__all__ = [
    "Called",
    "Moved",
    "Seat",
    "add_kin",
    "add_member",
    "ask_for_opinions",
    "call_meeting",
    "cast_named",
    "cast_secret",
    "change_member",
    "close_vote",
    "count_paper",
    "declare",
    "end_meeting",
    "give_slip",
    "note_presence",
    "open_vote",
    "put_again",
    "put_motions",
    "remove_kin",
    "strike_named",
    "take_in",
    "take_out",
    "withdraw_motion",
]
