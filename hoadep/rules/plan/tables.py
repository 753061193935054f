"""Reads each table of a plan by itself, so that one fault does not hide the others."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from hoadep.rules.plan.faults import Found
from hoadep.rules.plan.lines import Path
from hoadep.rules.plan.schema import Plan
from hoadep.rules.plan.wording import WORDS, worded


@dataclass
class Tables:
    """What could be read: every sound table or item, and the names of tables read without a loss."""

    read: dict[str, Any] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)


def read_tables(data: dict[str, Any], found: Found) -> Tables:
    """Read every table of a plan; the faults of shape are noted at their keys."""
    for name in data.keys() - Plan.model_fields.keys():
        found.add((name,), WORDS["extra_forbidden"])
    tables = Tables()
    for name, kind in Plan.model_fields.items():
        if name not in data and kind.is_required():
            found.add((name,), WORDS["missing"])
        else:
            _read(tables, name, data.get(name, kind.default), found)
    return tables


def _read(tables: Tables, name: str, given: Any, found: Found) -> None:
    """Read one table; of a list, every sound item, remembering which place it had."""
    kind: Any = Plan.model_fields[name].annotation
    if isinstance(given, list) and all(isinstance(item, dict) for item in given):
        items = [
            _sound(TypeAdapter(kind.__args__[0]), item, (name, n), found) for n, item in enumerate(given)
        ]
        kept = [n for n, item in enumerate(items) if item is not None]
        tables.read[name] = tuple(items[n] for n in kept)
        found.places[name] = kept
        lost = len(kept) < len(given)
    else:
        value = _sound(TypeAdapter(kind), given, (name,), found) if given is not None else None
        lost = value is None and given is not None
        if not lost:
            tables.read[name] = value
    if not lost:
        tables.whole.add(name)


def _sound(kind: TypeAdapter[Any], given: Any, path: Path, found: Found) -> Any:
    """The value read, with unknown keys noted and left out; None when it cannot be read."""
    try:
        return kind.validate_python(given)
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
    for error in errors:
        found.add((*path, *error["loc"]), worded(error))
    unknown = {error["loc"][0] for error in errors if error["type"] == "extra_forbidden"}
    if len(unknown) < len(errors) or not isinstance(given, dict):
        return None
    return kind.validate_python({key: value for key, value in given.items() if key not in unknown})
