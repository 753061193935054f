"""Around the cut line more sheets are asked for: the round opens again, and the list is chosen anew."""

from decimal import Decimal

import pytest

from hoadep.contest.jury import actions as jury
from hoadep.contest.jury import facts
from hoadep.contest.jury.models import Panelist, Round, Sheet
from hoadep.contest.selection import actions, choosing
from hoadep.contest.selection.facts import desk
from hoadep.rules.verdict import Refused

MARKS = {1: (9, 10), 2: ("7.5", "8.5"), 3: (6, 7), 4: (5, 6)}


@pytest.fixture
def close_marks(season, entries, rubric, who) -> Round:
    """Three judges, two marks an entry: the second and the third entry lie a point and a half apart."""
    made = jury.make_round(season, rubric, entries=[entry.pk for entry in entries[:4]], **who)
    for n in range(3):
        invitation = jury.Invitation(name=f"Giám khảo {n}", workplace="Hội Nhà báo")
        jury.invite(made, invitation, key=f"duong-dan-{n}", secret="abcd2345", **who)
    jury.assign(made, seed=1, **who)
    jury.open_round(made, **who)
    for n, entry in enumerate(entries[:4], 1):
        sheets = Sheet.objects.filter(numbered__round=made, numbered__entry=entry)
        for sheet, value in zip(sheets, MARKS[n], strict=True):
            give(sheet, value, who)
    jury.close_round(made, **who)
    return made


@pytest.fixture
def later(who, at) -> dict:
    """The officer, two days after the round was closed."""
    return who | {"at": at("2021-05-03 09:00")}


def give(sheet: Sheet, value: object, who: dict) -> None:
    jury.mark(sheet, jury.Given({"content": Decimal(str(value))}), by=sheet.panelist.code, at=who["at"])


def test_more_sheets_settle_the_cut_line(close_marks, entries, choose, who):
    selection = choose(2)
    actions.choose_by_marks(selection, **who)
    near = [entries[1].code, entries[2].code]
    found = choosing.cut(desk(selection, at=who["at"]))
    assert {one.code: one.more for one in found.unsettled} == dict.fromkeys(near, 1)
    asked = {"entries": near, "seed": 5}
    with pytest.raises(Refused, match="Hãy ghi lý do xin thêm"):
        actions.ask_sheets(selection, **asked, reason=" ", **who)
    assert actions.ask_sheets(selection, **asked, reason="sát ranh giới", **who) == 2
    shown = desk(selection, at=who["at"])
    assert (choosing.cut(shown), len(shown.chosen)) == (None, 2)
    with pytest.raises(Refused, match="vòng chấm chưa đóng"):
        actions.choose_by_marks(selection, **who)
    for sheet in Sheet.objects.filter(more=True).select_related("panelist", "numbered__entry"):
        give(sheet, 8 if sheet.numbered.entry == entries[1] else "6.5", who)
    jury.close_round(close_marks, **who)
    assert choosing.cut(desk(selection, at=who["at"])).unsettled == ()
    assert actions.choose_by_marks(selection, **who).chosen == (entries[0].code, entries[1].code)


def test_only_what_sheets_would_settle_is_asked_for(close_marks, entries, choose, who):
    with pytest.raises(Refused, match="phiếu chấm thêm phân định được"):
        actions.ask_sheets(choose(2), [entries[0].code], reason="sát nhau", seed=5, **who)
    assert not Sheet.objects.filter(more=True).exists()


def test_a_round_opens_again_for_more_sheets(close_marks, entries, who):
    numbers = {row.entry_id: row.number for row in close_marks.numbered.all()}
    with pytest.raises(Refused, match="lý do mở lại"):
        jury.reopen_round(close_marks, reason=" ", **who)
    jury.reopen_round(close_marks, reason="sát ranh giới", **who)
    more = {numbers[entries[1].pk]: 1, numbers[entries[2].pk]: 1}
    assert jury.ask_more(close_marks, more, reason="sát ranh giới", seed=3, **who) == 2
    new = list(Sheet.objects.filter(more=True).select_related("panelist", "numbered"))
    assert {sheet.numbered.number for sheet in new} == set(more)
    for sheet in new:
        assert Sheet.objects.filter(numbered=sheet.numbered, panelist=sheet.panelist).count() == 1
        give(sheet, 8, who)
    jury.close_round(close_marks, **who)
    finals = {row.entry_id: row.final for row in close_marks.numbered.all()}
    assert (finals[entries[1].pk], finals[entries[2].pk]) == (Decimal("8.000"), Decimal("7.000"))


def test_who_was_asked_for_more_and_leaves_is_replaced(close_marks, entries, who):
    jury.reopen_round(close_marks, reason="sát ranh giới", **who)
    number = close_marks.numbered.get(entry=entries[1]).number
    jury.ask_more(close_marks, {number: 1}, reason="sát ranh giới", seed=3, **who)
    given = Sheet.objects.select_related("panelist").get(more=True)
    jury.leave(given.panelist, reason="đi công tác", **who)
    assert facts.short_of(close_marks) == {number: 1}
    heir = jury.Invitation(name="Người thay")
    jury.invite(close_marks, heir, key="thay", secret="s", **who)
    jury.assign(close_marks, seed=4, **who)
    assert facts.short_of(close_marks) == {}
    assert Sheet.objects.standing().get(more=True).panelist.name == "Người thay"


def test_marks_of_before_stay_once_results_were_seen(close_marks, entries, who, later):
    jury.reopen_round(close_marks, reason="sát ranh giới", **later)
    number = close_marks.numbered.get(entry=entries[1]).number
    jury.ask_more(close_marks, {number: 1}, reason="sát ranh giới", seed=3, **later)
    old = Sheet.objects.filter(more=False).select_related("panelist").first()
    with pytest.raises(Refused, match="điểm đã chấm giữ nguyên"):
        give(old, 10, later)
    give(Sheet.objects.select_related("panelist").get(more=True), 8, later)
    jury.close_round(close_marks, **later)
    assert close_marks.numbered.get(entry=entries[1]).final == Decimal("8.000")


def test_no_more_sheets_than_there_are_judges(close_marks, entries, who):
    jury.reopen_round(close_marks, reason="sát ranh giới", **who)
    number = close_marks.numbered.get(entry=entries[1]).number
    with pytest.raises(Refused, match="cần thêm 2 giám khảo nhưng chỉ còn 1"):
        jury.ask_more(close_marks, {number: 2}, reason="sát ranh giới", seed=3, **who)


def test_who_left_marks_no_more(close_marks, entries, who):
    jury.reopen_round(close_marks, reason="sát ranh giới", **who)
    number = close_marks.numbered.get(entry=entries[1]).number
    held = Sheet.objects.filter(numbered__number=number).values("panelist")
    jury.leave(Panelist.objects.exclude(pk__in=held).get(), reason="đi công tác", **who)
    with pytest.raises(Refused, match="1 người đã nhận đủ số phiếu"):
        jury.ask_more(close_marks, {number: 1}, reason="sát ranh giới", seed=3, **who)
