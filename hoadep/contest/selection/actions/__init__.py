"""Changes choices: made under limits, chosen by marks or by hand, proposed, decided, with prizes."""

from hoadep.contest.selection.actions.lists import (
    Heading,
    change_limits,
    choose_by_marks,
    make_selection,
)
from hoadep.contest.selection.actions.marking import ask_sheets
from hoadep.contest.selection.actions.picks import exchange, fix, note, settle_ties, tick
from hoadep.contest.selection.actions.prizes import give_prize, take_prize_back
from hoadep.contest.selection.actions.settling import (
    Ruling,
    decide,
    drop_decided,
    exchange_decided,
    mark_sent,
    propose,
    take_back,
)

__all__ = [
    "Heading",
    "Ruling",
    "ask_sheets",
    "change_limits",
    "choose_by_marks",
    "decide",
    "drop_decided",
    "exchange",
    "exchange_decided",
    "fix",
    "give_prize",
    "make_selection",
    "mark_sent",
    "note",
    "propose",
    "settle_ties",
    "take_back",
    "take_prize_back",
    "tick",
]
