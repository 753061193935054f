"""When two ways of writing a number mean the same one: "512", "0512 / qđ-ubnd" and "512/QĐ-UBND"."""

import re

from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.text import one_line

_SHORT = "nq qd ct qc qyd tc tb hd ctr kh pa da bc bb ttr cd bgn btt guq gm ggt gnp pg pc pb"
KINDS = frozenset(_SHORT.split())
"""The short names of kinds of papers (Decree 30/2020, Appendix III), folded; a công văn has none."""


def completed(notation: str, symbol: str) -> str:
    """The number with the symbol that its paper bears, where only the number was typed."""
    notation = one_line(notation)
    bare = "/" not in notation and notation.isdecimal()
    return f"{int(notation):02}/{symbol}" if bare and "-" in symbol else notation


def key_of(notation: str, symbol: str = "") -> str:
    """Number and kind, since in a year an issuer gives a number once to papers of a kind.

    A symbol without a known kind (công văn, a register of certificates) counts whole.
    """
    head, _, rest = re.sub(r"\s", "", fold_plain(notation)).partition("/")
    if not head.isdecimal():
        return f"{head}/{rest}" if rest else head
    rest = rest or re.sub(r"\s", "", fold_plain(symbol))
    kind = rest.partition("-")[0]
    return f"{int(head)}/{kind if kind in KINDS else rest}"
