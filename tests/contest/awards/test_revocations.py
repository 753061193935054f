"""Awards taken back after the fact: the decision in the register, the money, what no longer counts."""

from dataclasses import replace
from datetime import date

import pytest

from hoadep.contest.awards import actions
from hoadep.contest.awards.list_facts import earlier_awards
from hoadep.contest.awards.models import AwardItem, AwardRevocation
from hoadep.contest.exemplars.actions import Withdrawal
from hoadep.office.numbers.models import Number
from hoadep.office.printing import offers
from hoadep.rules.verdict import Refused

from .test_lists import HOME, RULING, start, ward

__all__ = ["start", "ward"]

FALSE = Withdrawal(
    number="2200", decided_on=date(2021, 11, 3), reason="Kê khai gian dối.", money=900_000, things="Giấy khen"
)


@pytest.fixture
def hoa(at, cast):
    """What the officer does at an instant."""
    return lambda when: {"by": cast.hoa, "at": at(when)}


@pytest.fixture
def item(ward, start, hoa) -> AwardItem:
    """A ward that was awarded."""
    listed = actions.close_award_list(start("P-NGOCHA", way="none"), **hoa("2021-10-04 09:00"))
    actions.decide_awards(listed, RULING, **hoa("2021-10-13 09:00"))
    return AwardItem.objects.select_related("award_list__season", "assessment").get()


def test_an_award_taken_back_counts_no_longer(season, item, start, hoa, at):
    (later,) = start("P-NGOCHA").items.select_related("assessment")
    assert list(earlier_awards([later])) == ["P-NGOCHA"]
    taken = actions.revoke_award(item, FALSE, **hoa("2021-11-04 09:00"))
    assert (taken.number, taken.money, item.outcome) == ("2200/QĐ-UBND", 900_000, "revoked")
    number = Number.objects.get(notation="2200/QĐ-UBND")
    assert number.subject == item.award_list.code
    assert number.abstract == (
        "Quyết định về việc hủy Quyết định khen thưởng số 2011/QĐ-UBND: Phường Ngọc Hà"
    )
    assert earlier_awards([later]) == {}
    granted, recipients = offers.decision(season.code, item.award_list.code, as_of=at("2021-11-05 09:00"))
    assert (granted.many, list(recipients)) == (0, [])


def test_what_does_not_hold_takes_nothing_back(item, hoa):
    for change, said in (
        ({"reason": " "}, "phải nêu lý do"),
        ({"number": ""}, "Phải ghi số"),
        ({"decided_on": date(2021, 10, 11)}, "trước ngày quyết định khen"),
        ({"decided_on": date(2021, 12, 1)}, "chưa đến"),
        ({"number": "2011/QĐ-UBND"}, "Số 2011/QĐ-UBND năm 2021"),
        ({"number": "2011", "decided_on": RULING.decided_on}, "là số của quyết định khen"),
    ):
        with pytest.raises(Refused, match=said):
            actions.revoke_award(item, replace(FALSE, **change), **hoa("2021-11-04 09:00"))
    actions.revoke_award(item, FALSE, **hoa("2021-11-04 09:00"))
    with pytest.raises(Refused, match="đã bị hủy"):
        actions.revoke_award(item, FALSE, **hoa("2021-11-05 09:00"))
    assert AwardRevocation.objects.count() == 1


def test_the_page_takes_back_and_notes_what_came_back(item, cast, signed_in):
    client, path = signed_in(cast.hoa), f"{HOME}/{item.award_list.code}/"
    page = client.get(path).content.decode()
    assert ("Hủy khen thưởng của một trường hợp" in page, "Ghi đã thu hồi" in page) == (True, False)
    typed = {"item": "P-NGOCHA", "number": "2200/QĐ-UBND", "decided_on": "03/11/2021", "money": "900000"}
    wrong = client.post(f"{path}viec/huy/", {f"huy-{name}": value for name, value in typed.items()})
    assert (wrong.status_code, "2200/QĐ-UBND" in wrong.content.decode()) == (422, True)
    typed["reason"] = "Kê khai gian dối."
    done = client.post(
        f"{path}viec/huy/", {f"huy-{name}": value for name, value in typed.items()}, follow=True
    ).content.decode()
    assert ("theo Quyết định 2200/QĐ-UBND" in done, "900.000 đồng" in done) == (True, True)
    assert "900.000" in client.get(f"{HOME}/").content.decode()
    back = {
        "thu-hoi-item": "P-NGOCHA",
        "thu-hoi-recovered_on": "20/11/2021",
        "thu-hoi-note": "Phiếu thu 31",
    }
    page = client.post(f"{path}viec/thu-hoi/", back, follow=True).content.decode()
    assert ("Phiếu thu 31" in page, "Ghi đã thu hồi" in page) == (True, False)
    assert "Chưa thu hồi" not in client.get(f"{HOME}/").content.decode()
