"""Rounds: numbers, assignment, moving by hand, leaving, third marks, closing."""

from decimal import Decimal

import pytest

from hoadep.contest.entries import actions as entries_actions
from hoadep.contest.jury import actions, blinding, facts, scores
from hoadep.contest.jury.models import Numbered, Sheet
from hoadep.rules.verdict import Refused


def test_numbers_are_random_distinct_and_of_one_length(prepared, entries):
    numbers = [row.number for row in Numbered.objects.filter(round=prepared)]
    assert len(set(numbers)) == len(entries)
    assert {len(str(number)) for number in numbers} == {3}


def test_every_entry_gets_its_judges_and_loads_are_balanced(opened, judges):
    assert facts.short_of(opened) == {}
    assert sorted(judge.sheets.standing().count() for judge in judges) == [4, 4, 4]


def test_a_judge_never_gets_an_entry_of_the_own_unit_or_authorship(prepared, units, who, at):
    own_unit = actions.invite(
        prepared, actions.Invitation(name="Bà Bình", unit=units.ngoc_ha), key="k-don-vi", secret="s", **who
    )
    namesake = actions.invite(
        prepared, actions.Invitation(name="nguyễn tác giả a"), key="k-tac-gia", secret="s", **who
    )
    others = [
        actions.invite(prepared, actions.Invitation(name=f"Giám khảo {n}"), key=f"k{n}", secret="s", **who)
        for n in range(2)
    ]
    actions.assign(prepared, seed=1, **who)
    origins = blinding.origins(prepared, at=at("2021-04-01 09:00"))
    given = {
        judge.name: [origins[n] for n in judge.sheets.values_list("numbered__number", flat=True)]
        for judge in (own_unit, namesake, *others)
    }
    assert "P-NGOCHA" not in {origin.unit for origin in given["Bà Bình"]}
    assert all("Nguyễn Tác Giả A" not in origin.author_names for origin in given["nguyễn tác giả a"])


def test_when_it_cannot_be_done_the_sentence_says_why(prepared, judges, units, who):
    for judge in judges[:2]:
        actions.declare_unit(judge, units.kim_ma, reason="vợ công tác ở phường", **who)
    with pytest.raises(Refused, match="giám khảo"):
        actions.assign(prepared, seed=1, **who)


def test_a_round_does_not_open_before_every_entry_has_its_judges(prepared, judges, who):
    with pytest.raises(Refused, match="Chưa đủ giám khảo"):
        actions.open_round(prepared, **who)


def test_two_rounds_open_on_one_entry_are_refused(opened, season, rubric, judges, who):
    second = actions.make_round(season, rubric, entries=blinding.eligible(season), **who)
    for n in range(2):
        actions.invite(second, actions.Invitation(name=f"Giám khảo {n}"), key=f"hai-{n}", secret="s", **who)
    actions.assign(second, seed=1, **who)
    with pytest.raises(Refused, match="6 bài của vòng này đang được chấm ở Vòng sơ khảo"):
        actions.open_round(second, **who)


def test_a_sheet_is_moved_by_hand_with_a_reason_and_stays_there(prepared, judges, who):
    actions.assign(prepared, seed=1, **who)
    sheet = judges[0].sheets.first()
    others = [j for j in judges if not j.sheets.filter(numbered=sheet.numbered).exists()]
    with pytest.raises(Refused, match="lý do"):
        actions.move_sheet(sheet, others[0], reason=" ", **who)
    actions.move_sheet(sheet, others[0], reason="giám khảo am hiểu đề tài", **who)
    actions.assign(prepared, seed=2, **who)
    assert (
        others[0].sheets.standing().filter(numbered=sheet.numbered, reason__contains="am hiểu").count() == 1
    )


def test_a_judge_who_leaves_after_half_loses_no_marks(opened, judges, give, who):
    late = judges[0]
    sheets = list(late.sheets.standing().select_related("panelist"))
    give(sheets[0], 6, 7)
    assert actions.leave(late, reason="đi công tác", **who) == 3
    assert len(facts.short_of(opened)) == 3
    actions.invite(opened, actions.Invitation(name="Người thay"), key="thay", secret="s", **who)
    actions.assign(opened, seed=3, **who)
    assert facts.short_of(opened) == {}
    assert [sheet.pk for sheet in late.sheets.standing()] == [sheets[0].pk]
    assert late.sheets.standing().get().total == Decimal(13)


def test_closed_without_a_judge_the_final_mark_says_how_many_marks_it_has(opened, judges, give, who):
    for judge in judges[1:]:
        for sheet in judge.sheets.standing().select_related("panelist"):
            give(sheet, 7, 8)
    with pytest.raises(Refused, match="Đỗ Hải Nam"):
        actions.close_round(opened, **who)
    actions.leave(judges[0], reason="ốm", **who)
    actions.close_round(opened, **who)
    counts = sorted(len(result.given) for result in scores.results(opened))
    assert counts == [1, 1, 1, 1, 2, 2]
    assert {result.final for result in scores.results(opened)} == {Decimal(15)}


def test_two_marks_too_far_apart_ask_for_a_third(everything, give, who):
    sheet = Sheet.objects.standing().select_related("panelist").first()
    give(sheet, 2, 3)
    number = sheet.numbered.number
    assert [r.number for r in scores.results(everything.round) if r.needs_third] == [number]
    with pytest.raises(Refused, match=f"Điểm chênh quá mức ở bài số phách {number}"):
        actions.close_round(everything.round, **who)
    assert actions.ask_thirds(everything.round, seed=5, **who) == 1
    third = Sheet.objects.standing().select_related("panelist").get(third=True)
    assert third.numbered.number == number
    give(third, 7, 7)
    actions.close_round(everything.round, **who)
    result = next(r for r in scores.results(everything.round) if r.number == number)
    assert len(result.given) == 3


def test_an_entry_withdrawn_after_marking_is_shown_and_left_out(everything, entries, cast, who, at):
    gone = Numbered.objects.get(round=everything.round, entry=entries[0])
    entries_actions.withdraw(entries[0], reason="tác giả xin rút", by=cast.hoa, at=at("2021-04-06 09:00"))
    actions.close_round(everything.round, **who)
    result = next(r for r in scores.results(everything.round) if r.number == gone.number)
    assert (result.withdrawn, result.final, len(result.given)) == (True, None, 2)


def test_finals_for_the_selection(everything, entries, cast, who, at):
    assert facts.finals(everything.round.season) == []
    actions.close_round(everything.round, **who)
    entries_actions.withdraw(entries[0], reason="tác giả xin rút", by=cast.hoa, at=at("2021-04-06 09:00"))
    found = facts.finals(everything.round.season)
    assert [final.entry for final in found] == [entry.code for entry in entries]
    assert [final.value for final in found] == [None, *[Decimal(15)] * 5]
    assert {len(final.marks) for final in found} == {2}
    assert found[1].verdict.met
