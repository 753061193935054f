"""Everything that is done to an entry, from the first draft to its appraisal."""

from hoadep.contest.entries.actions.claiming import claim
from hoadep.contest.entries.actions.links import (
    credit_entry,
    nominate_from,
    point_nomination,
    undo_credit,
)
from hoadep.contest.entries.actions.notes import carry, note
from hoadep.contest.entries.actions.steps import (
    CHECKED,
    Attachment,
    appraise,
    approve,
    enter_text,
    pass_on,
    receive,
    return_for_changes,
    submit,
    withdraw,
)
from hoadep.contest.entries.actions.taking_in import Lodged, take_in
from hoadep.contest.entries.actions.writing import (
    Manuscript,
    PhotoGiven,
    Writing,
    keep,
    rewrite,
    start_draft,
)

__all__ = [
    "CHECKED",
    "Attachment",
    "Lodged",
    "Manuscript",
    "PhotoGiven",
    "Writing",
    "appraise",
    "approve",
    "carry",
    "claim",
    "credit_entry",
    "enter_text",
    "keep",
    "nominate_from",
    "note",
    "pass_on",
    "point_nomination",
    "receive",
    "return_for_changes",
    "rewrite",
    "start_draft",
    "submit",
    "take_in",
    "undo_credit",
    "withdraw",
]
