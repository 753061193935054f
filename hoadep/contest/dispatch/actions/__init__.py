"""Changes what goes between levels: lists sent and taken in, results given and taken in."""

from hoadep.contest.dispatch.actions.answering import answer
from hoadep.contest.dispatch.actions.outcomes import Mapped, take_outcomes
from hoadep.contest.dispatch.actions.sending import send
from hoadep.contest.dispatch.actions.taking import take_in

__all__ = ["Mapped", "answer", "send", "take_in", "take_outcomes"]
