"""One page of a long list by key: the newest rows first, or by name, after the one that the address names."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from hoadep.web.counting import MOST_COUNTED

PAGE = 50
Rows = TypeVar("Rows", bound=QuerySet[Any])


def one_page_by_name(request: HttpRequest, rows: Rows) -> tuple[Rows, dict[str, Any]]:
    """The rows in the order of their stored `sort_key`, after the one that the address names."""
    following = rows
    if after := request.GET.get("sau"):
        last = rows.model._default_manager.filter(code=after).values_list("sort_key", "pk").first()
        key, pk = last or ("", 0)
        following = rows.filter(Q(sort_key__gt=key) | Q(sort_key=key, pk__gt=pk))
    pairs = list(following.order_by("sort_key", "pk").values_list("pk", "code")[: PAGE + 1])
    shown = pairs[:PAGE]
    chosen: Any = rows.model._default_manager.filter(pk__in=[pk for pk, _ in shown])
    return chosen.order_by("sort_key", "pk"), {
        "shown": len(shown),
        "after": shown[-1][1] if len(pairs) > PAGE else None,
        "total": rows.order_by()[:MOST_COUNTED].count(),
    }


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
        "total": rows.order_by()[:MOST_COUNTED].count(),
    }


def in_order(request: HttpRequest, rows: Rows, orders: Mapping[str, str]) -> Rows:
    """The rows in the order that the address asks for (`xep=ten`, `xep=-ten`); else by the first of them."""
    column, sign = _order(request, orders)
    return rows.order_by(f"{sign}{column}", f"{sign}pk")


def page_in_order(request: HttpRequest, rows: Rows, orders: Mapping[str, str]) -> tuple[Rows, dict[str, Any]]:
    """One page of rows with a code in the order asked for, by key like `one_page`."""
    column, sign = _order(request, orders)
    following = rows
    if after := request.GET.get("sau"):
        last = rows.model._default_manager.filter(code=after).values_list(column, "pk").first()
        if last is None:
            return rows.none(), {"shown": 0, "after": None, "total": 0}
        way = "lt" if sign else "gt"
        beyond = Q(**{f"{column}__{way}": last[0]}) | Q(**{column: last[0], f"pk__{way}": last[1]})
        following = rows.filter(beyond)
    codes = list(in_order(request, following, orders).values_list("code", flat=True)[: PAGE + 1])
    shown = codes[:PAGE]
    return in_order(request, rows.filter(code__in=shown), orders), {
        "shown": len(shown),
        "after": shown[-1] if len(codes) > PAGE else None,
        "total": rows.order_by()[:MOST_COUNTED].count(),
    }


def _order(request: HttpRequest, orders: Mapping[str, str]) -> tuple[str, str]:
    """The column asked for, and "-" where it shall run backwards."""
    asked = request.GET.get("xep", "")
    column = orders.get(asked.removeprefix("-"))
    return (column, "-" if asked.startswith("-") else "") if column else (next(iter(orders.values())), "")
