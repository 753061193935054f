"""What a plan says of commending: how the council votes, what dossiers need, which norm of money applies."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from hoadep.rules.plan.sources import Rule

Way = Literal["meeting", "standing", "written", "none"]
Base = Literal["all", "present"]
Post = Literal["chair", "deputy", "standing", "member", "secretary"]
Share = Annotated[str, Field(pattern=r"^[1-9]\d*/[1-9]\d*$")]


class VoteRule(Rule):
    """`[[votes]]`: how these forms are voted on, and the votes that they need.

    `share` ("7/10") of the base is enough; with `more_than` it must be exceeded. `quorum` is the part of
    all members without whom nothing is voted; for written opinions, of those who answered.
    """

    forms: tuple[str, ...]
    base: Base
    share: Share
    more_than: bool = False
    quorum: Share
    secret: bool = Field(description="is it a secret ballot unless the secretary chooses otherwise?")
    secret_only: bool = Field(default=False, description="may it be nothing but a secret ballot?")
    absent_write: bool = Field(description="do absent members vote in writing?")
    chair_decides: bool = Field(description="does the chair's vote decide an open vote that is even?")
    ways: tuple[Way, ...] = ("meeting", "standing", "written", "none")

    @property
    def needed(self) -> Fraction:
        """The part of the base that must be in favour."""
        return Fraction(self.share)

    @property
    def quorum_part(self) -> Fraction:
        """The part of all members that must take part."""
        return Fraction(self.quorum)


class CouncilRule(Rule):
    """`[council]`: who sits for the standing members, and who is kept from a vote."""

    standing_posts: tuple[Post, ...] = ("chair", "deputy", "standing")
    own_unit_barred: bool = Field(description="is a member kept from voting on somebody of the own unit?")
    barred_in_base: bool = Field(description="do members who must not vote count in the base?")


class DossierRule(Rule):
    """`[dossier]`: the time and the papers of a dossier, and from which age a child consents."""

    days: int = Field(ge=1)
    working_days: bool
    papers: tuple[Literal["proposal", "list", "report", "minutes"], ...]
    returns: int | None = Field(default=None, ge=0, description="how often it may be sent back")
    child_age: int = Field(ge=0)
    adult_age: int = Field(ge=1)


class RewardRule(Rule):
    """`[[rewards]]`: which norm of money (`reward-norms-vn.toml`) a form of a level has."""

    form: str
    level: str
    norm: str


def source_of(rule: Rule) -> str:
    """The place that a verdict names: the plan's clause, another document's article, or who set it."""
    if rule.source == "plan":
        return rule.clause
    if rule.source == "document":
        return f"{rule.article}, {rule.document}"
    return "cơ quan thường trực đặt"
