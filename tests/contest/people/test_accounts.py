"""Accounts: by given name everywhere, page by page; slips with their one-time codes; several offices."""

import re
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from hoadep.contest.people import actions, facts
from hoadep.contest.people.models import Account, GroupMember, Role
from hoadep.rules.verdict import Refused
from hoadep.web import paging

SEASON = {"season": "ba-dinh-2021"}
IN_ORDER = [
    # by given name, then middle names, then family name; đ after d, ê after e, tones last
    "Trần Văn An",
    "Lê Thị Ánh",
    "Nguyễn Thị Bé",
    "Phạm Văn Bê",
    "Võ Thị Dung",
    "Bùi Văn Đức",
    "Lý Văn Hòa",
    "Lý Thị Hóa",
    "Đỗ Thị Ưng",
]


def address(page, /, **parts):
    return reverse(page, kwargs=SEASON | parts)


@pytest.fixture
def hoa(cast, signed_in):
    return signed_in(cast.hoa)


@pytest.fixture
def named(cast, at):
    """Accounts of these names, made backwards; those of the cast are ended."""
    Account.objects.exclude(pk=cast.hoa.pk).update(is_active=False)
    cast.hoa.name = "Ông Ỷ"
    cast.hoa.sort_key = "zz"
    cast.hoa.save()
    who = {"by": actions.SYSTEM, "at": at("2020-10-20 08:00")}
    for n, name in enumerate(reversed(IN_ORDER)):
        actions.make_account(username=f"nguoi{n}", name=name, password=None, **who)


def names(page):
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', page)


def test_page_and_file_are_in_the_order_of_given_names(hoa, named):
    assert names(hoa.get(address("account_list")).content.decode()) == [*IN_ORDER, "Ông Ỷ"]
    sheet = load_workbook(BytesIO(hoa.get(address("account_list"), {"dang": "xlsx"}).content)).active
    found = [row[2].value for row in sheet.iter_rows() if row[2].value in IN_ORDER]
    assert found == IN_ORDER


def test_order_turns_round_and_goes_by_user_name(hoa, named):
    back = hoa.get(address("account_list"), {"xep": "-ten"}).content.decode()
    assert names(back) == ["Ông Ỷ", *reversed(IN_ORDER)]
    by_user_name = hoa.get(address("account_list"), {"xep": "dang-nhap"}).content.decode()
    assert names(by_user_name) == ["Ông Ỷ", *reversed(IN_ORDER)]


@pytest.mark.parametrize("order", ["ten", "-ten"])
def test_pages_follow_one_another_without_loss(hoa, named, order, monkeypatch):
    monkeypatch.setattr(paging, "PAGE", 4)
    seen, asked = [], {"xep": order}
    while True:
        page = hoa.get(address("account_list"), asked).content.decode()
        seen += names(page)
        following = re.search(r'rel="next" href="[^"]*sau=([^"&]+)', page)
        if not following:
            break
        asked["sau"] = following[1]
    whole = [*IN_ORDER, "Ông Ỷ"]
    assert seen == (whole if order == "ten" else whole[::-1])


def test_no_collation_can_turn_the_keys_round(named):
    keys = Account.objects.exclude(sort_key="").values_list("sort_key", flat=True)
    assert len(keys) > len(IN_ORDER)
    assert all(re.fullmatch(r"[a-z0-9]+", key) for key in keys)
    ordered = list(
        Account.objects.filter(name__in=IN_ORDER).order_by("sort_key").values_list("name", flat=True)
    )
    assert ordered == IN_ORDER


def test_members_of_the_working_group_stand_by_given_name(cast, units, signed_in):
    binh = signed_in(cast.binh)
    for name in reversed(IN_ORDER):
        typed = {"to-cong-tac-name": name, "to-cong-tac-post": "Tổ viên"}
        binh.post(address("running_add", code="P-NGOCHA", what="to-cong-tac"), typed)
    assert [member.name for member in GroupMember.objects.all()] == IN_ORDER


def test_list_is_searched_and_asks_as_often_for_many_as_for_few(hoa, named, django_assert_max_num_queries):
    hoa.get(address("account_list"))
    with django_assert_max_num_queries(12):
        page = hoa.get(address("account_list"), {"tim": "nguoi"}).content.decode()
    assert len(names(page)) == len(IN_ORDER)


def test_one_person_has_several_offices_and_lays_one_down(cast, units, hoa):
    page = address("account", code=cast.binh.code)
    hoa.post(page, {"role": "coordinator", "unit": units.kim_ma.pk})
    shown = hoa.get(page).content.decode()
    assert "thủ trưởng đơn vị, Phường Ngọc Hà" in shown
    assert "cán bộ đầu mối, Phường Kim Mã" in shown
    role = Role.objects.get(account=cast.binh, role="coordinator")
    hoa.post(address("role_end", role=role.pk))
    assert "Phường Kim Mã</span>" not in hoa.get(page).content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"role": "coordinator"}, "Hãy chọn đơn vị cho vai trò này."),
        ({"role": "juror", "unit": ""}, "đang giữ vai trò này rồi"),
    ],
)
def test_role_that_cannot_be_given_is_told(cast, season, hoa, at, typed, said):
    who = {"by": actions.SYSTEM, "at": at("2020-10-20 08:00")}
    actions.give_role(cast.binh, "juror", season=season, **who)
    answer = hoa.post(address("account", code=cast.binh.code), typed)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)


def slips(page):
    """User name and code of each slip."""
    return re.findall(r"<dd><strong>([^<]+)</strong></dd><dt>[^<]+</dt><dd><strong>([^<]+)</strong>", page)


def test_code_of_a_slip_is_changed_before_anything_else(units, hoa):
    name, code = slips(hoa.post(address("unit_accounts")).content.decode())[0]
    client = Client()
    client.post(reverse("sign_in"), {"username": name, "password": code})
    desk = client.get(address("unit_desk"))
    assert desk.headers["Location"] == reverse("password")
    page = client.get(reverse("password")).content.decode()
    assert "Mật khẩu trên phiếu chỉ dùng lần đầu." in page
    new = {"old_password": code, "new_password1": "một mật khẩu riêng", "new_password2": "một mật khẩu riêng"}
    client.post(reverse("password"), new)
    assert client.get(address("unit_desk")).status_code == 200


def test_password_is_changed_from_beside_the_name(cast, hoa):
    assert f'href="{reverse("password")}"' in hoa.get(address("office_desk")).content.decode()


def test_slips_that_were_never_used_are_printed_again_with_new_codes(units, hoa):
    first = dict(slips(hoa.post(address("unit_accounts")).content.decode()))
    account = Account.objects.get(username="th-cuba")
    actions.set_password(account, "mật khẩu riêng", by=account.code, at=account.roles.first().at)
    assert (
        "2 tài khoản của đơn vị chưa đăng nhập lần nào" in hoa.get(address("account_list")).content.decode()
    )
    again = dict(slips(hoa.post(address("slips_again")).content.decode()))
    assert set(again) == {"pb-tp", "dt-lhpn"}
    assert all(again[name] != first[name] for name in again)
    assert Account.objects.get(username="pb-tp").check_password(again["pb-tp"])
    assert account.check_password("mật khẩu riêng")


def test_taken_name_gives_way_to_the_next_free_one_and_it_is_said(units, hoa, at):
    who = {"by": actions.SYSTEM, "at": at("2020-10-20 08:00")}
    actions.make_account(username="th-cuba", name="Ai đó", password=None, **who)
    page = hoa.post(address("unit_accounts")).content.decode()
    assert "th-cuba-2" in dict(slips(page))
    assert "Tên đăng nhập th-cuba đã có người dùng" in page


def test_accounts_of_all_units_are_made_or_none(season, units, at, monkeypatch):
    given = [(units.cu_ba, "ma-thu-nhat"), (units.cu_ba, "ma-thu-hai"), (units.tu_phap, "ma-thu-ba")]
    monkeypatch.setattr(facts, "free_username", str.lower)
    with pytest.raises(Refused):
        actions.make_unit_accounts(season, given, by=actions.SYSTEM, at=at("2020-10-20 08:00"))
    assert not Account.objects.filter(username="th-cuba").exists()


def test_new_account_shows_its_slip_and_refuses_a_name_that_is_taken(cast, units, hoa):
    typed = {"username": "mai", "name": "Vũ Thị Mai", "role": "coordinator", "unit": units.kim_ma.pk}
    ((name, code),) = slips(hoa.post(address("account_new"), typed).content.decode())
    account = Account.objects.get(username=name)
    assert (account.check_password(code), account.one_time) == (True, True)
    answer = hoa.post(address("account_new"), typed)
    assert (answer.status_code, "Tên đăng nhập này đã có." in answer.content.decode()) == (422, True)


def test_nobody_registers_under_the_address_or_name_of_another(cast, season, client):
    cast.binh.email = "binh@example.vn"
    cast.binh.save()
    typed = {"name": "Ai đó", "password1": "mật khẩu khá dài", "password2": "mật khẩu khá dài"}
    own = client.post(reverse("register"), typed | {"username": "BINH@example.vn"}).content.decode()
    assert "Tên đăng nhập này là thư điện tử của một tài khoản khác." in own
    actions.make_account(
        username="mai@example.vn", name="Mai", password=None, by=actions.SYSTEM, at=cast.binh.roles.get().at
    )
    other = client.post(reverse("register"), typed | {"username": "aido", "email": "mai@example.vn"})
    assert "Thư điện tử này là tên đăng nhập của một tài khoản khác." in other.content.decode()
    assert not Account.objects.filter(username="aido").exists()


def test_address_that_is_anothers_name_is_not_confirmed(cast, at):
    who = {"by": actions.SYSTEM, "at": at("2020-10-20 08:00")}
    actions.make_account(username="mai@example.vn", name="Mai", password=None, **who)
    with pytest.raises(Refused, match="là tên đăng nhập của một tài khoản khác"):
        actions.confirm_email(cast.binh, "mai@example.vn", **who)
