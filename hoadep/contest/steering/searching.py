"""What can be found, by whom, and on which page it stands."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from hoadep.contest.people.searched import EVERY_SEASON
from hoadep.office.search.facts import Hit
from hoadep.office.search.matching import Where
from hoadep.rules.duties import has_duty, units_of
from hoadep.web.access import Request


class Kind(NamedTuple):
    """A kind of thing: its name, the duty that opens it, the address of its page.

    `whole`: of no unit, to be found by those alone who see every unit.
    """

    name: str
    duty: str
    address: str
    whole: bool = False


KINDS: Final = {
    "entry": Kind("Bài dự thi", "see_entries", "entry"),
    "nomination": Kind("Giới thiệu gương", "see_nominations", "nomination"),
    "exemplar": Kind("Gương", "see_nominations", "exemplar", whole=True),
    "dossier": Kind("Hồ sơ khen", "see_dossiers", "dossier"),
    "commendation": Kind("Khen thưởng", "see_commendations", "commendation", whole=True),
    "paper": Kind("Văn bản", "see_papers", "paper", whole=True),
    "unit": Kind("Đơn vị", "see_units", "unit"),
    "person": Kind("Người", "join_doubles", "", whole=True),
}
"""In the order in which the page offers them; a person has no page but the entries with the name."""
ALONE: Final = ("person",)
"""Found only when they are asked for: so many bear one name that all else would lie behind them."""


class Shown(NamedTuple):
    """A document found, with the name of its kind and the address of its page."""

    hit: Hit
    kind: str
    url: str


def opened(request: Request) -> dict[str, str]:
    """The kinds that the person may find, and their names."""
    code = request.season.code
    return {
        key: kind.name
        for key, kind in KINDS.items()
        if has_duty(request.grants, kind.duty, season=code)
        and not (kind.whole and units_of(request.grants, kind.duty, season=code) is not None)
    }


def places(request: Request, kinds: Iterable[str]) -> list[Where]:
    """Where to look for these kinds: each in the units for which the person has its duty."""
    code = request.season.code
    together = defaultdict(set)
    for key in kinds:
        scope = EVERY_SEASON if key == "person" else code
        together[scope, units_of(request.grants, KINDS[key].duty, season=code)].add(key)
    return [Where(scope, frozenset(found), units) for (scope, units), found in together.items()]


def shown(request: Request, hits: Iterable[Hit]) -> list[Shown]:
    """What was found, each with its page."""
    return [Shown(hit, KINDS[hit.kind].name, _url(request, hit)) for hit in hits]


def _url(request: Request, hit: Hit) -> str:
    season, address = request.season.slug, KINDS[hit.kind].address
    if address:
        return reverse(address, kwargs={"season": season, "code": hit.code})
    name = "".join(piece.text for piece in hit.title)
    query = urlencode({"tim": f'"{name}"'})
    return f"{reverse('entry_list', kwargs={'season': season})}?{query}"
