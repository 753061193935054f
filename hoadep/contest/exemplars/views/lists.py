"""What the lists of this room share: whose rows they show, and among which units one may choose."""

from hoadep.contest.exemplars.models import (
    Dossier,
    DossierQuerySet,
    Exemplar,
    ExemplarQuerySet,
    Nomination,
    NominationQuerySet,
)
from hoadep.contest.people.models import Unit
from hoadep.rules.duties import units_of
from hoadep.web.access import Request

MOST_EXPORTED = 20_000


def own_units(request: Request) -> frozenset[str] | None:
    """The units whose nominations the person may see; None means every unit."""
    return units_of(request.grants, "see_nominations", season=request.season.code)


def units_in_question(request: Request) -> list[tuple[str, str]]:
    """The units among whose nominations the person may choose."""
    codes = own_units(request)
    rows = Unit.objects.filter(participations__season=request.season)
    rows = rows if codes is None else rows.filter(code__in=codes)
    return list(rows.values_list("code", "short_name"))


def visible_nominations(request: Request) -> NominationQuerySet:
    """The nominations of the season that the person asking may see."""
    return Nomination.objects.visible_to(request.season, own_units(request))


def visible_dossiers(request: Request) -> DossierQuerySet:
    """The dossiers of the season that the person asking may see."""
    codes = units_of(request.grants, "see_dossiers", season=request.season.code)
    return Dossier.objects.visible_to(request.season, codes)


def visible_exemplars(request: Request) -> ExemplarQuerySet:
    """The exemplars of the season that the person asking may see."""
    return Exemplar.objects.visible_to(request.season, own_units(request))
