"""A season with one ward and the people who write, approve and receive in it."""

from django.conf import settings as project

from hoadep.contest.people import actions as people
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.files import read_files
from tests.contest.conftest import OPENED

PLAN = project.PROJECT / "plans" / "kh-190-2020.toml"
PASSWORD = "một mật khẩu dài"


def small_season():
    """Lan writes, Bình heads the ward of Ngọc Hà, Hoa is the standing office."""
    who = {"by": people.system_account(at=OPENED).code, "at": OPENED}
    found = plans.open_season(*read_files(PLAN), **who)
    unit = people.make_unit(code="P-NGOCHA", name="UBND phường Ngọc Hà", short_name="Phường Ngọc Hà", **who)
    people.take_part(unit, found, kind="ward", **who)
    for name, role, place in (("lan", "author", None), ("binh", "unit_head", unit), ("hoa", "officer", None)):
        account = people.make_account(username=name, name=name.title(), password=PASSWORD, **who)
        people.give_role(account, role, unit=place, **who)
    return found


def sign_in(page, name):
    """Somebody of the season signs in on this page, whoever was signed in before."""
    page.context.clear_cookies()
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("main button")
