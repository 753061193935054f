"""What a list keeps of its entries, as JSON: the marks once it is proposed, each line once it is decided."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from hoadep.contest.jury.facts import FinalMark
from hoadep.rules.verdict import Verdict

PARTS = ("title", "unit_name", "block_name", "kind_name", "writers", "told")
SCORED = ("unit", "block", "kind")


def marks_to_keep(finals: Iterable[FinalMark]) -> dict[str, Any]:
    """Final marks by the code of their entry."""
    return {
        final.entry: {
            "round": final.round,
            "number": final.number,
            "value": None if final.value is None else str(final.value),
            "marks": [[judge, str(value)] for judge, value in final.marks],
            "verdict": final.verdict.to_json(),
            "confidence": final.confidence,
            "corrected": None if final.corrected is None else str(final.corrected),
            "corrected_place": final.corrected_place,
        }
        for final in finals
    }


def marks_from(data: Mapping[str, Any]) -> dict[str, FinalMark]:
    """The marks as they were kept."""
    return {
        code: FinalMark(
            entry=code,
            round=one["round"],
            number=one["number"],
            value=None if one["value"] is None else Decimal(one["value"]),
            marks=tuple((judge, Decimal(value)) for judge, value in one["marks"]),
            verdict=Verdict.from_json(one["verdict"]),
            withdrawn=False,
            confidence=one["confidence"],
            corrected=None if one.get("corrected") is None else Decimal(one["corrected"]),
            corrected_place=one.get("corrected_place"),
        )
        for code, one in data.items()
    }


def said_of(line: Any) -> dict[str, Any]:
    """A line (`facts.Line`) as it stands."""
    parts = {name: getattr(line, name) for name in PARTS}
    return {**parts, "scored": {name: getattr(line.scored, name) for name in SCORED}}


def said_from(data: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a line as it stood."""
    return {name: data[name] for name in (*PARTS, "scored")}
