"""Reads who may not mark what, and why: own unit, own authorship, a namesake's, declared."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from hoadep.contest.jury import blinding
from hoadep.contest.jury.models import Conflict, Round
from hoadep.contest.people.facts import kin_of_units
from hoadep.rules.panel_table import CONFLICT
from hoadep.rules.panel_table import OWN_ENTRY as IS_AUTHOR
from hoadep.rules.panel_table import OWN_UNIT as SAME_UNIT
from hoadep.vietnamese.folding import fold

OWN_UNIT = "bài của đơn vị mình"
OWN_ENTRY = "bài của chính mình"
SAME_NAME = "trùng họ tên với tác giả"
DECLARED = "đã khai có liên quan"
OF_PERSONS = {OWN_UNIT: SAME_UNIT, OWN_ENTRY: IS_AUTHOR, SAME_NAME: IS_AUTHOR, DECLARED: CONFLICT}
"""The same reasons as they are said of a judge among others."""


def barred(round: Round, *, at: datetime) -> dict[int, dict[int, str]]:
    """Why a judge (key) does not mark an entry (number): own unit, own authorship, declared."""
    found = _Found(blinding.origins(round, at=at))
    units, numbers = _declared(round)
    kin = kin_of_units(at)
    rows: dict[int, dict[int, str]] = {}
    for panelist in round.panelists.select_related("unit"):
        unit, person = panelist.unit, blinding.person_key(panelist.person_id, at=at)
        reasons = dict.fromkeys(numbers[panelist.pk], DECLARED)
        for declared in units[panelist.pk]:
            reasons |= dict.fromkeys(found.of_units(kin.get(declared, [declared])), DECLARED)
        reasons |= dict.fromkeys(found.of_name[fold(panelist.name)], SAME_NAME)
        reasons |= dict.fromkeys(found.of_author[person], OWN_ENTRY) if person else {}
        own = kin.get(unit.code, [unit.code]) if unit else []
        reasons |= dict.fromkeys(found.of_units(own), OWN_UNIT)
        rows[panelist.pk] = reasons
    return rows


class _Found:
    """The numbers of a round by unit, by author and by an author's name."""

    def __init__(self, origins: Mapping[int, blinding.Origin]) -> None:
        self.of_unit: dict[str, list[int]] = defaultdict(list)
        self.of_author: dict[str, list[int]] = defaultdict(list)
        self.of_name: dict[str, list[int]] = defaultdict(list)
        for number, origin in origins.items():
            self.of_unit[origin.unit].append(number)
            for author in origin.authors:
                self.of_author[author].append(number)
            for name in origin.author_names:
                self.of_name[fold(name)].append(number)

    def of_units(self, codes: Iterable[str]) -> list[int]:
        """The numbers of the entries of several units."""
        return [number for code in codes for number in self.of_unit[code]]


def _declared(round: Round) -> tuple[Mapping[int, set[str]], Mapping[int, set[int]]]:
    units: dict[int, set[str]] = defaultdict(set)
    numbers: dict[int, set[int]] = defaultdict(set)
    rows = Conflict.objects.filter(panelist__round=round)
    for panelist, unit, number in rows.values_list("panelist_id", "unit__code", "numbered__number"):
        if unit:
            units[panelist].add(unit)
        else:
            numbers[panelist].add(number)
    return units, numbers
