"""The one answer of every judgement: met, not met or not yet, with its clause, reason and evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Answer(StrEnum):
    """Three answers: "not yet" is not "no"."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_YET = "not_yet"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A judgement that can be shown anywhere.

    `clause` is the place in the plan ("III.3.a"), `reason` a Vietnamese sentence, `evidence` codes of
    records (never names), `needed` and `found` the numbers compared, `until` the instant up to which
    "not yet" may still change.
    """

    answer: Answer
    clause: str
    reason: str
    evidence: tuple[str, ...] = ()
    parts: tuple["Verdict", ...] = ()
    needed: int | None = None
    found: int | None = None
    until: datetime | None = None

    @property
    def met(self) -> bool:
        """Whether the answer is a plain yes."""
        return self.answer is Answer.MET

    def to_json(self) -> dict[str, Any]:
        """The verdict as JSON data, in the documented order of keys."""
        return {
            "answer": self.answer.value,
            "clause": self.clause,
            "reason": self.reason,
            "needed": self.needed,
            "found": self.found,
            "until": self.until.isoformat() if self.until else None,
            "evidence": list(self.evidence),
            "parts": [part.to_json() for part in self.parts],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Verdict":
        """Read back what `to_json` wrote, so that an old verdict is shown as it was given."""
        return cls(
            answer=Answer(data["answer"]),
            clause=data["clause"],
            reason=data["reason"],
            evidence=tuple(data["evidence"]),
            parts=tuple(cls.from_json(part) for part in data["parts"]),
            needed=data.get("needed"),
            found=data.get("found"),
            until=datetime.fromisoformat(data["until"]) if data.get("until") else None,
        )


class Refused(Exception):
    """An act that the rules do not allow, with the verdict that says why."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.reason)
        self.verdict = verdict


def met(clause: str, reason: str, **more: Any) -> Verdict:
    """A yes."""
    return Verdict(answer=Answer.MET, clause=clause, reason=reason, **more)


def not_met(clause: str, reason: str, **more: Any) -> Verdict:
    """A no."""
    return Verdict(answer=Answer.NOT_MET, clause=clause, reason=reason, **more)


def not_yet(clause: str, reason: str, **more: Any) -> Verdict:
    """Neither yes nor no so far."""
    return Verdict(answer=Answer.NOT_YET, clause=clause, reason=reason, **more)


def require(verdict: Verdict) -> Verdict:
    """Give the verdict back when it is met, else raise `Refused`."""
    if not verdict.met:
        raise Refused(verdict)
    return verdict


def all_of(parts: Sequence[Verdict]) -> Answer:
    """Every part must hold: one "no" decides, otherwise one "not yet" keeps it open."""
    return _weakest(part.answer for part in parts)


def any_of(parts: Sequence[Verdict]) -> Answer:
    """One part is enough: one "yes" decides, otherwise one "not yet" keeps it open."""
    answers = {part.answer for part in parts}
    for answer in (Answer.MET, Answer.NOT_YET):
        if answer in answers:
            return answer
    return Answer.NOT_MET


def _weakest(answers: Iterable[Answer]) -> Answer:
    given = set(answers)
    for answer in (Answer.NOT_MET, Answer.NOT_YET):
        if answer in given:
            return answer
    return Answer.MET


def evidence_of(parts: Iterable[Verdict]) -> tuple[str, ...]:
    """The codes on which the parts rest, each once, in order."""
    return tuple(dict.fromkeys(code for part in parts for code in part.evidence))
