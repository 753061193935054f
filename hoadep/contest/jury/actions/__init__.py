"""Changes rounds: who marks what, what is masked, and the marks."""

from hoadep.contest.jury.actions.marking import Given, check_typed, mark, type_in
from hoadep.contest.jury.actions.masking import mask, mask_photo, unmask
from hoadep.contest.jury.actions.panel import (
    Invitation,
    declare_entry,
    declare_unit,
    invite,
    leave,
    renew_slip,
)
from hoadep.contest.jury.actions.remarks import release_remarks
from hoadep.contest.jury.actions.rounds import close_round, make_round, open_round, reopen_round
from hoadep.contest.jury.actions.sheets import ask_more, ask_thirds, assign, move_sheet

__all__ = [
    "Given",
    "Invitation",
    "ask_more",
    "ask_thirds",
    "assign",
    "check_typed",
    "close_round",
    "declare_entry",
    "declare_unit",
    "invite",
    "leave",
    "make_round",
    "mark",
    "mask",
    "mask_photo",
    "move_sheet",
    "open_round",
    "release_remarks",
    "renew_slip",
    "reopen_round",
    "type_in",
    "unmask",
]
