"""A fault in a plan's text: where it stands, what is wrong, what to do."""

from dataclasses import dataclass

from hoadep.rules.plan.lines import Lines, Path


@dataclass(frozen=True, order=True)
class Fault:
    """One fault: line (from 1), key ("quotas[2].kinds"), message in plain Vietnamese."""

    line: int
    key: str
    message: str


class PlanFaults(ValueError):
    """Everything that is wrong with a plan's text, by line."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(f"{f.line}: {f.key}: {f.message}" for f in self.faults))


class Found:
    """Collects faults with the lines at which they stand.

    `places` tells, for a list of which some items could not be read, which place each of the others has.
    """

    def __init__(self, text: str) -> None:
        self._lines = Lines(text)
        self.faults: list[Fault] = []
        self.places: dict[str, list[int]] = {}

    def add(self, path: Path, message: str) -> None:
        """A fault at a key."""
        self.faults.append(Fault(self._lines.of(path), said(path), message))

    def add_to_item(self, table: str, n: int, key: str, message: str) -> None:
        """A fault of the n-th item that could be read."""
        self.add((table, self.places.get(table, [])[n] if table in self.places else n, key), message)


def said(path: Path) -> str:
    """The path as people read it: quotas[2].kinds, tables counted from 1."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words
