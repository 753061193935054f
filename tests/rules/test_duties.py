"""Duties: the cast in the cases of an official, the whole grid, and that nothing is given by default."""

import pytest

from hoadep.rules.duties import (
    DUTIES,
    READER,
    ROLES,
    UNIT_ROLES,
    Grant,
    duty_grid,
    has_duty,
    judge_duty,
    judge_duty_anywhere,
    units_of,
)

from .casebook import Case, book, cases

ROLE_OF = {name: key for key, name in ROLES.items()}
DUTY_OF = {duty.sentence: key for key, duty in DUTIES.items()}
CAST = {
    name: tuple(Grant(ROLE_OF[row["vai trò"]], row.get("đơn vị"), row.get("mùa")) for row in rows)
    for name, rows in book("nhiem_vu")["ai"].items()
}
SEASONS = {"không mùa nào": None}


@pytest.mark.parametrize("case", cases("nhiem_vu"))
def test_who_may_do_what(case: Case) -> None:
    words = case.get("mùa", "BD21")
    season, unit = SEASONS.get(words, words), case.get("đơn vị")
    found = {
        (name, sentence): judge_duty(CAST[name], DUTY_OF[sentence], unit=unit, season=season).met
        for name in case["ai"]
        for sentence in case["việc"]
    }
    assert found == dict.fromkeys(found, case["được"])


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_exactly_the_duties_of_its_column(role: str) -> None:
    grants = [Grant(role, "P01" if role in UNIT_ROLES else None)]
    for duty, rule in DUTIES.items():
        has = rule.scope == "public" or role in rule.roles
        elsewhere = has and not (rule.scope == "unit" and role in UNIT_ROLES)
        found = [judge_duty(grants, duty, unit=unit, season="BD21").met for unit in ("P01", "P02")]
        assert (duty, *found) == (duty, has, elsewhere)
        anywhere = judge_duty_anywhere(grants, duty, season="BD21").met
        assert (anywhere, has_duty(grants, duty, season="BD21")) == (has, has)


def test_a_reader_has_the_public_duties_alone() -> None:
    public = [duty for duty, rule in DUTIES.items() if rule.scope == "public"]
    assert [duty for duty in DUTIES if judge_duty((), duty, unit="P01", season="BD21").met] == public
    assert [duty for duty in DUTIES if judge_duty_anywhere((), duty, season="BD21").met] == public


def test_the_table_gives_every_duty_to_known_roles() -> None:
    for duty in DUTIES.values():
        assert duty.roles <= set(ROLES)
        assert bool(duty.roles) != (duty.scope == "public")
    assert len(DUTY_OF) == len(DUTIES)
    assert READER not in ROLES


def test_what_the_table_does_not_know_is_refused() -> None:
    verdict = judge_duty(CAST["Tâm"], "burn_archive", season="BD21")
    assert (verdict.met, verdict.reason) == (False, "Việc “burn_archive” chưa được giao cho ai.")
    assert units_of(CAST["Tâm"], "burn_archive", season="BD21") == frozenset()
    assert not has_duty(CAST["Tâm"], "burn_archive", season="BD21")


def test_a_refusal_says_whose_work_it_is() -> None:
    assert [
        judge_duty(CAST[name], duty, unit="P01", season="BD21").reason
        for name, duty in (("Lan", "approve_entry"), ("Dũng", "approve_entry"), ("Bình", "approve_entry"))
    ] == [
        "Duyệt bài của đơn vị: việc này của cán bộ đầu mối, thủ trưởng đơn vị, "
        "chuyên viên cơ quan thường trực.",
        "Duyệt bài của đơn vị: bạn chỉ được làm việc này cho đơn vị của mình.",
        "Duyệt bài của đơn vị: được.",
    ]


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("Bình", frozenset({"P01"})),
        ("Dũng", frozenset({"P02"})),
        ("Hoa", None),
        ("Tâm", None),
        ("Nam", frozenset()),
        ("Lan", frozenset()),
        ("Khách", frozenset()),
        ("Vô đơn vị", frozenset()),
    ],
)
def test_units_for_which_somebody_sees_the_board(name: str, units: frozenset[str] | None) -> None:
    assert units_of(CAST[name], "see_board", season="BD21") == units


def test_the_grid_shows_every_duty_and_role_once() -> None:
    rows = [line for line in duty_grid().splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == list(DUTIES)
    cells = {row.split("`")[1]: [cell.strip() for cell in row.split("|")[4:-1]] for row in rows}
    columns = [READER, *ROLES]
    assert dict(zip(columns, cells["approve_entry"], strict=True)) == dict.fromkeys(columns, "") | {
        "coordinator": "own unit",
        "unit_head": "own unit",
        "officer": "yes",
    }
    assert dict(zip(columns, cells["see_own_verdict"], strict=True)) == dict.fromkeys(columns, "") | {
        "author": "own"
    }
    assert set(cells["see_plan"]) == {"yes"}
