"""One page of a long list by key: the newest rows first, or by name, after the one that the address names."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
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


def page_by_columns(
    request: HttpRequest, rows: Rows, columns: Sequence[str], *, code: str
) -> tuple[list[Any], dict[str, Any]]:
    """One page of rows in the order of several columns, after the one whose `code` the address names."""
    following = rows
    if after := request.GET.get("sau"):
        last = rows.filter(**{code: after}).values_list(*columns).first()
        following = rows.filter(_beyond(columns, last)) if last else rows
    found = list(following.order_by(*columns)[: PAGE + 1])
    shown = found[:PAGE]
    return shown, {
        "shown": len(shown),
        "after": attrgetter(code.replace("__", "."))(shown[-1]) if len(found) > PAGE else None,
        "total": rows.order_by()[:MOST_COUNTED].count(),
    }


def _beyond(columns: Sequence[str], last: Sequence[Any]) -> Q:
    """What comes after a row: equal in the first columns, greater in the next one."""
    beyond, equal = Q(), Q()
    for column, value in zip(columns, last, strict=True):
        beyond |= equal & Q(**{f"{column}__gt": value})
        equal &= Q(**{column: value})
    return beyond


def page_by_number(request: HttpRequest, rows: Rows) -> tuple[list[Any], dict[str, Any]]:
    """The newest rows after the one whose key the address names: of rows that bear no code."""
    after = request.GET.get("sau", "")
    following = rows.filter(pk__lt=int(after)) if after.isdecimal() else rows
    found = list(following.order_by("-pk")[: PAGE + 1])
    shown = found[:PAGE]
    return shown, {
        "shown": len(shown),
        "after": shown[-1].pk if len(found) > PAGE else None,
        "total": rows.order_by()[:MOST_COUNTED].count(),
    }
