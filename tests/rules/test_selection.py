"""Choosing entries under limits: no choice is better, none as good is left out, and conflicts are named."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.choose import question, second_solver
from hoadep.rules.selection import Limit, Scored, choose, judge_choice, swap_cost
from hoadep.rules.selection_limits import Over, called
from hoadep.rules.verdict import Refused


def entry(code: str, value: int | Decimal = 0, **said: object) -> Scored:
    return Scored(code=code, value=value, **said)


def refusal(*args: object, **said: object) -> str:
    with pytest.raises(Refused) as caught:
        choose(*args, **said)
    return caught.value.verdict.reason


def keeps(candidates, codes, limits) -> bool:
    chosen = [one for one in candidates if one.code in codes]
    return all(verdict.met for verdict in judge_choice(candidates, chosen, number=len(chosen), limits=limits))


def best_by_hand(candidates, *, number, limits, fixed_in, fixed_out):
    """The greatest sum and all choices that have it, by trying every one."""
    open_ones = [one for one in candidates if one.code not in fixed_out]
    sums: dict[int, list[frozenset[str]]] = {}
    for some in combinations(open_ones, min(number, len(open_ones))):
        codes = frozenset(one.code for one in some)
        if fixed_in <= codes and keeps(open_ones, codes, limits):
            sums.setdefault(sum(one.value for one in some), []).append(codes)
    return (max(sums), sums[max(sums)]) if sums else None


BLOCKS = st.sampled_from(["K1", "K2", ""])
FEW = st.lists(st.sampled_from(["P1", "P2", "P3"]), max_size=2).map(tuple)


@st.composite
def limits_asked(draw):
    over = draw(st.sampled_from(["block", "author", "exemplar", "kind", "unit"]))
    of = draw(st.sampled_from(["", "K1", "P1"]))
    least = draw(st.integers(0, 2))
    most = draw(st.one_of(st.none(), st.integers(least, 3)))
    return Limit(over=over, of=of, least=least, most=most)


@st.composite
def questions(draw):
    candidates = [
        entry(
            f"B{n}",
            draw(st.integers(0, 4)),
            block=draw(BLOCKS),
            unit=draw(BLOCKS),
            kind=draw(BLOCKS),
            authors=draw(FEW),
            exemplars=draw(FEW),
        )
        for n in range(draw(st.integers(1, 7)))
    ]
    codes = st.sampled_from([one.code for one in candidates])
    fixed_in = draw(st.frozensets(codes, max_size=2))
    fixed_out = draw(st.frozensets(codes, max_size=2)) - fixed_in
    return {
        "candidates": candidates,
        "number": draw(st.integers(0, 5)),
        "limits": draw(st.lists(limits_asked(), max_size=3)),
        "fixed_in": fixed_in,
        "fixed_out": fixed_out,
    }


@settings(max_examples=300, deadline=None)
@given(questions())
def test_no_choice_is_better_and_all_ties_are_told(asked):
    best = best_by_hand(asked["candidates"], **{k: v for k, v in asked.items() if k != "candidates"})
    if best is None:
        assert refusal(**asked)
        return
    total, ways = best
    found = choose(**asked)
    assert found.optimal
    assert found.total == total
    assert frozenset(found.chosen) in ways
    sometimes, always = frozenset.union(*ways), frozenset.intersection(*ways)
    assert found.tied == tuple(sorted(sometimes - always))


@pytest.mark.parametrize("seed", range(4))
def test_a_second_solver_finds_the_same_sum(seed):
    candidates, limits = question(600, seed=seed)
    found = choose(candidates, number=50, limits=limits)
    assert found.optimal
    assert found.total == second_solver(candidates, number=50, limits=limits)
    assert keeps(candidates, found.chosen, limits)


def test_marks_alone_choose_when_there_are_no_limits():
    found = choose([entry("B1", 7), entry("B2", 9), entry("B3", 8)], number=2)
    assert (found.chosen, found.tied, found.total) == (("B2", "B3"), (), Fraction(17))
    assert [verdict.reason for verdict in found.verdicts] == ["Đã chọn đủ 2 bài."]


def test_marks_are_added_exactly():
    tenth = Decimal("0.1")
    found = choose([entry("B1", Fraction(1, 3)), entry("B2", tenth), entry("B3", Decimal("0.333"))], number=2)
    assert (found.chosen, found.total) == (("B1", "B3"), Fraction(1, 3) + Fraction(333, 1000))


def test_of_alike_entries_the_first_is_taken_and_all_are_tied():
    found = choose([entry("B3", 5), entry("B1", 5), entry("B2", 5), entry("B4", 6)], number=2)
    assert (found.chosen, found.tied) == (("B4", "B3"), ("B1", "B2", "B3"))


def test_ties_between_sets_are_told():
    """B1 with B4 is worth as much as B2 with B3: the limit on the author joins their fates."""
    candidates = [
        entry("B1", 10, authors=("P1",)),
        entry("B2", 8, authors=("P2",)),
        entry("B3", 8, authors=("P1",)),
        entry("B4", 6, authors=("P2",)),
    ]
    found = choose(candidates, number=2, limits=[Limit(over="author", most=1)])
    assert (found.total, found.tied) == (Fraction(18), ())
    found = choose(candidates, number=2, limits=[Limit(over="author", most=1)], fixed_out=["B2"])
    assert (found.total, found.chosen) == (Fraction(16), ("B1", "B4"))


def test_fewer_entries_than_asked_for_are_all_chosen():
    found = choose([entry("B1", 3), entry("B2", 1)], number=50)
    assert found.chosen == ("B1", "B2")
    assert found.verdicts[0].reason == "Chỉ có 2 bài, thiếu 48 bài so với 50: chọn tất cả."
    assert not found.verdicts[0].met


def test_nothing_to_choose_from():
    found = choose([], number=3)
    assert (found.chosen, found.tied, found.optimal, found.total) == ((), (), True, 0)


def test_each_limit_says_how_it_was_kept():
    candidates = [
        entry("B1", 9, block="ward", authors=("P1",)),
        entry("B2", 8, block="ward", authors=("P1", "P2")),
        entry("B3", 2, block="school", authors=("P3",)),
    ]
    limits = [
        Limit(over="block", of="school", least=1, clause="IV.2"),
        Limit(over="author", most=1),
        Limit(over="block", least=1),
    ]
    found = choose(candidates, number=2, limits=limits, names={"school": "Trường học"})
    assert found.chosen == ("B1", "B3")
    assert [(verdict.clause, verdict.reason) for verdict in found.verdicts] == [
        ("", "Đã chọn đủ 2 bài."),
        ("IV.2", "Khối Trường học ít nhất 1 bài: đã chọn 1 bài."),
        ("", "Mỗi tác giả nhiều nhất 1 bài: cao nhất là 1 bài."),
        ("", "Mỗi khối ít nhất 1 bài: thấp nhất là 1 bài."),
    ]


def test_a_choice_by_hand_is_judged_alike():
    candidates = [entry("B1", 9, authors=("P1",)), entry("B2", 8, authors=("P1",))]
    judged = judge_choice(
        candidates, candidates, number=1, limits=[Limit(over="author", most=1)], names={"P1": "Trần Thị Lan"}
    )
    assert [verdict.reason for verdict in judged] == [
        "Đã chọn 2 bài, quá 1 bài so với 1.",
        "Mỗi tác giả nhiều nhất 1 bài: Trần Thị Lan có 2 bài.",
    ]
    assert (judged[1].needed, judged[1].found, judged[1].evidence) == (1, 2, ("P1",))


def test_conflicting_limits_are_named_and_no_others():
    candidates = [entry(f"B{n}", n, block="ward" if n < 3 else "school") for n in range(6)]
    limits = [
        Limit(over="block", of="ward", least=2),
        Limit(over="block", of="school", least=3),
        Limit(over="block", of="school", most=4),
    ]
    assert refusal(candidates, number=4, limits=limits) == (
        "Không chọn được vì các điều kiện sau không thể cùng đúng: chọn đúng 4 bài; "
        "khối ward ít nhất 2 bài (có 3 bài); khối school ít nhất 3 bài (có 3 bài). "
        "Giữ mọi điều kiện khác thì ít nhất phải chọn 5 bài."
    )


def test_too_strict_limits_say_how_many_there_could_be():
    candidates = [entry(f"B{n}", n, authors=(f"P{n % 2}",)) for n in range(6)]
    assert refusal(candidates, number=3, limits=[Limit(over="author", most=1)]) == (
        "Không chọn được vì các điều kiện sau không thể cùng đúng: chọn đúng 3 bài; "
        "tác giả P0 nhiều nhất 1 bài; tác giả P1 nhiều nhất 1 bài. "
        "Giữ mọi điều kiện khác thì nhiều nhất chọn được 2 bài."
    )


def test_a_limit_that_nothing_can_meet_stands_alone():
    assert refusal(
        [entry("B1", block="ward")], number=1, limits=[Limit(over="kind", of="verse", least=1)]
    ) == (
        "Không chọn được vì các điều kiện sau không thể cùng đúng: thể loại verse ít nhất 1 bài (có 0 bài)."
    )


def test_entries_kept_by_hand_may_stand_in_the_way():
    candidates = [entry("B1", 1, authors=("P1",)), entry("B2", 1, authors=("P1",)), entry("B3", 5)]
    limits = [Limit(over="author", most=1)]
    assert refusal(candidates, number=2, limits=limits, fixed_in=["B1", "B2"]) == (
        "Không chọn được vì các điều kiện sau không thể cùng đúng: giữ bài B1; giữ bài B2; "
        "tác giả P1 nhiều nhất 1 bài."
    )


def test_what_is_fixed_must_be_there_and_not_both():
    assert refusal([entry("B1")], number=1, fixed_in=["B1"], fixed_out=["B1"]) == "Vừa giữ vừa loại: B1."
    assert refusal([entry("B1")], number=1, fixed_in=["B9"]) == "Giữ bài không được chọn: B9."


def test_a_swap_says_what_it_costs_and_breaks():
    candidates = [
        entry("B1", Decimal("9.5"), block="ward"),
        entry("B2", 8, block="school"),
        entry("B3", Decimal("8.75"), block="ward"),
    ]
    limits = [Limit(over="block", of="school", least=1)]
    swap = swap_cost(candidates, ["B1", "B2"], out="B2", into="B3", number=2, limits=limits)
    assert swap.cost == Fraction(-3, 4)
    assert [verdict.reason for verdict in swap.broken] == ["Khối school ít nhất 1 bài: school có 0 bài."]
    swap = swap_cost(candidates, ["B1", "B2"], out="B1", into="B3", number=2, limits=limits)
    assert (swap.cost, swap.broken) == (Fraction(3, 4), ())


def test_five_thousand_entries_without_marks_are_all_tied():
    found = choose([entry(f"B{n:04}") for n in range(5000)], number=50)
    assert found.chosen == tuple(f"B{n:04}" for n in range(50))
    assert len(found.tied) == 5000


def test_a_limit_over_anything_reads_its_own_field():
    one = entry("B1", unit="D1", block="K1", kind="T1", authors=("P1", "P2"), exemplars=("G1",))
    overs: tuple[Over, ...] = ("unit", "block", "kind", "author", "exemplar")
    assert [one.keys(over) for over in overs] == [("D1",), ("K1",), ("T1",), ("P1", "P2"), ("G1",)]
    assert entry("B2").keys("unit") == ()


@pytest.mark.parametrize(
    ("name", "said"), [("Khối trường học", "khối trường học"), ("Trường học", "khối Trường học")]
)
def test_a_block_is_called_a_block_once(name, said):
    assert called("block", name) == said
