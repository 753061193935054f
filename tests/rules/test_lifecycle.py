"""The tables of steps: every state × every step, no state out of reach, and whole lives told as cases."""

from datetime import datetime

import pytest

from hoadep.rules.deadlines import end_of
from hoadep.rules.duties import DUTIES
from hoadep.rules.lifecycle import ENTRY, NOMINATION, Lifecycle, honoured_arrival, judge_step, next_state
from hoadep.rules.verdict import Refused

from .casebook import Case, cases, day, instant, plan_file

PLAN = plan_file("kh-190-2020")
LIVES = {"bài": ENTRY, "gương": NOMINATION}
STATES = [
    pytest.param(life, state, id=f"{thing}: {state}")
    for thing, life in LIVES.items()
    for state in life.states
]


@pytest.mark.parametrize(("life", "state"), STATES)
def test_every_step_from_every_state_leads_on_or_is_refused_with_a_reason(
    life: Lifecycle, state: str
) -> None:
    for step in {rule.name for rule in life.steps}:
        leads_to = {rule.after or state for rule in life.steps if rule.name == step and state in rule.before}
        verdict = judge_step(life, state, step)
        assert (step, verdict.met) == (step, bool(leads_to))
        if leads_to:
            assert {next_state(life, state, step)} == leads_to
        else:
            with pytest.raises(Refused) as refusal:
                next_state(life, state, step)
            assert (refusal.value.verdict, life.states[state] in verdict.reason) == (verdict, True)


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_no_state_is_out_of_reach_and_all_can_end(life: Lifecycle) -> None:
    assert _reached(life, life.start) == set(life.states)
    assert [state for state in life.states if "withdrawn" not in _reached(life, state)] == []
    assert life.steps_from("withdrawn") == ()


def _reached(life: Lifecycle, start: str) -> set[str]:
    reached, new = {start}, {start}
    while new:
        new = {rule.after or state for state in new for rule in life.steps_from(state)} - reached
        reached |= new
    return reached


@pytest.mark.parametrize("life", LIVES.values(), ids=LIVES)
def test_the_tables_speak_of_known_states_steps_and_duties(life: Lifecycle) -> None:
    names = {rule.name for rule in life.steps}
    states = {state for rule in life.steps for state in rule.before | {rule.after or life.start}}
    assert states == set(life.states)
    assert {rule.duty for rule in life.steps} - set(DUTIES) == set()
    assert life.lodging | life.arriving | {life.acknowledging} <= names
    assert life.counting < set(life.states)
    assert len({(rule.name, rule.label) for rule in life.steps}) == len(names)


@pytest.mark.parametrize(
    ("state", "duties"),
    [
        ("draft", ("withdraw_own_entry",)),
        ("submitted", ("withdraw_own_entry", "withdraw_entry")),
        ("returned", ("withdraw_own_entry", "withdraw_entry")),
        ("approved", ("withdraw_entry",)),
        ("eligible", ("withdraw_entry",)),
        ("ineligible", ("withdraw_entry",)),
        ("withdrawn", ()),
    ],
)
def test_the_author_withdraws_until_approval_afterwards_the_standing_office(
    state: str, duties: tuple[str, ...]
) -> None:
    assert ENTRY.duties(state, "withdraw") == duties


def test_the_unit_returns_what_it_has_not_approved_the_office_what_it_has() -> None:
    found = {state: ENTRY.duties(state, "return_for_changes") for state in ("submitted", "approved")}
    assert found == {"submitted": ("return_entry",), "approved": ("return_entry_to_unit",)}


def test_an_unknown_step_is_refused() -> None:
    assert judge_step(ENTRY, "draft", "burn").reason == "Không có bước “burn”."


def live(life: Lifecycle, told: list[str]) -> str:
    """Take the steps one by one, as the actions do, and say where that led."""
    state, arrived, due_at = life.start, None, None
    for words in told:
        label, _, rest = words.partition(", ")
        at_words, _, due_words = rest.partition(", hạn ")
        name = next(rule.name for rule in life.steps if rule.label == label)
        at = instant(PLAN, at_words)
        try:
            state = next_state(life, state, name)
        except Refused as refused:
            return f"từ chối: {refused.verdict.reason}"
        due_at = end_of(PLAN, day(due_words)) if due_words else due_at
        if name in life.arriving:
            arrived, due_at = honoured_arrival(arrived, back_at=at, due_at=due_at), None
    return f"{life.states[state]}; {_counted(life, state, arrived)}"


def _counted(life: Lifecycle, state: str, arrived: datetime | None) -> str:
    if arrived is None or state not in life.counting:
        return "chưa tính"
    return f"tính từ {arrived:%H:%M:%S ngày %d/%m/%Y}"


@pytest.mark.parametrize("case", cases("vong_doi", "bài"))
def test_life_of_an_entry(case: Case) -> None:
    assert live(ENTRY, case["cho"]) == case["thì"]


@pytest.mark.parametrize("case", cases("vong_doi", "gương"))
def test_life_of_a_nomination(case: Case) -> None:
    assert live(NOMINATION, case["cho"]) == case["thì"]
