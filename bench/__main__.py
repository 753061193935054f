"""`python -m bench NAME [--quick] [--database URL] [--json]`: run a bench, print its figures."""

import argparse
import importlib
import json
import os
import platform
import sys
from pathlib import Path

import django

NAMES = ("board", "papers", "lodge", "lists", "spike", "assign", "choose", "severity")


def main() -> None:
    """Give the bench an environment of its own, run it, and print one JSON object or lines."""
    asked = _arguments()
    if asked.measure is None:
        home = (
            Path(os.environ.get("HOADEP_HOME", "var")).resolve()
            / "bench"
            / ("quick" if asked.quick else "full")
        )
        home.mkdir(parents=True, exist_ok=True)
        os.environ.update(HOADEP_HOME=str(home), DATABASE_URL=asked.database)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hoadep.config.settings"
    django.setup()
    bench = importlib.import_module(f"bench.{asked.name}")
    if asked.measure is not None:
        print_result(bench.measure(*asked.measure), as_json=True)
        return
    figures = bench.run(quick=asked.quick)
    print_result({"bench": asked.name, **figures, **surroundings(asked.database)}, as_json=asked.json)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--quick", action="store_true", help="a smaller archive, within 60 seconds")
    parser.add_argument(
        "--database", default="", help="a PostgreSQL address; without it the embedded database"
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--measure", nargs="*", help=argparse.SUPPRESS)
    return parser.parse_args()


def surroundings(database: str) -> dict[str, object]:
    """What the figures depend on: versions, the machine, and how busy it was."""
    return {
        "database": "postgresql" if database else "sqlite",
        "python": platform.python_version(),
        "django": django.get_version(),
        "cores": os.cpu_count(),
        "load_1min": round(os.getloadavg()[0], 2),
    }


def print_result(result: dict[str, object], *, as_json: bool) -> None:
    """One JSON object, or a line for each figure."""
    if as_json:
        json.dump(result, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    for name, value in result.items():
        sys.stdout.write(f"{name:<18}{value}\n")


if __name__ == "__main__":
    main()
