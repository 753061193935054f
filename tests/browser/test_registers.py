"""Certificates, registers, lists and answers in writing, and what a season's end shows; desk and phone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.conf import settings as project
from django.test import Client

from hoadep.contest.awards import actions as awards
from hoadep.contest.awards import facts as award_facts
from hoadep.contest.council import actions as council_actions
from hoadep.contest.exemplars import actions as exemplars
from hoadep.contest.jury import actions as jury
from hoadep.contest.jury import blinding
from hoadep.contest.plans.facts import book_of
from hoadep.contest.selection import actions as selections
from hoadep.office.printing.models import PrintRun
from hoadep.office.printing.tasks import print_apart
from hoadep.rules.selection_limits import Limit
from tests.contest.awards.test_lists import HEADING as AWARD
from tests.contest.awards.test_lists import RULING as AWARDED
from tests.contest.awards.test_prospects import END, judge_well, year_of_ward
from tests.contest.conftest import (  # noqa: F401 (fixtures)
    cast,
    commend,
    exemplar,
    nominate,
    season,
    send,
    signed_in,
    units,
)
from tests.contest.council.conftest import council, hoa, meeting, plan, put  # noqa: F401 (fixtures)
from tests.contest.exemplars.conftest import fit, introduce, prepare, stored  # noqa: F401 (fixtures)
from tests.contest.exemplars.test_certificate_pages import TYPED
from tests.contest.exemplars.test_submissions import forwarded, ready  # noqa: F401 (fixtures)
from tests.contest.selection.conftest import choose, entries, rubric, who  # noqa: F401 (fixtures)

HOME = "/ba-dinh-2021"
OPENED_WHOLE = {"introducing", "exemplar", "upper-answer"}
NAMES = ("Lê Thị Sen", "Nguyễn Văn An", "Công Tằng Tôn Nữ " + "Huyền Trân " * 4)


@pytest.fixture
def visit(desktop, phone, address, look, axe):
    """Open pages as somebody signed in, on a desk and a phone, look at each, tell what is wrong with any."""

    def walk(client: Client, pages: dict[str, str]) -> dict[str, list[str]]:
        name = project.SESSION_COOKIE_NAME
        for page in (desktop, phone):
            page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])
        return {
            f"{name}-{page.viewport_size['width']}": wrong
            for page in (desktop, phone)
            for name, path in pages.items()
            if (wrong := seen(page, path, name))
        }

    def seen(page, path: str, name: str) -> list[str]:
        answer = page.goto(f"{HOME}/{path}")
        if name in OPENED_WHOLE:
            page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
        look(page, f"registers-{name}")
        wide = page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]
        return [*axe(page), *["too wide"] * wide, *[str(answer.status)] * (answer.status != 200)]

    return walk


@pytest.fixture
def commended(units, send, exemplar, commend):  # noqa: F811
    """One decision on three, the last with a name of sixty letters; the first agreed to be told of."""
    found = []
    for name in NAMES:
        whom = exemplar(name.strip())
        entry = send(units.ngoc_ha, "2021-02-20 16:00", about=whom, eligible=True)
        found.append(commend(whom, entry, "2021-03-25"))
    return found


@pytest.fixture
def office(cast, signed_in) -> Client:  # noqa: F811
    """The officer."""
    return signed_in(cast.hoa)


def test_certificates_and_what_is_taken_back(visit, office, cast, commended, forwarded, at, monkeypatch):  # noqa: F811
    monkeypatch.setattr("hoadep.contest.exemplars.views.certificates.AT_ONCE", 2)
    place = f"{HOME}/giay-khen/{commended[0].code}/"
    for waits in (False, True):
        office.post(place, TYPED | {"all": "1", "numbering": "own"})
        if not waits:
            print_apart.call(PrintRun.objects.get().pk)
    take_back(commended[1], by=cast.hoa, at=at("2021-05-05 09:00"))
    word = exemplars.Agreement(who="own", name=NAMES[0], given_on=date(2021, 3, 1), way="Ký phiếu đồng ý")
    exemplars.agree(commended[0].exemplar, word, by=cast.hoa, at=at("2021-03-02 09:00"))
    waiting, done = PrintRun.objects.order_by("-pk")
    pages = {
        "decisions": "giay-khen/",
        "printing": f"giay-khen/{commended[0].code}/",
        "layouts": "giay-khen/mau/",
        "layout": "giay-khen/mau/giay-khen/",
        "register": "giay-khen/so/",
        "run-waiting": f"giay-khen/lan-in/{waiting.pk}/",
        "run-done": f"giay-khen/lan-in/{done.pk}/",
        "recovery": "khen-thuong/phai-thu-hoi/",
        "introducing": "gioi-thieu-guong/moi/",
        "exemplar": f"guong/{commended[0].exemplar.code}/",
        "upper-answer": f"danh-sach-trinh/{forwarded.code}/",
    }
    assert visit(office, pages) == {}


def take_back(made, *, by, at) -> None:
    """A revocation with its money."""
    said = {"number": "700/QĐ-UBND", "decided_on": date(2021, 5, 4), "reason": "Kê khai gian dối."}
    exemplars.revoke(made, exemplars.Withdrawal(**said, money=450_000), by=by, at=at)


def test_a_seasons_end(visit, office, qualified, chosen):
    pages = {
        "plan": "ke-hoach/",
        "award-list": f"danh-sach-khen/{qualified.code}/",
        "award-certificates": f"giay-khen/{qualified.code}/",
        "jury-results": f"cham-thi/{chosen.round.code}/ket-qua/",
        "selection": f"chon-bai/{chosen.code}/",
        "keys": "goi-ho-so/khoa/",
    }
    assert visit(office, pages) == {}


@pytest.fixture
def qualified(season, units, cast, at, send, exemplar, commend):  # noqa: F811
    """A ward on a list of awards that is decided."""
    year_of_ward(season, units.ngoc_ha, send, exemplar, entries=14, commended=5, commend=commend)
    judge_well(season, units.ngoc_ha, cast, at)
    found = award_facts.unit_prospects(season, as_of=at(END), units=["P-NGOCHA"])
    told = {"plan": book_of(season, at(END)).version, "as_of": at(END)}
    heading = replace(AWARD, way="none")
    listed = awards.start_award_list(season, heading, found, **told, by=cast.hoa, at=at("2021-10-03 09:00"))
    awards.close_award_list(listed, by=cast.hoa, at=at("2021-10-04 09:00"))
    return awards.decide_awards(listed, AWARDED, by=cast.hoa, at=at("2021-10-13 09:00"))


@pytest.fixture
def chosen(season, qualified, entries, rubric, choose, who):  # noqa: F811
    """Four chosen by a closed round in which the second judge is the stricter one."""
    made = jury.make_round(season, rubric, entries=blinding.eligible(season), **who)
    for n, name in enumerate(("Đỗ Hải Nam", "Phan Thị Yến")):
        invitation = jury.Invitation(name=name, workplace="Hội Nhà báo")
        jury.invite(made, invitation, key=f"duong-dan-{n}", secret="abcd2345", **who)
    jury.assign(made, seed=1, **who)
    jury.open_round(made, **who)
    for strict, panelist in enumerate(made.panelists.all()):
        for sheet in panelist.sheets.select_related("numbered", "panelist"):
            half_points = 19 - sheet.numbered.entry_id % 7 - strict * (1 + sheet.numbered.entry_id % 2)
            jury.mark(
                sheet, jury.Given({"content": Decimal(half_points) / 2}), by=panelist.code, at=who["at"]
            )
    jury.close_round(made, **who)
    selection = choose(4, Limit(over="author", most=1))
    selections.choose_by_marks(selection, **who)
    return SimpleNamespace(code=selection.code, round=made)


def test_an_answer_in_writing_without_an_account(visit, office, desktop, phone, look, axe, asked):
    assert visit(office, {"member": f"hoi-dong/{asked.code}/"}) == {}
    for page in (desktop, phone):
        page.click("button:has-text('phiếu')")
        page.wait_for_selector("#link")
        link, code = page.inner_text("#link"), page.inner_text(".number")
        assert (look(page, "registers-slip"), axe(page))[1] == []
        page.context.clear_cookies()
        page.goto(link)
        assert (look(page, "registers-door"), axe(page))[1] == []
        page.fill("#id_code", code)
        page.click("main button")
        page.wait_for_url("**/noi-dung/")
        assert (look(page, "registers-asked"), axe(page))[1] == []


@pytest.fixture
def asked(council, put, hoa):  # noqa: F811
    """A member without an account, who is asked in writing."""
    motion = put(way="written")
    told = {"asked_at": hoa("2021-03-20 09:00")["at"], **hoa("2021-03-20 09:00")}
    council_actions.ask_for_opinions([motion], date(2021, 3, 25), **told)
    return council[1]
