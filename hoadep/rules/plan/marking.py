"""What a plan says of marking and of prizes: rounds with their rubric, and how many prizes of which sum."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from hoadep.rules.plan.sources import Piece, Rule

Combine = Literal["mean", "trimmed"]
Third = Literal["all", "nearest", "decides"]

COMBINE_WORDS: Mapping[Combine, str] = {
    "mean": "trung bình cộng các phiếu",
    "trimmed": "bỏ phiếu cao nhất và thấp nhất, trung bình cộng các phiếu còn lại",
}
THIRD_WORDS: Mapping[Third, str] = {
    "all": "trung bình cộng tất cả các phiếu",
    "nearest": "trung bình cộng những phiếu gần nhau nhất",
    "decides": "lấy điểm của phiếu chấm thêm",
}


class CriterionRule(Piece):
    """A line of a round's sheet: at most `most` points, counted `weight` times in the total."""

    key: str
    name: str
    most: Decimal
    weight: Decimal = Decimal(1)


class RoundRule(Rule):
    """`[[rounds]]`: one round of marking by the jury, and how its marks become one final mark.

    Each entry gets `marks_each` sheets, and one more when two totals differ by more than `third_over`.
    `third` says how that sheet counts: `all` are averaged, the `nearest` ones are, or the third `decides`.
    `trimmed` leaves the highest and the lowest total out of the mean.
    """

    key: str
    name: str
    criteria: tuple[CriterionRule, ...] = Field(min_length=1)
    step: Decimal
    marks_each: int = Field(ge=1)
    third_over: Decimal | None = None
    third: Third | None = None
    combine: Combine = "mean"
    confidence: float = Field(default=0.9, description="of the interval by which the cut line is drawn")


class PrizeRule(Rule):
    """`[[prizes]]`: how many prizes of a name; `money` is left out where the sum is not known yet."""

    name: str
    number: int = Field(ge=1)
    money: int | None = Field(default=None, ge=0)
