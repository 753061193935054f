"""What a plan says of itself and of others: heading, bases, attachments, aims, tasks, dates, recipients."""

from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from hoadep.rules.plan.sources import Piece, Rule


class Heading(Piece):
    """`[plan]`: the document itself."""

    code: str
    number: str
    title: str
    issued_on: date
    issuer: str
    signer: str
    timezone: str
    document: str = Field(description="file name of the plan's text, beside the TOML file")

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which every date of the plan is meant."""
        return ZoneInfo(self.timezone)


class Repair(Piece):
    """`[[repairs]]`: a slip of the scan or the typist that a quotation may mend."""

    scan: str
    repaired: str


class Attachment(Piece):
    """`[[attachments]]`: a document that the plan encloses; `file` is empty when it is not to hand."""

    title: str
    file: str = ""
    missing: str = Field(default="", description="what depends on it while it is not to hand")


class Basis(Rule):
    """`[[bases]]`: a legal basis."""

    title: str


class Statement(Rule):
    """`[[aims]]`: a purpose or requirement, shown as it stands."""

    title: str


class Office(Rule):
    """`[[offices]]`: an agency that the plan gives a part to; the keys are the duties' and never change."""

    key: Literal[
        "standing_office",
        "culture_office",
        "finance_office",
        "council",
        "chairman",
        "upper_committee",
        "upper_through",
    ]
    name: str


class Milestone(Rule):
    """`[[milestones]]`: a date of the season that people must see coming; `before` = the day is too late."""

    key: str
    name: str
    on: date
    before: bool = False


class Task(Rule):
    """`[[tasks]]`: what the plan asks of somebody; `who` is an office key or "units"."""

    who: str
    title: str


IssuerKey = Literal["host", "standing_office", "council", "organising_committee"]


class IssuerRule(Rule):
    """`[[issuers]]`: how a body stands on its papers, from `since` to `until` where these are given.

    `collective` is the body as the line "TM. ỦY BAN NHÂN DÂN" says it, empty where its head signs alone.
    """

    key: IssuerKey
    name: str
    superior: str = Field(default="", description="the line over the name; none for Ủy ban nhân dân")
    symbol: str = Field(default="", description="letters after the kind, as 'UBND'; empty leaves room")
    drafter: str = Field(default="", description="who drafts and keeps, as 'NV' of 'Lưu: VT, NV.'")
    place: str
    head: str = Field(description="the head's post, as 'Chủ tịch'")
    collective: str = ""
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day."""
        return (self.since or day) <= day <= (self.until or day)


class Recipient(Rule):
    """`[[recipients]]`: a line of "Nơi nhận" of the plan itself, or of an issuer's `papers` by kind."""

    name: str
    issuer: IssuerKey = "host"
    papers: tuple[str, ...] = ()
