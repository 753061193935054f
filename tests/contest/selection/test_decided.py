"""What was proposed and decided stays so, whatever is marked or renamed; until sent it may change."""

import pytest

from hoadep.contest.entries import actions as entry_actions
from hoadep.contest.entries.models import Entry
from hoadep.contest.jury import actions as jury
from hoadep.contest.people import actions as people
from hoadep.contest.selection import actions, documents
from hoadep.contest.selection.choosing import judged
from hoadep.contest.selection.desks import rows
from hoadep.contest.selection.facts import desk
from hoadep.contest.selection.models import Selection
from hoadep.office.issuing.models import Document
from hoadep.office.journal.models import Row
from hoadep.office.numbers.models import Number
from hoadep.rules.verdict import Refused


def said(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)
    return caught.value.verdict.reason


def ruling(who, **said) -> actions.Ruling:
    usual = {"number": "512/QĐ-UBND", "decided_on": who["at"].date(), "decided_by": "Chủ tịch UBND"}
    return actions.Ruling(**usual | said)


@pytest.fixture
def proposed(marked, choose, who) -> Selection:
    """The best one, proposed."""
    selection = choose(1)
    actions.choose_by_marks(selection, **who)
    actions.propose(selection, **who)
    return selection


@pytest.fixture
def decided(proposed, who) -> Selection:
    actions.decide(proposed, ruling(who), **who)
    return proposed


def test_marks_stay_as_they_were_proposed(marked, proposed, entries, who):
    before = desk(proposed, at=who["at"])
    jury.reopen_round(marked, reason="chấm thêm", **who)
    after = desk(proposed, at=who["at"])
    assert [line.final for line in after.lines] == [line.final for line in before.lines]
    actions.take_back(proposed, reason="xét lại", **who)
    assert {line.value for line in desk(proposed, at=who["at"]).lines} == {None}


def test_a_decided_list_stays_as_it_was_decided(decided, entries, units, who, at):
    before = desk(decided, at=who["at"]).chosen
    people.rename_unit(units.ngoc_ha, name="Phường Ba Đình", short_name="Phường Ba Đình", **coded(who))
    person = entries[0].authorships.get().person
    person.name = "Tên khác"
    person.save()
    entries[0].title = "Tên mới"
    entries[0].save()
    assert desk(decided, at=at("2021-06-01 09:00")).chosen == before
    assert before[0].unit_name == "Phường Ngọc Hà"


def coded(who) -> dict:
    return {"by": who["by"].code, "at": who["at"]}


def test_the_number_of_the_decision_stands_in_the_register(proposed, decided, choose, who):
    number = Number.objects.get()
    assert (number.subject, number.issuer) == (decided.code, "Ủy ban nhân dân quận Ba Đình")
    assert number.abstract == "Quyết định về việc chọn bài dự thi gửi cấp trên: Bài gửi Thành phố"
    other = choose(1)
    actions.choose_by_marks(other, **who)
    actions.propose(other, **who)
    refused = said(actions.decide, other, ruling(who, number="512/qđ-ubnd"), **who)
    assert refused.startswith("Số 512/QĐ-UBND năm 2021 của Ủy ban nhân dân quận Ba Đình đã dùng cho")
    other.refresh_from_db()
    assert other.state == Selection.State.PROPOSED


def test_an_entry_withdrawn_after_the_decision_is_exchanged_by_a_new_one(decided, entries, who, at):
    entry_actions.withdraw(entries[0], reason="tác giả xin rút", **who)
    assert [line.code for line in desk(decided, at=who["at"]).gone] == [entries[0].code]
    assert "không còn đủ điều kiện" in said(actions.mark_sent, decided, **who)
    swap = {"out": entries[0].code, "into": entries[1].code, "reason": "bài rút"}
    later = {"by": who["by"], "at": at("2021-05-10 09:00")}
    same = said(actions.exchange_decided, decided, **swap, ruling=ruling(who), **later)
    assert same == "Đổi bài sau khi đã quyết định phải có quyết định mới: ghi số và ngày."
    early = ruling(later, number="560/QĐ-UBND", decided_on=who["at"].date().replace(day=1, month=4))
    assert "từ ngày quyết định trước 01/05/2021" in said(
        actions.exchange_decided, decided, **swap, ruling=early, **later
    )
    new = ruling(later, number="560/QĐ-UBND")
    nameless = said(actions.exchange_decided, decided, **swap | {"reason": " "}, ruling=new, **later)
    assert nameless == "Hãy ghi lý do đổi bài."
    made = actions.exchange_decided(decided, **swap, ruling=new, **later)
    decided.refresh_from_db()
    assert (str(made), decided.decided_number) == (f"{entries[0].code} → {entries[1].code}", "560/QĐ-UBND")
    assert [line.code for line in desk(decided, at=later["at"]).chosen] == [entries[1].code]
    assert decided.picks.get(entry=entries[0]).said is None
    assert set(Number.objects.values_list("notation", flat=True)) == {"512/QĐ-UBND", "560/QĐ-UBND"}
    verbs = list(Row.objects.filter(subject=decided.code).order_by("n").values_list("verb", flat=True))
    assert verbs[-3:] == ["exchange", "decide_again", "enter_number"]


def test_an_entry_withdrawn_after_the_decision_is_dropped_when_none_replaces_it(
    choose, marked, entries, who, at
):
    decided = choose(4)
    actions.choose_by_marks(decided, **who)
    actions.propose(decided, **who)
    actions.decide(decided, ruling(who), **who)
    gone, *stay = (line.code for line in desk(decided, at=who["at"]).chosen)
    entry_actions.withdraw(Entry.objects.get(code=gone), reason="tác giả xin rút", **who)
    later = {"by": who["by"], "at": at("2021-05-10 09:00")}
    new = ruling(later, number="560/QĐ-UBND")
    same = said(actions.drop_decided, decided, out=gone, reason="bài rút", ruling=ruling(who), **later)
    assert same == "Bỏ bài sau khi đã quyết định phải có quyết định mới: ghi số và ngày."
    assert (
        said(actions.drop_decided, decided, out=gone, reason=" ", ruling=new, **later)
        == "Hãy ghi lý do bỏ bài."
    )
    actions.drop_decided(decided, out=gone, reason="bài rút", ruling=new, **later)
    decided.refresh_from_db()
    assert [line.code for line in desk(decided, at=later["at"]).chosen] == stay
    assert (decided.decided_number, decided.picks.get(entry__code=gone).reason) == ("560/QĐ-UBND", "bài rút")
    again = ruling(later, number="561/QĐ-UBND")
    assert "không ở trong danh sách" in said(
        actions.drop_decided, decided, out=gone, reason="bài rút", ruling=again, **later
    )
    verbs = list(Row.objects.filter(subject=decided.code).order_by("n").values_list("verb", flat=True))
    assert verbs[-3:] == ["drop", "decide_again", "enter_number"]
    actions.mark_sent(decided, **later)
    decided.refresh_from_db()
    assert decided.state == Selection.State.SENT


def test_the_last_entry_of_a_decided_list_is_not_dropped(decided, entries, who):
    new = ruling(who, number="560/QĐ-UBND")
    last = said(actions.drop_decided, decided, out=entries[0].code, reason="bỏ nốt", ruling=new, **who)
    assert last == "Danh sách chưa có bài nào."
    assert decided.picks.get(entry=entries[0]).chosen


def test_the_page_drops_with_a_decision_also_when_nothing_is_left_to_take(
    choose, entries, who, signed_in, cast
):
    decided = choose(len(entries), round_key="")
    codes = [entry.code for entry in entries]
    actions.tick(decided, shown=codes, chosen=codes, notes={}, **who)
    actions.propose(decided, **who)
    actions.decide(decided, ruling(who), **who)
    place, hoa = f"/ba-dinh-2021/chon-bai/{decided.code}/doi/{codes[0]}/", signed_in(cast.hoa)
    assert f"danh sách còn {len(codes) - 1} bài" in hoa.get(place).content.decode()
    typed = {"into": "KHONG", "reason": "bài rút", "number": "560/QĐ-UBND", "decided_on": "02/05/2021"}
    shown = hoa.post(place, typed | {"decided_by": "Chủ tịch"}, follow=True).content.decode()
    assert f"Đã bỏ bài {codes[0]}, không thay bài khác." in shown
    assert decided.picks.filter(chosen=True).count() == len(codes) - 1


def test_nothing_changes_once_it_is_sent(decided, entries, who):
    actions.mark_sent(decided, **who)
    swap = {"out": entries[0].code, "into": entries[1].code, "reason": "thử"}
    assert "đã gửi cấp trên" in said(
        actions.exchange_decided, decided, **swap, ruling=ruling(who, number="9/QĐ-UBND"), **who
    )
    assert "đã gửi cấp trên" in said(actions.mark_sent, decided, **who)


def test_the_page_exchanges_with_a_decision(decided, entries, who, signed_in, cast):
    place = f"/ba-dinh-2021/chon-bai/{decided.code}/"
    hoa = signed_in(cast.hoa)
    assert "phải có quyết định mới" in hoa.get(f"{place}doi/{entries[0].code}/").content.decode()
    typed = {"into": entries[1].code, "reason": "bài rút", "number": "", "decided_on": "02/05/2021"}
    answer = hoa.post(f"{place}doi/{entries[0].code}/", typed | {"decided_by": "Chủ tịch"})
    assert answer.status_code == 422
    typed |= {"number": "560/QĐ-UBND", "decided_by": "Chủ tịch"}
    shown = hoa.post(f"{place}doi/{entries[0].code}/", typed, follow=True).content.decode()
    assert f"Đã đổi bài: {entries[0].code} → {entries[1].code}." in shown
    assert "560/QĐ-UBND" in shown


def test_papers_are_kept_until_they_are_issued(proposed, who, signed_in, cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    place = f"/ba-dinh-2021/chon-bai/{proposed.code}/"
    hoa = signed_in(cast.hoa)
    assert "Đã lưu 3 văn bản" in hoa.post(f"{place}luu-van-ban/", follow=True).content.decode()
    names = list(Document.objects.order_by("pk").values_list("name", flat=True))
    assert names == ["Phiếu trình", "Tờ trình", "Danh sách bài chọn"]
    actions.decide(proposed, ruling(who), **who)
    assert "Đã lưu 2 văn bản" in hoa.post(f"{place}luu-van-ban/", follow=True).content.decode()
    letter = Document.objects.get(name="Công văn")
    assert (letter.kind, letter.subject, letter.page) == ("letter", proposed.code, place)


def test_the_letter_says_through_whom_it_goes(decided, who):
    shown = desk(decided, at=who["at"])
    subject = documents.Subject(desk=shown, rows=rows(shown, []), verdicts=judged(shown), year=2021)
    paper = documents.letter(subject)
    assert paper.addressees == ("Ban Tổ chức Cuộc thi thành phố (qua Ban Thi đua – Khen thưởng, Sở Nội vụ)",)
