"""Members: one seat after another, who is near to them under which code, what they say on their own page."""

from datetime import date

import pytest

from hoadep.contest.council import actions, facts
from hoadep.contest.council.models import Member
from hoadep.contest.people import actions as people
from hoadep.rules.verdict import Refused
from hoadep.rules.voting import Ballots

HOME = "/ba-dinh-2021/bieu-quyet"


@pytest.fixture
def system(hoa):
    """What the system did before."""
    return {"by": people.SYSTEM, "at": hoa("2021-03-01 09:00")["at"]}


@pytest.fixture
def account(system, council):
    """The account of the fourth member."""
    made = people.make_account(username="uv3", name=council[3].name, password=None, **system)
    people.give_role(made, "council_member", **system)
    council[3].account = made
    council[3].save()
    return made


def seat(account, **days):
    given = {"name": "Đỗ Văn Một", "post": "member", "decision": "77/QĐ-UBND", "account": account}
    return actions.Seat(**given, **days)


def test_an_account_has_a_second_seat_once_the_first_has_ended(season, council, account, hoa):
    with pytest.raises(Refused, match="Cùng thời gian ấy"):
        actions.add_member(season, seat(account, since=date(2021, 4, 1)), **hoa("2021-03-20 09:00"))
    ended = seat(account, since=date(2020, 10, 1), until=date(2021, 3, 31))
    actions.change_member(council[3], ended, **hoa("2021-03-20 10:00"))
    second = actions.add_member(season, seat(account, since=date(2021, 4, 1)), **hoa("2021-03-20 11:00"))
    seats = {day: facts.seat_of(season, account, on=date(2021, *day)) for day in ((3, 31), (4, 1))}
    assert seats == {(3, 31): council[3], (4, 1): second}
    assert Member.objects.filter(account=account).count() == 2


@pytest.fixture
def wife(system, council, hoa):
    person = people.enter_person(name="Vũ Thị Mai", **system)
    actions.add_kin(council[3], person, "chồng", **hoa("2021-03-01 10:00"))
    return person


def test_a_double_of_the_wife_is_the_wife_until_the_link_is_undone(system, plan, council, put, wife, hoa):
    double = people.enter_person(name="Vũ Thị May", **system)
    motion = put(persons=[double.code])
    assert facts.sitting(motion, plan).barred == ()
    link = people.link_persons(wife, double, reason="Cùng địa chỉ.", **hoa("2021-03-10 09:00"))
    (barred,) = facts.sitting(motion, plan).barred
    assert "Đỗ Văn Một không tham gia vì có liên quan: là người thân (chồng)" in barred.reason
    people.undo_link(link, **hoa("2021-03-11 09:00"))
    assert facts.sitting(motion, plan).barred == ()


def test_a_double_of_the_member_is_the_member(system, plan, council, put, hoa):
    own, double = (people.enter_person(name="Đỗ Văn Một", **system) for _ in range(2))
    council[3].person = own
    council[3].save()
    people.link_persons(own, double, reason="Cùng ngày sinh.", **hoa("2021-03-10 09:00"))
    (barred,) = facts.sitting(put(persons=[double.code]), plan).barred
    assert "là người được xét" in barred.reason


def test_a_member_does_not_vote_on_the_own_household(system, plan, council, put, hoa, cast, signed_in):
    household = people.enter_collective(name="Gia đình ông Một", kind="household", address="", **system)
    path = f"/ba-dinh-2021/hoi-dong/{council[3].code}/than-nhan/"
    given = {"who": household.code.lower(), "relation": "gia đình mình"}
    assert signed_in(cast.hoa).post(path, given).status_code == 302
    (barred,) = facts.sitting(put(persons=[household.code]), plan).barred
    assert "là người thân (gia đình mình) của người được xét" in barred.reason
    unknown = signed_in(cast.hoa).post(path, {"who": "T009999", "relation": "gia đình mình"})
    assert "Không có người nào mang mã này" in unknown.content.decode()


def test_a_member_says_on_the_own_page_of_having_to_do_with_it(plan, put, account, signed_in, council):
    motion, client = put(mode="paper"), signed_in(account)
    page = client.get(f"{HOME}/").content.decode()
    assert ("Bỏ phiếu giấy tại cuộc họp" in page, "Tôi có liên quan đến nội dung này" in page) == (True, True)
    missing = client.post(f"{HOME}/{motion.code}/co-lien-quan/", {"reason": ""}, follow=True)
    assert "Hãy ghi bạn có liên quan thế nào" in missing.content.decode()
    said = {"reason": "Cùng làm công trình này."}
    done = client.post(f"{HOME}/{motion.code}/co-lien-quan/", said, follow=True).content.decode()
    assert "đã khai có liên quan: Cùng làm công trình này." in done
    assert "Tôi có liên quan đến nội dung này" not in done
    assert [one.code for one in facts.sitting(motion, plan).free].count(council[3].code) == 0


def test_who_has_voted_has_nothing_to_declare(plan, council, put, attend, begin, hoa):
    attend(council)
    motion = begin(put())
    actions.cast_named(motion, council[0], "in_favour", plan, **hoa("2021-03-22 14:15"))
    with pytest.raises(Refused, match="đã biểu quyết"):
        actions.declare(motion, council[0], "Là bạn.", **hoa("2021-03-22 14:16"))
    actions.declare(motion, council[1], "Là bạn.", **hoa("2021-03-22 14:16"))
    with pytest.raises(Refused, match="đã khai có liên quan"):
        actions.cast_named(motion, council[1], "in_favour", plan, **hoa("2021-03-22 14:17"))


def test_letters_are_no_more_than_the_absent(plan, council, attend, put, begin, at, hoa):
    attend(council[:8])
    motion = begin(put(mode="paper"))
    given = {"given_out": 9, "returned": 9, "valid": 9, "invalid": 0, "in_favour": 9, "against": 0}
    counted = {"tellers": "Đỗ Văn Một", "counted_at": at("2021-03-22 14:30"), **hoa("2021-03-22 16:00")}
    with pytest.raises(Refused, match=r"nhiều hơn số thành viên vắng mặt [(]1[)]"):
        actions.count_paper(motion, plan, Ballots(**given, by_letter=2), **counted)
    with pytest.raises(Refused, match=r"nhiều hơn số thành viên có mặt được bỏ phiếu [(]8[)]"):
        actions.count_paper(motion, plan, Ballots(**given), **counted)
    verdict = actions.count_paper(motion, plan, Ballots(**given, by_letter=1), **counted)
    assert "9/9 phiếu đồng ý" in verdict.reason
