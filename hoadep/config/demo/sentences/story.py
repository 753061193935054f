"""What a told story consists of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """A story with its subject: `subject_kind` is person, household, group or collective."""

    title: str
    field: str
    subject_kind: str
    honorific: str
    name: str
    born: int | None
    works_at: str
    achievement: str
    text: str
