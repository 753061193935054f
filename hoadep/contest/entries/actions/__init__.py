"""Everything that is done to an entry, from the first draft to its appraisal."""

from hoadep.contest.entries.actions.links import credit_entry, point_nomination, undo_credit
from hoadep.contest.entries.actions.steps import (
    appraise,
    approve,
    pass_on,
    receive,
    return_for_changes,
    submit,
    withdraw,
)
from hoadep.contest.entries.actions.writing import Manuscript, Writing, keep, rewrite, start_draft

__all__ = [
    "Manuscript",
    "Writing",
    "appraise",
    "approve",
    "credit_entry",
    "keep",
    "pass_on",
    "point_nomination",
    "receive",
    "return_for_changes",
    "rewrite",
    "start_draft",
    "submit",
    "undo_credit",
    "withdraw",
]
