"""What changes the papers of a season: writing and keeping them, and who signs."""

from hoadep.contest.papers.actions.findable import bring_paper, drop_paper, issue_paper
from hoadep.contest.papers.actions.keeping import (
    Decided,
    draft_correction,
    enter_decision,
    keep_paper,
    keep_papers,
    sign_and_send,
)
from hoadep.contest.papers.actions.merging import hold_letters
from hoadep.contest.papers.actions.signers import Signs, choose_signers, end_signer, enter_signer, mark_unit
from hoadep.contest.papers.actions.writing import Stale, replace_paper, rewrite_paper, write_paper

__all__ = [
    "Decided",
    "Signs",
    "Stale",
    "bring_paper",
    "choose_signers",
    "draft_correction",
    "drop_paper",
    "end_signer",
    "enter_decision",
    "enter_signer",
    "hold_letters",
    "issue_paper",
    "keep_paper",
    "keep_papers",
    "mark_unit",
    "replace_paper",
    "rewrite_paper",
    "sign_and_send",
    "write_paper",
]
