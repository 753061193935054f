"""Signing in, units with their lineage, and accounts with their slips."""

import re
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from hoadep.contest.people import actions
from hoadep.contest.people.models import Account, Lineage, Participation, Unit
from tests.contest.conftest import OPENED

SEASON = {"season": "ba-dinh-2021"}
SECRET = "mật khẩu khá dài"


def address(page, /, **parts):
    return reverse(page, kwargs=SEASON | parts)


@pytest.fixture
def lan_can_sign_in(cast, at):
    cast.lan.email = "lan@example.vn"
    cast.lan.save()
    actions.set_password(cast.lan, SECRET, by=cast.lan.code, at=at("2020-10-20 08:00"))
    return cast.lan


@pytest.mark.parametrize("name", ["lan", "LAN", "lan@example.vn"])
def test_sign_in_by_name_or_address(lan_can_sign_in, name):
    client = Client()
    answer = client.post(reverse("sign_in"), {"username": name, "password": SECRET})
    assert (answer.status_code, client.session["_auth_user_id"]) == (302, str(lan_can_sign_in.pk))


def test_wrong_password_and_unknown_name_say_the_same(lan_can_sign_in):
    client = Client()
    pages = [
        client.post(reverse("sign_in"), {"username": name, "password": "sai"}).content.decode()
        for name in ("lan", "khong-co")
    ]
    assert [page.count('role="alert"') for page in pages] == [1, 1]


def test_ended_account_cannot_sign_in(lan_can_sign_in):
    lan_can_sign_in.is_active = False
    lan_can_sign_in.save()
    answer = Client().post(reverse("sign_in"), {"username": "lan", "password": SECRET})
    assert answer.status_code == 200


def test_own_password_is_changed(lan_can_sign_in, signed_in):
    new = "một mật khẩu khác hẳn"
    signed_in(lan_can_sign_in).post(
        reverse("password"), {"old_password": SECRET, "new_password1": new, "new_password2": new}
    )
    lan_can_sign_in.refresh_from_db()
    assert lan_can_sign_in.check_password(new)


def test_units_are_found_without_marks(cast, units, signed_in):
    answer = signed_in(cast.hoa).get(address("unit_list"), {"tim": "ngoc ha"}).content.decode()
    assert ("Phường Ngọc Hà" in answer, "Phường Kim Mã" in answer) == (True, False)


def test_units_follow_page_by_page_block_after_block(season, units, cast, signed_in):
    who = {"by": actions.SYSTEM, "at": OPENED}
    for n in range(50):
        kind = "school" if n % 2 else "ward"
        made = actions.make_unit(code=f"DV-{n:02}", name=f"Đơn vị {n:02}", short_name=f"Đơn vị {n:02}", **who)
        actions.take_part(made, season, kind=kind, **who)
    hoa, codes, after, sizes = signed_in(cast.hoa), [], "", []
    while after is not None:
        text = hoa.get(address("unit_list"), {"sau": after}).content.decode()
        page = re.findall(r'<span class="code">(.*?)</span>', text)
        found = re.search(r'href="\?sau=([^"]*)"', text)
        after = found[1] if found else None
        codes += page
        sizes.append(len(page))
    assert (sizes, len(set(codes))) == ([50, 5], 55)
    kinds = dict(Participation.objects.values_list("unit__code", "kind"))
    schools = [n for n, code in enumerate(codes) if kinds[code] == "school"]
    assert schools == list(range(schools[0], schools[0] + 26))


def test_units_of_one_block_alone_and_their_workbook(units, cast, signed_in):
    hoa = signed_in(cast.hoa)
    block = {"khoi": "schools"}
    text = hoa.get(address("unit_list"), block).content.decode()
    assert (units.cu_ba.name in text, units.kim_ma.name in text) == (True, False)
    sheet = load_workbook(BytesIO(hoa.get(address("unit_workbook"), block).content)).active
    assert [row[2].value for row in sheet.iter_rows(min_row=5)] == [units.cu_ba.name]


def test_units_as_a_workbook(cast, units, signed_in):
    answer = signed_in(cast.hoa).get(address("unit_workbook"))
    sheet = load_workbook(BytesIO(answer.content)).active
    names = [row[2].value for row in sheet.iter_rows(min_row=5)]
    assert (sheet.freeze_panes, sorted(names)) == (
        "D5",
        sorted(unit.name for unit in Unit.objects.all()),
    )


def test_new_unit_takes_part(cast, signed_in):
    typed = {"code": "P-MOI", "name": "UBND phường Mới", "short_name": "Phường Mới", "kind": "ward"}
    signed_in(cast.hoa).post(address("unit_new"), typed)
    assert Participation.objects.get(unit__code="P-MOI").kind == "ward"


def test_code_used_twice_keeps_what_was_typed(cast, units, signed_in):
    typed = {"code": "P-KIMMA", "name": "Tên khác", "short_name": "Khác", "kind": "ward"}
    answer = signed_in(cast.hoa).post(address("unit_new"), typed)
    assert (answer.status_code, "Tên khác" in answer.content.decode()) == (422, True)


def test_merger_ends_the_part_of_the_old_unit(cast, units, signed_in):
    typed = {"new": units.ngoc_ha.pk, "whole": "1", "on": "01/03/2021", "reason": "Nghị quyết sáp nhập"}
    signed_in(cast.hoa).post(address("unit_succession", code="P-KIMMA"), typed)
    assert Lineage.objects.get().whole is True
    assert Participation.objects.get(unit=units.kim_ma).until is not None


def test_slips_for_all_units_without_account(cast, units, signed_in):
    answer = signed_in(cast.hoa).post(address("unit_accounts")).content.decode()
    made = Account.objects.filter(username__in=["th-cuba", "pb-tp", "dt-lhpn"])
    assert (made.count(), answer.count("Mật khẩu dùng lần đầu")) == (3, 3)
    assert not Account.objects.filter(username="p-ngocha").exists()


def test_new_slip_replaces_the_password(lan_can_sign_in, cast, signed_in):
    signed_in(cast.hoa).post(address("account_slip", code=lan_can_sign_in.code))
    lan_can_sign_in.refresh_from_db()
    assert not lan_can_sign_in.check_password(SECRET)


def test_role_is_taken_away(cast, signed_in):
    role = cast.binh.roles.get()
    signed_in(cast.hoa).post(address("role_end", role=role.pk))
    role.refresh_from_db()
    assert role.ended_at is not None


def test_lists_ask_as_often_for_many_as_for_few(cast, units, signed_in, at, django_assert_max_num_queries):
    for n in range(10):
        who = {"by": actions.SYSTEM, "at": at("2020-10-20 08:00")}
        actions.make_account(username=f"nguoi{n}", name=f"Người {n}", password=None, **who)
    hoa = signed_in(cast.hoa)
    hoa.get(address("unit_list"))
    with django_assert_max_num_queries(8):
        hoa.get(address("unit_list"))
    with django_assert_max_num_queries(12):
        hoa.get(address("account_list"))


def test_unit_gets_new_names_and_keeps_its_code(cast, units, signed_in):
    page, hoa = address("unit_names", code="P-NGOCHA"), signed_in(cast.hoa)
    assert "Phường Ngọc Hà" in hoa.get(page).content.decode()
    refused = hoa.post(page, {"name": "", "short_name": "Ngọc Hà"})
    assert (refused.status_code, "Ngọc Hà" in refused.content.decode()) == (422, True)
    hoa.post(page, {"name": "UBND phường Ngọc Hà", "short_name": "Ngọc Hà"})
    units.ngoc_ha.refresh_from_db()
    assert (units.ngoc_ha.code, units.ngoc_ha.short_name) == ("P-NGOCHA", "Ngọc Hà")
    assert signed_in(cast.binh).get(page).status_code == 403


def test_unit_leads_the_office_to_its_group_and_its_lists(cast, units, signed_in):
    hoa = signed_in(cast.hoa)
    page = hoa.get(address("unit", code="P-NGOCHA")).content.decode()
    assert address("running", code="P-NGOCHA") in page
    upload = address("list_upload", what="gioi-thieu-guong") + "?don_vi=P-NGOCHA"
    assert upload in page
    assert '<option value="P-NGOCHA" selected' in hoa.get(upload).content.decode()
