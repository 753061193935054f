"""What the lists of this room share: whose rows they show, and one page of them by key."""

from typing import Any, TypeVar

from django.db.models import QuerySet

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

PAGE = 50
COUNTED = 10_001
MOST_EXPORTED = 20_000
Rows = TypeVar("Rows", bound=QuerySet[Any])


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


def one_page(request: Request, rows: Rows) -> tuple[Rows, dict[str, Any]]:
    """The newest rows after the one that the address names, and what the pagination shows."""
    following = rows
    if after := request.GET.get("sau"):
        following = rows.filter(pk__lt=rows.model._default_manager.filter(code=after).values("pk"))
    codes = list(following.order_by("-pk").values_list("code", flat=True)[: PAGE + 1])
    shown = codes[:PAGE]
    return rows.filter(code__in=shown).order_by("-pk"), {
        "shown": len(shown),
        "after": shown[-1] if len(codes) > PAGE else None,
        "total": rows.order_by()[:COUNTED].count(),
    }
