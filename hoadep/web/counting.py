"""Counts rows up to a bound, many kinds of them in one query."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

MOST_COUNTED = 10_001
"""A count that has come so far is told as "hơn 10.000" and stops: no page waits for more."""


def counts(rows: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each has, `MOST_COUNTED` at most, in one query for all."""
    found, selects, parameters = dict.fromkeys(rows, 0), {}, list[Any]()
    for name, some in rows.items():
        try:
            sql, given = some.order_by()[:MOST_COUNTED].values("pk").query.sql_with_params()
        except EmptyResultSet:
            continue
        selects[name] = f"(SELECT COUNT(*) FROM ({sql}) AS counted)"  # noqa: S608 # the ORM wrote it
        parameters += given
    if selects:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(selects.values())}", parameters)
            found.update(zip(selects, cursor.fetchone(), strict=True))
    return found
