"""`python -m bench.floor PORT`: serve the smallest program as the product is served."""

import importlib
import os
import sys

import django
from django.core.management import call_command
from django.db import connection, connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

THREADS = 16
"""As many as `hoadep serve` has."""


def main(port: int) -> None:
    """Make its tables and serve until killed."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.floor_settings"
    django.setup()
    _make_tables()
    Granian(
        "django.core.wsgi:get_wsgi_application",
        factory=True,
        port=port,
        interface=Interfaces.WSGI,
        websockets=False,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=600,
        log_level=LogLevels.error,
    ).serve()


def _make_tables() -> None:
    pages = importlib.import_module("bench.floor_pages")
    call_command("migrate", verbosity=0)
    if pages.Row._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(pages.Row)
    connections.close_all()


if __name__ == "__main__":
    main(int(sys.argv[1]))
