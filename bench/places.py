"""Installations of their own beside each other: a data folder and a database for each size of archive."""

import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg


def place(name: str) -> dict[str, str]:
    """The environment of the installation of that name, its data folder and database made where missing."""
    home = Path(os.environ["HOADEP_HOME"]) / name
    home.mkdir(parents=True, exist_ok=True)
    url = os.environ.get("DATABASE_URL", "")
    return {"HOADEP_HOME": str(home), "DATABASE_URL": _database(url, name) if url else ""}


def _database(url: str, name: str) -> str:
    """The address of the database of that name on the same server."""
    with psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def size_mb(environment: dict[str, str]) -> int:
    """How much the installation's database holds, in MB."""
    if environment["DATABASE_URL"]:
        with psycopg.connect(environment["DATABASE_URL"]) as connection:
            return int(
                connection.execute("SELECT pg_database_size(current_database()) / 1000000").fetchone()[0]
            )
    files = Path(environment["HOADEP_HOME"]).glob("hoadep.sqlite3*")
    return sum(file.stat().st_size for file in files) // 1_000_000
