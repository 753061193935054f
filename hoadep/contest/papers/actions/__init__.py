"""What changes the papers of a season: keeping them, and who signs."""

from hoadep.contest.papers.actions.keeping import (
    Decided,
    draft_correction,
    draft_replacement,
    enter_decision,
    keep_papers,
)
from hoadep.contest.papers.actions.signers import Signs, choose_signers, end_signer, enter_signer, mark_unit

__all__ = [
    "Decided",
    "Signs",
    "choose_signers",
    "draft_correction",
    "draft_replacement",
    "end_signer",
    "enter_decision",
    "enter_signer",
    "keep_papers",
    "mark_unit",
]
