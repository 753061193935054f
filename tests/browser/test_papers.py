"""Papers in a browser: written, signed by whom it says, issued, in the register; on a desk and on a phone."""

from datetime import date

import pytest
from django.conf import settings as project

from hoadep.contest.papers import actions as papers
from hoadep.contest.people import actions as people
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.files import read_files
from hoadep.office.issuing.models import Document
from tests.browser.people import sign_in
from tests.contest.conftest import OPENED

PLAN = project.PROJECT / "plans" / "kh-190-2020.toml"
PASSWORD, HOME = "một mật khẩu dài", "/ba-dinh-2021"
BODY = """Điều 1. Thành lập Ban Giám khảo Cuộc thi gồm 05 thành viên (có danh sách kèm theo).
Điều 2. Nhiệm vụ của Ban Giám khảo
1. Chấm bài dự thi theo thang điểm:
a) Nội dung;
b) Hình thức.
Điều 3. Phòng Nội vụ và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành.
== Danh sách Ban Giám khảo
| STT | Họ và tên | Nhiệm vụ |
| 1 | Đỗ Hải Nam | Trưởng ban |"""


@pytest.fixture
def season(transactional_db):
    """A season with the standing office, a chairman and a vice-chair."""
    who = {"by": people.system_account(at=OPENED).code, "at": OPENED}
    found = plans.open_season(*read_files(PLAN), **who)
    hoa = people.make_account(username="hoa", name="Phạm Thu Hoa", password=PASSWORD, **who)
    people.give_role(hoa, "officer", **who)
    for name, post, way in (
        ("Lê Minh Quân", "Chủ tịch", "head"),
        ("Phạm Thị Diễm", "Phó Chủ tịch", "deputy"),
    ):
        signs = papers.Signs(
            body="Ủy ban nhân dân quận Ba Đình", name=name, post=post, way=way, since=date(2020, 1, 1)
        )
        papers.enter_signer(signs, by=hoa, at=OPENED)
    return found


def test_a_decision_is_written_and_can_be_read_everywhere(page, season, look, axe):
    sign_in(page, "hoa")
    page.goto(f"{HOME}/soan-van-ban/?co_quan=host&loai=decision")
    page.get_by_label("Trích yếu").fill("Về việc thành lập Ban Giám khảo Cuộc thi viết")
    page.get_by_label("Căn cứ").fill("Căn cứ Luật Thi đua, khen thưởng")
    page.get_by_label("Nội dung").fill(BODY)
    page.get_by_label("Người ký").select_option(label="Phạm Thị Diễm, Phó Chủ tịch – ký thay (KT.)")
    assert axe(page) == []
    look(page, "papers-compose")
    page.get_by_role("button", name="Lưu bản thảo").click()
    assert axe(page) == []
    look(page, "papers-paper")
    document = Document.objects.get()
    assert document.title == "Về việc thành lập Ban Giám khảo Cuộc thi viết"
    for name, place in (
        ("list", "van-ban/"),
        ("signers", "nguoi-ky/"),
        ("signing", "nguoi-ky/cua/BD21-T0001/"),
        ("start", "soan-van-ban/"),
        ("register", "so-van-ban/"),
        ("merge-start", "gui-thu/"),
        ("merge", "gui-thu/?mau=thanks&co_quan=host&gui=dan"),
    ):
        page.goto(f"{HOME}/{place}")
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
        look(page, f"papers-{name}")
