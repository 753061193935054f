"""The most entries that can each be given an exemplar of its own."""

from collections.abc import Mapping


def pairs(told: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """A maximum matching of entries with exemplars (Kuhn): each entry and each exemplar at most once."""
    holder: dict[str, str] = {}

    def place(entry: str, tried: set[str]) -> bool:
        """Give the entry an exemplar, moving earlier entries to others of theirs where need be."""
        for exemplar in told[entry]:
            if exemplar not in tried:
                tried.add(exemplar)
                if exemplar not in holder or place(holder[exemplar], tried):
                    holder[exemplar] = entry
                    return True
        return False

    for entry in told:
        place(entry, set())
    return {entry: exemplar for exemplar, entry in holder.items()}
