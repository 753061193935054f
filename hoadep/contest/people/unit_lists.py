"""The list of the units of a season: which are found, block after block."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from hoadep.contest.people.models import Participation
from hoadep.contest.plans.models import Season
from hoadep.rules.plan import Plan
from hoadep.vietnamese.folding import fold_plain

ORDER = ("place", "unit__sort_key", "pk")
"""Blocks as the plan names them, units by name in each."""


def units_found(season: Season, plan: Plan, *, words: str, block: str) -> QuerySet[Participation]:
    """The parts that units take, in order; of a block if one is named, of names or codes with the words."""
    rows = Participation.objects.filter(season=season).select_related("unit")
    kinds = {each.key: each.kinds for each in plan.blocks}
    if block in kinds:
        rows = rows.filter(kind__in=kinds[block])
    if words:
        rows = rows.filter(pk__in=_called(rows, words))
    places = [When(kind__in=of_block, then=Value(n)) for n, of_block in enumerate(kinds.values())]
    return rows.annotate(place=Case(*places, output_field=IntegerField())).order_by(*ORDER)


def _called(rows: QuerySet[Participation], words: str) -> list[int]:
    """Those whose name or code holds the words, marks apart, which no database can tell of itself."""
    plain = fold_plain(words)
    named = rows.values_list("pk", "unit__name", "unit__code")
    return [pk for pk, name, code in named if plain in fold_plain(f"{name} {code}")]
