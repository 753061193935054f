"""Where a rule comes from: the plan's own words, another document, or a setting of the office."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Piece(BaseModel):
    """A frozen piece of the plan; unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(Piece):
    """A piece that somebody could ask "by which clause?" about.

    `source = "plan"` needs `clause` and `quote` (found word for word in the plan's text), `"document"`
    needs `document` and `article` (title, article, address), `"office"` needs `reason`.
    `reading` is the interpretation chosen where the words are unclear.
    """

    source: Literal["plan", "document", "office"]
    clause: str = ""
    quote: str = ""
    reading: str = ""
    document: str = ""
    article: str = ""
    address: str = ""
    reason: str = ""
