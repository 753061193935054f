"""Addresses that keep what the person chose: filters, order and date stay while one thing changes."""

from collections.abc import Mapping

from django.http import QueryDict

CURSORS = ("sau", "truoc")
ORDER = "xep"


def with_query(query: QueryDict, changes: Mapping[str, object]) -> str:
    """The query of this page with `changes`; `None` or "" takes a key away.

    Any change leads back to the first page of the list, unless it names a page itself.
    """
    kept = query.copy()
    for cursor in CURSORS:
        kept.pop(cursor, None)
    for key, value in changes.items():
        if value is None or value == "":
            kept.pop(key, None)
        else:
            kept[key] = str(value)
    return f"?{kept.urlencode()}"


def other_fields(query: QueryDict, shown: tuple[str, ...]) -> list[tuple[str, str]]:
    """What a form with the fields `shown` must carry along so that the rest of the choice is kept."""
    dropped = {*shown, *CURSORS}
    return [(key, value) for key, values in query.lists() if key not in dropped for value in values]


def next_order(query: QueryDict, key: str) -> tuple[str, str]:
    """How the list stands by `key` now ("ascending", "descending", "none"), and the order to offer next."""
    chosen = query.get(ORDER, "")
    if chosen == key:
        return "ascending", f"-{key}"
    return ("descending" if chosen == f"-{key}" else "none"), key
