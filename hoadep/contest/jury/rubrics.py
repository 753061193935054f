"""What judges mark by: criteria, steps and how many marks an entry gets, as the plan says for a round."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from hoadep.rules.plan.commending import source_of
from hoadep.rules.plan.marking import Combine, RoundRule, Third
from hoadep.rules.scoring import Combining, said_mark

__all__ = ["Criterion", "Rubric", "said_mark"]

ZERO = Decimal(0)


@dataclass(frozen=True)
class Criterion:
    """One line of the sheet: at most `most`, counted `weight` times."""

    key: str
    name: str
    most: Decimal
    weight: Decimal = Decimal(1)


@dataclass(frozen=True)
class Rubric:
    """The rules of one round of marking.

    Marks are given in steps of `step`; each entry gets `marks_each` of them, and one more when two totals
    differ by more than `third_over` (None: never), which counts as `third` says. `combine` is "mean" or
    "trimmed". `confidence` is that of the cut line. A round keeps the rubric under which it was made: one
    that says nothing of the last two averaged all sheets and drew the line at 90%.
    """

    key: str
    name: str
    criteria: tuple[Criterion, ...]
    step: Decimal
    marks_each: int
    third_over: Decimal | None
    combine: Combine
    clause: str
    third: Third = "all"
    confidence: float = 0.9

    @classmethod
    def of_plan(cls, rule: RoundRule) -> "Rubric":
        """The rubric that a round of the plan has."""
        return cls(
            key=rule.key,
            name=rule.name,
            criteria=tuple(Criterion(c.key, c.name, c.most, c.weight) for c in rule.criteria),
            step=rule.step,
            marks_each=rule.marks_each,
            third_over=rule.third_over,
            combine=rule.combine,
            clause=source_of(rule),
            third=rule.third or "all",
            confidence=rule.confidence,
        )

    @property
    def combining(self) -> Combining:
        """How sheets become a final mark."""
        return Combining(
            marks_each=self.marks_each,
            third_over=self.third_over,
            third=self.third,
            combine=self.combine,
            clause=self.clause,
        )

    @property
    def most(self) -> Decimal:
        """The highest total."""
        return sum((criterion.most * criterion.weight for criterion in self.criteria), ZERO)

    def criterion(self, key: str) -> Criterion | None:
        """The criterion of that key."""
        return next((criterion for criterion in self.criteria if criterion.key == key), None)

    def total(self, marks: Mapping[str, Decimal]) -> Decimal | None:
        """The weighted sum; None while a criterion has no mark."""
        if any(criterion.key not in marks for criterion in self.criteria):
            return None
        return sum((marks[criterion.key] * criterion.weight for criterion in self.criteria), ZERO)

    def read(self, criterion: Criterion, typed: str) -> Decimal:
        """The mark that was typed, "7,5" or "7.5". Raises ValueError with the sentence for the judge."""
        try:
            value = Decimal(typed.strip().replace(",", "."))
        except InvalidOperation:
            raise ValueError(f"{criterion.name}: “{typed[:20]}” không phải là điểm. Ví dụ: 7,5.") from None
        if not value.is_finite() or not ZERO <= value <= criterion.most:
            said = f"từ 0 đến {said_mark(criterion.most)}"
            raise ValueError(f"{criterion.name}: điểm {typed.strip()[:20]} không được; cho điểm {said}.")
        if value % self.step:
            raise ValueError(
                f"{criterion.name}: điểm lẻ đến {said_mark(self.step)}; không cho {typed.strip()[:20]}."
            )
        return value

    def to_json(self) -> dict[str, Any]:
        """The rubric as a round keeps it."""
        return {
            "key": self.key,
            "name": self.name,
            "criteria": [[c.key, c.name, str(c.most), str(c.weight)] for c in self.criteria],
            "step": str(self.step),
            "marks_each": self.marks_each,
            "third_over": None if self.third_over is None else str(self.third_over),
            "combine": self.combine,
            "clause": self.clause,
            "third": self.third,
            "confidence": self.confidence,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Rubric":
        """Read back what `to_json` wrote."""
        criteria = tuple(Criterion(k, n, Decimal(m), Decimal(w)) for k, n, m, w in data["criteria"])
        third = data["third_over"]
        changed = {
            "criteria": criteria,
            "step": Decimal(data["step"]),
            "third_over": None if third is None else Decimal(third),
        }
        return cls(**{**data, **changed})
