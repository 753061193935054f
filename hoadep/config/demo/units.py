"""Which units take part in the demonstration: real ones of the plan's kinds, else invented ones."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from hoadep.rules.plan import Plan

INVENTED = 5
"""So many units are invented for each kind of a plan for which no real ones are listed."""


@dataclass(frozen=True)
class DemoUnit:
    """A unit of the demonstration."""

    code: str
    kind: str
    name: str
    short_name: str


def units_for(plan: Plan) -> list[DemoUnit]:
    """The units of the plan's own kinds, in the plan's order of kinds."""
    text = (Path(__file__).parent / "units.toml").read_text(encoding="utf-8")
    known = [DemoUnit(**unit) for unit in tomllib.loads(text)["units"]]
    found = []
    for n, kind in enumerate(plan.unit_kinds, 1):
        own = [unit for unit in known if unit.kind == kind.key]
        found += own or [_invented(n, kind.key, kind.name, place) for place in range(1, INVENTED + 1)]
    return found


def _invented(n: int, kind: str, name: str, place: int) -> DemoUnit:
    return DemoUnit(f"K{n}-{place:02d}", kind, f"{name} số {place}", f"{name} {place}")
