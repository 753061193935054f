"""Who marks what: never one's own, loads as fair as can be, and the limit that stands in the way."""

from collections import Counter
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoadep.rules.panels import Assignment, Candidate, Judge, assign
from hoadep.rules.verdict import Refused

FOUR = [Candidate(code) for code in ("B1", "B2", "B3", "B4")]


def judges(*codes: str, **said: object) -> list[Judge]:
    return [Judge(code, **said) for code in codes]


def squares(loads: dict[str, int]) -> int:
    return sum(load * load for load in loads.values())


def refusal(*args: object, **said: object) -> str:
    with pytest.raises(Refused) as caught:
        assign(*args, seed=1, **said)
    return caught.value.verdict.reason


def fairest_by_hand(entries, panel, *, marks_each, fixed=()) -> int | None:
    """The least sum of squares, by trying every way."""
    ways = []
    for entry in entries:
        had = [judge for code, judge in fixed if code == entry.code]
        free = [j.code for j in panel if entry.code not in j.conflicts and j.code not in had]
        ways.append(list(combinations(free, max(0, marks_each - len(had)))))
    sums = []
    for way in product(*ways):
        loads = Counter(code for codes in way for code in codes) + Counter(judge for _, judge in fixed)
        new = Counter(code for codes in way for code in codes)
        if all(j.most is None or not new[j.code] or loads[j.code] <= j.most for j in panel):
            sums.append(squares(loads))
    return min(sums, default=None)


CONFLICTS = [frozenset(codes) for n in range(3) for codes in combinations([e.code for e in FOUR], n)]
BOUNDS = list(product(CONFLICTS, (None, 0, 1, 2, 3)))
"""What may hold a judge back; one draw for each judge, as many draws are slow to make."""
FIXED = [places for n in range(4) for places in combinations(range(16), n)]


@st.composite
def questions(draw):
    entries = FOUR[: draw(st.integers(1, 4))]
    bounds = draw(st.lists(st.sampled_from(BOUNDS), min_size=1, max_size=4))
    panel = [Judge(f"G{n}", conflicts=codes, most=most) for n, (codes, most) in enumerate(bounds)]
    places = [(entry.code, judge.code) for entry in entries for judge in panel]
    fixed = {places[n % len(places)] for n in draw(st.sampled_from(FIXED))}
    return entries, panel, draw(st.integers(1, 3)), sorted(fixed)


@given(questions(), st.integers(0, 3))
def test_no_way_is_fairer_and_none_is_missed(question, seed):
    entries, panel, marks_each, fixed = question
    least = fairest_by_hand(entries, panel, marks_each=marks_each, fixed=fixed)
    if least is None:
        assert refusal(entries, panel, marks_each=marks_each, fixed=fixed)
        return
    found = assign(entries, panel, marks_each=marks_each, seed=seed, fixed=fixed)
    assert found.optimal
    assert squares(found.loads) == least
    assert found.loads == {j.code: sum(code == j.code for _, code in found.pairs) for j in panel}
    assert set(fixed) <= set(found.pairs)
    barred = {(code, judge.code) for judge in panel for code in judge.conflicts}
    assert not barred & (set(found.pairs) - set(fixed))
    marks = Counter(code for code, _ in found.pairs)
    had = Counter(code for code, _ in fixed)
    assert marks == {entry.code: max(marks_each, had[entry.code]) for entry in entries}


def test_nobody_marks_their_own():
    entries = [
        Candidate("B1", "D1", ("P1",)),
        Candidate("B2", "D2", ("P2", "Nguyễn Văn Hòa")),
    ]
    panel = [
        Judge("G1", unit="D1"),
        Judge("G2", person="P2"),
        Judge("G3", name="Nguyễn Văn Hoà"),
        Judge("G4", conflicts=frozenset({"B1"})),
    ]
    found = assign(entries, panel, marks_each=2, seed=7)
    assert found.pairs == (("B1", "G2"), ("B1", "G3"), ("B2", "G1"), ("B2", "G4"))


def test_whoever_has_no_unit_is_nobodys_colleague():
    found = assign([Candidate("B1")], judges("G1"), marks_each=1, seed=1)
    assert found == Assignment((("B1", "G1"),), {"G1": 1}, True, 1)


def test_the_same_question_has_the_same_answer_in_any_order():
    entries = [Candidate(f"B{n:02}") for n in range(30)]
    panel = judges(*(f"G{n}" for n in range(7)))
    found = assign(entries, panel, marks_each=3, seed=5)
    assert assign(entries[::-1], panel[::-1], marks_each=3, seed=5) == found
    assert assign(entries, panel, marks_each=3, seed=6).pairs != found.pairs


def test_lots_are_drawn_alike_on_every_machine():
    found = assign(FOUR, judges("G1", "G2", "G3"), marks_each=1, seed=1)
    assert found.pairs == (("B1", "G2"), ("B2", "G3"), ("B3", "G2"), ("B4", "G1"))


def test_panels_are_mixed():
    entries = [Candidate(f"B{n:02}") for n in range(60)]
    found = assign(entries, judges(*(f"G{n}" for n in range(6))), marks_each=3, seed=1)
    panels = {tuple(judge for code, judge in found.pairs if code == entry.code) for entry in entries}
    assert len(panels) > 15
    assert set(found.loads.values()) == {30}


def test_who_takes_few_gets_no_more():
    panel = [Judge("G1", most=1), *judges("G2", "G3")]
    found = assign(FOUR, panel, marks_each=1, seed=2)
    assert sorted(found.loads.values()) == [1, 1, 2]
    assert found.loads["G1"] == 1


def test_who_left_keeps_the_sheets_and_gets_none():
    panel = [Judge("G1", most=2), *judges("G2", "G3")]
    fixed = [("B1", "G1"), ("B2", "G1"), ("B1", "G9")]
    found = assign(FOUR, panel, marks_each=2, seed=2, fixed=fixed)
    assert found.loads == {"G1": 2, "G2": 2, "G3": 3} or found.loads == {"G1": 2, "G2": 3, "G3": 2}
    assert ("B1", "G9") in found.pairs


def test_other_work_counts_as_load():
    found = assign(FOUR, judges("G1", "G2"), marks_each=1, seed=2, busy={"G1": 3, "G9": 5})
    assert found.loads == {"G1": 4, "G2": 3}


def test_other_work_counts_against_the_most_that_somebody_takes():
    found = assign(FOUR, judges("G1", "G2", most=4), marks_each=1, seed=2, busy={"G1": 4})
    assert found.loads == {"G1": 4, "G2": 4}


def test_one_judge_may_take_all_when_nobody_else_can():
    entries = [Candidate(f"B{n:02}", "D1") for n in range(40)]
    found = assign(entries, [Judge("G1"), *judges("G2", "G3", "G4", unit="D1")], marks_each=1, seed=1)
    assert found.loads == {"G1": 40, "G2": 0, "G3": 0, "G4": 0}


def test_nothing_to_give_out():
    assert assign([], judges("G1"), marks_each=3, seed=1) == Assignment((), {"G1": 0}, True, 1)


def test_an_entry_without_enough_judges_is_named_with_the_reasons():
    panel = [
        Judge("G1", unit="D1"),
        Judge("G2", most=0),
        Judge("G3", conflicts=frozenset({"B1"})),
        Judge("G4"),
    ]
    assert refusal([Candidate("B1", "D1")], panel, marks_each=2) == (
        "Bài B1 cần thêm 2 giám khảo nhưng chỉ còn 1 người chấm được trong 4 giám khảo "
        "(1 người có liên quan, 1 người cùng đơn vị, 1 người đã nhận đủ số phiếu)."
    )


def test_several_entries_without_enough_judges():
    panel = [Judge("G1", unit="D1"), Judge("G2")]
    entries = [Candidate("B1", "D1"), Candidate("B2"), Candidate("B3", "D1")]
    assert refusal(entries, panel, marks_each=2) == (
        "2 bài không đủ 2 giám khảo: B1, B3. "
        "Bài B1 cần thêm 2 giám khảo nhưng chỉ còn 1 người chấm được trong 2 giám khảo (1 người cùng đơn vị)."
    )


def test_all_together_take_too_few():
    panel = judges("G1", "G2", most=3)
    assert refusal(FOUR, panel, marks_each=2) == (
        "Cần giao thêm 8 phiếu nhưng 2 giám khảo chỉ nhận thêm được tối đa 6 phiếu: "
        "còn thiếu chỗ cho 2 phiếu."
    )


def test_a_group_of_entries_whose_judges_take_too_few():
    entries = [Candidate("B1", "D1"), Candidate("B2", "D1"), Candidate("B3", "D2")]
    panel = [Judge("G1", most=1), Judge("G2", unit="D1"), Judge("G3", unit="D1")]
    assert refusal(entries, panel, marks_each=1) == (
        "2 bài (B1, B2) cần thêm 2 phiếu, nhưng những giám khảo chấm được các bài này chỉ nhận thêm được "
        "1 phiếu; người đã kín phiếu: G1."
    )
