"""From the marks to a decided list: limits, ties, swaps, prizes, and a plan without a jury."""

import pytest
from django.utils import timezone

from hoadep.contest.entries import actions as entry_actions
from hoadep.contest.people import actions as people
from hoadep.contest.selection import actions, choosing
from hoadep.contest.selection.facts import desk
from hoadep.contest.selection.models import Pick, Selection
from hoadep.office.journal.models import Row
from hoadep.rules.selection_limits import Limit
from hoadep.rules.verdict import Refused

BOTH_BLOCKS = Limit(over="block", least=1)


@pytest.fixture
def said():
    """The sentence of a refusal: `said(actions.propose, selection, **who)`."""

    def refusal(act, *args, **kwargs) -> str:
        with pytest.raises(Refused) as caught:
            act(*args, **kwargs)
        return caught.value.verdict.reason

    return refusal


@pytest.fixture
def chosen(entries):
    """Which of the eight entries (from 1) stand in a list."""
    number = {entry.pk: n for n, entry in enumerate(entries, 1)}
    return lambda selection: {number[pick.entry_id] for pick in selection.picks.filter(chosen=True)}


def ruling(**said) -> actions.Ruling:
    usual = {"number": "512/QĐ-UBND", "decided_by": "Chủ tịch UBND"}
    return actions.Ruling(**usual | said)


def test_lines_say_who_wrote_of_whom_for_which_block(marked, entries, choose, who):
    shown = desk(choose(3), at=who["at"])
    first = shown.lines[0]
    assert (first.code, first.value, first.unit_name) == (entries[0].code, 9, "Phường Ngọc Hà")
    assert list(first.writers.values()) == ["Đặng Văn Tám"]
    assert list(first.told.values()) == ["Vũ Thị Mai"]
    assert [line.value for line in shown.lines] == [9, 8, 8, 7, 6, 5, 4, 3]
    assert shown.names[first.scored.block] == first.block_name


def test_linked_persons_are_one_author(marked, entries, choose, who):
    first, second = (entry.authorships.get().person for entry in entries[1:3])
    people.link_persons(first, second, reason="cùng một người", **who)
    shown = desk(choose(3), at=who["at"])
    assert shown.line(entries[1].code).scored.authors == shown.line(entries[2].code).scored.authors


def test_marks_choose_under_limits(marked, choose, who, chosen):
    selection = choose(3, Limit(over="unit", of="TH-CUBA", least=1))
    found = actions.choose_by_marks(selection, **who)
    assert (found.optimal, chosen(selection)) == (True, {1, 2, 8} if 2 in chosen(selection) else {1, 3, 8})
    assert len(selection.tied) == 2
    assert choosing.total(desk(selection, at=who["at"]).chosen) == 20


def test_no_author_twice(marked, same_author, choose, who, chosen):
    selection = choose(3, Limit(over="author", most=1))
    actions.choose_by_marks(selection, **who)
    assert chosen(selection) == {1, 3, 4}


def test_limits_that_conflict_are_named(marked, choose, who, said):
    selection = choose(3, Limit(over="unit", of="TH-CUBA", least=2))
    assert said(actions.choose_by_marks, selection, **who) == (
        "Không chọn được vì các điều kiện sau không thể cùng đúng: "
        "đơn vị TH Việt Nam – Cu Ba ít nhất 2 bài (có 1 bài)."
    )
    actions.change_limits(selection, number=3, limits=[], **who)
    actions.choose_by_marks(selection, **who)
    assert selection.solved_at == who["at"]


def test_what_people_fixed_stays(marked, entries, choose, who, chosen, said):
    selection = choose(3)
    assert "lý do" in said(actions.fix, selection, [entries[7].code], "in", reason=" ", **who)
    actions.fix(selection, [entries[7].code], "in", reason="gương tiêu biểu của khối trường", **who)
    actions.fix(selection, [entries[0].code], "out", reason="đã đăng báo nơi khác", **who)
    actions.choose_by_marks(selection, **who)
    assert chosen(selection) == {2, 3, 8}
    actions.fix(selection, [entries[0].code], "", reason="", **who)
    actions.choose_by_marks(selection, **who)
    assert chosen(selection) - {2, 3} == {1, 8}


def test_ties_are_decided_by_people_with_a_reason(marked, entries, choose, who, chosen, said):
    selection = choose(2)
    actions.choose_by_marks(selection, **who)
    assert selection.tied == sorted([entries[1].code, entries[2].code])
    assert "2 bài ngang nhau" in said(actions.propose, selection, **who)
    assert "kém 1 điểm" in said(actions.settle_ties, selection, take=selection.tied, reason="cả hai", **who)
    actions.settle_ties(selection, take=[entries[2].code], reason="đề tài mới hơn", **who)
    assert (selection.tied, chosen(selection)) == ([], {1, 3})
    pick = Pick.objects.get(selection=selection, entry=entries[1])
    assert (pick.fixed, pick.reason) == ("out", "đề tài mới hơn")


def test_no_tie_is_decided_at_a_loss(season, marked, entries, choose, who, said):
    selection = choose(2)
    actions.choose_by_marks(selection, **who)
    selection.tied = [entries[0].code, *selection.tied]
    selection.save()
    take = [entries[1].code, entries[2].code]
    refused = said(actions.settle_ties, selection, take=take, reason="thử", **who)
    assert refused.startswith("Cách chọn này kém 1 điểm so với cách tốt nhất")
    assert not Pick.objects.filter(selection=selection, fixed="out").exists()


def test_an_exchange_keeps_its_reason_and_is_told(marked, entries, choose, who, chosen, said):
    selection = choose(1)
    actions.choose_by_marks(selection, **who)
    swap = {"out": entries[0].code, "into": entries[6].code}
    assert "lý do" in said(actions.exchange, selection, **swap, reason="", **who)
    actions.propose(selection, **who)
    made = actions.exchange(selection, **swap, reason="UBND chọn gương của Kim Mã", **who)
    assert (chosen(selection), str(made)) == ({7}, f"{entries[0].code} → {entries[6].code}")
    assert "không ở trong danh sách" in said(actions.exchange, selection, **swap, reason="lần nữa", **who)


def test_what_a_swap_costs(marked, entries, choose, who):
    selection = choose(2, Limit(over="unit", of="P-NGOCHA", least=2))
    actions.choose_by_marks(selection, **who)
    shown = desk(selection, at=who["at"])
    offered = choosing.offers(shown, shown.line(entries[0].code))
    costs = {offer.line.code: (offer.swap.cost, len(offer.swap.broken)) for offer in offered}
    assert costs[entries[3].code] == (2, 0)
    assert costs[entries[6].code] == (5, 1)
    assert [offer.line.code for offer in offered][-2:] == [entries[6].code, entries[7].code]


def test_the_cut_line_shows_what_marks_do_not_settle(marked, choose, who, entries):
    found = choosing.cut(desk(choose(2), at=who["at"]))
    assert [one.code for one in found.unsettled] == sorted([entries[1].code, entries[2].code])
    assert "2 bài điểm quá sát nhau" in found.verdict.reason


def test_without_a_jury_the_officer_ticks(entries, choose, who, chosen, said):
    selection = choose(2, round_key="")
    codes = [entry.code for entry in entries]
    assert "Chưa có điểm" in said(actions.choose_by_marks, selection, **who)
    actions.tick(selection, shown=codes[:4], chosen=codes[:3], notes={codes[0]: "rất cảm động"}, **who)
    actions.tick(selection, shown=codes[4:], chosen=[], notes={}, **who)
    assert chosen(selection) == {1, 2, 3}
    assert "quá 1 bài so với 2" in said(actions.propose, selection, **who)
    actions.tick(selection, shown=codes[2:4], chosen=[], notes={}, **who)
    actions.propose(selection, **who)
    assert (selection.state, chosen(selection)) == ("proposed", {1, 2})
    assert "không làm được việc này nữa" in said(
        actions.tick, selection, shown=codes[:1], chosen=[], notes={}, **who
    )


def test_with_marks_nobody_ticks(marked, entries, choose, who, said):
    selection = choose(2)
    assert "chọn theo điểm" in said(
        actions.tick, selection, shown=[entries[0].code], chosen=[], notes={}, **who
    )


def test_fewer_than_wanted_are_all_proposed(entries, choose, who):
    selection = choose(50, round_key="")
    codes = [entry.code for entry in entries]
    actions.tick(selection, shown=codes, chosen=codes, notes={}, **who)
    assert choosing.judged(desk(selection, at=who["at"]))[0].reason == (
        "Chỉ có 8 bài, thiếu 42 bài so với 50: chọn tất cả."
    )
    actions.propose(selection, **who)
    assert selection.state == Selection.State.PROPOSED


def test_a_broken_limit_needs_a_reason(entries, choose, who, said):
    selection = choose(1, Limit(over="unit", of="TH-CUBA", least=1), round_key="")
    codes = [entry.code for entry in entries]
    actions.tick(selection, shown=codes, chosen=codes[:1], notes={}, **who)
    assert "Hãy ghi lý do vẫn trình" in said(actions.propose, selection, **who)
    actions.propose(selection, reason="trường chỉ có một bài, đã gửi năm trước", **who)
    assert selection.proposed_despite == "trường chỉ có một bài, đã gửi năm trước"


def test_stale_choices_are_not_proposed(marked, entries, choose, who, said):
    selection = choose(1)
    actions.choose_by_marks(selection, **who)
    actions.fix(selection, [entries[3].code], "out", reason="trùng đề tài", **who)
    assert "chọn lại theo điểm" in said(actions.propose, selection, **who)


def test_an_entry_withdrawn_since_must_be_exchanged(marked, entries, choose, who, said, at):
    selection = choose(1)
    actions.choose_by_marks(selection, **who)
    actions.propose(selection, **who)
    entry_actions.withdraw(entries[0], reason="tác giả xin rút", by=who["by"], at=who["at"])
    assert "không còn đủ điều kiện" in said(
        actions.decide, selection, ruling(decided_on=who["at"].date()), **who
    )
    actions.exchange(selection, out=entries[0].code, into=entries[1].code, reason="bài rút", **who)
    actions.decide(selection, ruling(decided_on=who["at"].date()), **who)
    assert selection.state == Selection.State.DECIDED


def test_the_decision_is_recorded_once_and_in_order(marked, choose, who, said, at):
    selection = choose(1)
    actions.choose_by_marks(selection, **who)
    today = timezone.localdate(who["at"])
    assert "đang lập" in said(actions.decide, selection, ruling(decided_on=today), **who)
    actions.propose(selection, **who)
    assert "từ ngày trình 01/05/2021" in said(
        actions.decide, selection, ruling(decided_on=today.replace(month=4)), **who
    )
    actions.take_back(selection, reason="Hội đồng đề nghị xét lại", **who)
    actions.propose(selection, **who)
    later = {"by": who["by"], "at": at("2021-05-20 10:00")}
    actions.decide(selection, ruling(decided_on=timezone.localdate(later["at"])), **later)
    selection.refresh_from_db()
    assert (selection.decided_number, str(selection.decided_on)) == ("512/QĐ-UBND", "2021-05-20")
    assert "đã có quyết định" in said(actions.take_back, selection, reason="thôi", **later)
    verbs = list(Row.objects.filter(subject=selection.code).order_by("n").values_list("verb", flat=True))
    assert verbs[:4] == ["make_selection", "choose_by_marks", "propose", "take_back"]
    assert verbs[4:] == ["propose", "decide", "enter_number"]


def test_prizes_change_only_with_a_reason(marked, entries, choose, who, said):
    selection = choose(1)
    actions.choose_by_marks(selection, **who)
    first = {"name": "Giải Nhất", "money": 3_000_000, "reason": ""}
    prize = actions.give_prize(selection, entries[0].code, **first, **who)
    assert str(prize) == f"Giải Nhất: {entries[0].code}"
    assert "Bài đã có Giải Nhất. Nếu vẫn trao, hãy ghi lý do" in said(
        actions.give_prize, selection, entries[0].code, **first, **who
    )
    changed = {"name": "Giải Nhất", "money": 2_500_000, "reason": "theo dự toán được duyệt"}
    assert actions.give_prize(selection, entries[0].code, **changed, **who).money == 2_500_000
    assert "không ở trong danh sách" in said(actions.give_prize, selection, entries[4].code, **first, **who)
    swap = {"out": entries[0].code, "into": entries[1].code, "reason": "thử"}
    assert "đang có giải" in said(actions.exchange, selection, **swap, **who)
    assert "lý do bỏ giải" in said(actions.take_prize_back, prize, reason="", **who)
    actions.take_prize_back(prize, reason="bài rút", **who)
    assert not selection.prizes.exists()


def test_a_prize_is_not_left_behind(marked, entries, choose, who, said):
    selection = choose(2)
    actions.fix(selection, [entries[5].code], "in", reason="gương hay", **who)
    actions.choose_by_marks(selection, **who)
    actions.give_prize(selection, entries[5].code, name="Giải Ba", money=0, reason="", **who)
    actions.fix(selection, [entries[5].code], "", reason="", **who)
    actions.fix(selection, [entries[1].code], "out", reason="trùng đề tài", **who)
    actions.choose_by_marks(selection, **who)
    assert said(actions.propose, selection, **who) == (
        f"Bài {entries[5].code} có Giải Ba nhưng không ở trong danh sách: hãy bỏ giải trước."
    )
