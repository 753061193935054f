"""What a plan may say: every table of its TOML text as a frozen class."""

from datetime import date
from typing import Literal

from pydantic import Field

from hoadep.rules.plan.commending import CouncilRule, DossierRule, RewardRule, VoteRule
from hoadep.rules.plan.document import (
    Attachment,
    Basis,
    Heading,
    IssuerRule,
    Milestone,
    Office,
    Recipient,
    Repair,
    Statement,
    Task,
)
from hoadep.rules.plan.marking import PrizeRule, RoundRule
from hoadep.rules.plan.sources import Piece, Rule

Level = Literal["unit", "host", "upper"]
Counts = Literal["entries", "nominations"]
Every = Literal["month", "quarter"]
MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
QUARTER = r"^\d{4}-Q[1-4]$"


class LevelName(Rule):
    """`[[levels]]`: a level of commendation, with the giver's name as papers and screens say it."""

    key: Level
    name: str
    giver: str


class UnitKind(Rule):
    """`[[unit_kinds]]`: a kind of taking-part unit; `asked` units are requested (đề nghị), not required."""

    key: str
    name: str
    standing: Literal["required", "asked"] = "required"
    pupils: bool = Field(default=False, description="may those whom it nominates be pupils?")
    body: str = Field(default="", description="the body that issues the unit's papers, as 'Ủy ban nhân dân'")
    symbol: str = Field(default="", description="that body's letters in a paper's symbol, as 'UBND'")


class Block(Rule):
    """`[[blocks]]`: kinds shown together on the board."""

    key: str
    name: str
    kinds: tuple[str, ...]


class SeasonRule(Rule):
    """`[season]`: the contest's year, first to last day."""

    code: str
    slug: str
    name: str
    starts_on: date
    closes_on: date


class Window(Rule):
    """`[windows.entries]`, `[windows.nominations]`: the days that count, the periods owed."""

    opens_on: date
    closes_on: date = Field(description="last day that counts")
    months: tuple[str, str] | None = Field(default=None, description="first and last month owed, 2020-11")
    quarters: tuple[str, str] | None = Field(default=None, description="first and last quarter owed, 2020-Q4")


class CommendationWindow(Rule):
    """`[windows.commendations]`: decisions of these days count for the awards."""

    opens_on: date
    closes_on: date


class Windows(Piece):
    """`[windows]`: entries, nominations and commendations each count over days of their own."""

    entries: Window
    nominations: Window
    commendations: CommendationWindow


class MonthlyDeadline(Rule):
    """`[monthly_deadline]`: nominations reach the host before this day of each month.

    A monthly nomination period bears the month of its deadline and runs from one deadline to the next.
    """

    before_day: int = Field(ge=1, le=28)
    moves_on_day_off: bool


class Quota(Rule):
    """`[[quotas]]`: the least that a unit of these kinds owes in each period."""

    counts: Counts
    kinds: tuple[str, ...]
    owed: int = Field(ge=1)
    every: Every


class Counting(Rule):
    """`[counting]`: how units that come and go are counted."""

    part_period_owed: bool = Field(
        description="is a period owed in which the unit took part only for a while?"
    )
    successor_inherits: bool = Field(
        description="do a merged unit's records and quotas pass to its successor?"
    )


class UnitAward(Rule):
    """`[[unit_awards]]`: what a unit of these kinds needs, beside its entries, to be commended."""

    kinds: tuple[str, ...]
    exemplars_host: int = Field(ge=1)
    exemplars_upper: int = Field(ge=1)


class UnitConditions(Rule):
    """`[unit_conditions]`: what every unit award needs first."""

    judgement: str = Field(description="the condition that only a person can judge, as a short title")
    entries: Literal["total", "each_period"] = Field(description="how 'đủ số bài' is read")
    upper_lifts_entries: bool = Field(description="does the upper route excuse from the number of entries?")


class AuthorAward(Rule):
    """`[author_award]`: the two routes to an author's award."""

    newness: str = Field(description="the condition of newness, as a short title")
    entries: int = Field(ge=1, description="entries about exemplars commended by the host level")
    exemplars_host: int = Field(ge=1)
    entries_upper: int = Field(ge=1)
    exemplars_upper: int = Field(ge=1)


class Occasion(Rule):
    """`[[occasions]]`: an occasion of commendation, and whether it counts for the awards."""

    key: str
    name: str
    counts: bool


class Form(Rule):
    """`[[forms]]`: a form of commendation and the levels that give it.

    `certificate` is the key of the layout on which its certificates are printed unless the office chooses
    another one.
    """

    key: str
    name: str
    levels: tuple[Level, ...]
    certificate: str = ""


class Focus(Rule):
    """`[[foci]]`: what achievements the plan looks for first."""

    key: str
    name: str


class EntryKind(Rule):
    """`[[entry_kinds]]`: a kind of entry and the extra data that it needs."""

    key: str
    name: str
    needs: tuple[Literal["outlet", "published_on", "address", "minutes"], ...] = ()
    has_text: bool = True
    longest_minutes: int | None = None


Effect = Literal["refuse", "warn", "note"]


class Completeness(Rule):
    """`[[completeness]]`: what an entry must, should or may bring, and what happens when it does not."""

    key: Literal[
        "words_most",
        "words_least",
        "author_name",
        "author_address",
        "author_telephone",
        "exemplar",
        "exemplar_place",
        "photo",
        "text",
        "title",
        "kind_data",
    ]
    effect: Effect
    limit: int | None = Field(default=None, ge=1)


class Pilot(Rule):
    """`[pilot]`: the months in which online entry is tried beside paper."""

    starts_on: date
    ends_on: date
    accepted_outside: bool


class Selection(Rule):
    """`[selection]`: how many entries go to the upper level, and before which day."""

    number: int = Field(ge=1)
    before: date


class Plan(Piece):
    """A whole plan. Every judgement is given under exactly one of these."""

    plan: Heading
    repairs: tuple[Repair, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    bases: tuple[Basis, ...]
    aims: tuple[Statement, ...] = ()
    levels: tuple[LevelName, ...]
    offices: tuple[Office, ...]
    unit_kinds: tuple[UnitKind, ...]
    blocks: tuple[Block, ...]
    season: SeasonRule
    windows: Windows
    monthly_deadline: MonthlyDeadline
    quotas: tuple[Quota, ...]
    counting: Counting
    unit_conditions: UnitConditions
    unit_awards: tuple[UnitAward, ...]
    author_award: AuthorAward
    occasions: tuple[Occasion, ...]
    forms: tuple[Form, ...]
    foci: tuple[Focus, ...] = ()
    entry_kinds: tuple[EntryKind, ...]
    completeness: tuple[Completeness, ...]
    pilot: Pilot | None = None
    selection: Selection | None = None
    rounds: tuple[RoundRule, ...] = ()
    prizes: tuple[PrizeRule, ...] = ()
    votes: tuple[VoteRule, ...] = ()
    council: CouncilRule | None = None
    dossier: DossierRule | None = None
    rewards: tuple[RewardRule, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    tasks: tuple[Task, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    issuers: tuple[IssuerRule, ...] = ()

    def __hash__(self) -> int:
        """Cheap, since judgements are remembered by their plan; equal plans have equal headings."""
        return hash((self.plan.code, self.plan.number))

    def kind(self, key: str) -> UnitKind:
        """The unit kind of that key; StopIteration never leaves a checked plan."""
        return next(kind for kind in self.unit_kinds if kind.key == key)

    def block_of(self, kind: str) -> Block:
        """The block in which units of a kind stand on the board."""
        return next(block for block in self.blocks if kind in block.kinds)

    def quota(self, kind: str, counts: Counts) -> Quota | None:
        """What units of a kind owe of entries or nominations; None where nothing is owed."""
        return next((q for q in self.quotas if q.counts == counts and kind in q.kinds), None)

    def unit_award(self, kind: str) -> UnitAward | None:
        """The thresholds for units of a kind; None where the plan gives them no award."""
        return next((award for award in self.unit_awards if kind in award.kinds), None)

    def level(self, key: Level) -> LevelName:
        """The name and giver of a level."""
        return next(level for level in self.levels if level.key == key)

    def office(self, key: str) -> str:
        """The name of an agency, by its key; the key itself where the plan names none."""
        return next((office.name for office in self.offices if office.key == key), key)

    def counting_occasions(self) -> frozenset[str]:
        """The occasions whose commendations count for the awards (II.3)."""
        return frozenset(occasion.key for occasion in self.occasions if occasion.counts)
