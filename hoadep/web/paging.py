"""One page of a long list by key: the newest rows first, after the one that the address names."""

from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest

PAGE = 50
COUNTED = 10_001
Rows = TypeVar("Rows", bound=QuerySet[Any])


def one_page(request: HttpRequest, rows: Rows) -> tuple[Rows, dict[str, Any]]:
    """The newest rows after the one that the address names, and what the pagination shows.

    Rows are given their numbers in the order in which they come, so the newest is the one of the
    highest key: codes would not do, since in letters D9999 comes after D10000.
    """
    following = rows
    if after := request.GET.get("sau"):
        following = rows.filter(pk__lt=rows.model._default_manager.filter(code=after).values("pk"))
    pairs = list(following.order_by("-pk").values_list("pk", "code")[: PAGE + 1])
    shown = pairs[:PAGE]
    chosen: Any = rows.model._default_manager.filter(pk__in=[pk for pk, _ in shown])
    return chosen.order_by("-pk"), {
        "shown": len(shown),
        "after": shown[-1][1] if len(pairs) > PAGE else None,
        "total": rows.order_by()[:COUNTED].count(),
    }
