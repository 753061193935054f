"""Entries with their authors, exemplars and photos, every step of their life, and what they are linked to."""

from hoadep.contest.entries.models.entries import (
    MOST_WAITING,
    WAITING,
    Authorship,
    Entry,
    EntryQuerySet,
    EntryStep,
    Photo,
    Telling,
)
from hoadep.contest.entries.models.links import CommendationEntry, CommendationEntryQuerySet, NominationEntry
from hoadep.contest.entries.models.papers import Appraisal, Note, Receipt, Scan

__all__ = [
    "MOST_WAITING",
    "WAITING",
    "Appraisal",
    "Authorship",
    "CommendationEntry",
    "CommendationEntryQuerySet",
    "Entry",
    "EntryQuerySet",
    "EntryStep",
    "NominationEntry",
    "Note",
    "Photo",
    "Receipt",
    "Scan",
    "Telling",
]
