"""What is said in docs/ is what the code has."""

from pathlib import Path

from hoadep.rules.duties import duty_grid

DOCS = Path(__file__).parents[1] / "docs"


def test_grid_of_duties_is_up_to_date():
    assert (DOCS / "duties.md").read_text(encoding="utf-8").endswith(duty_grid())
