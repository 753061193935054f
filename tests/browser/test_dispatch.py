"""The pages of the exchange between levels, on a desk and on a phone: keys, sending, intake, results."""

from datetime import datetime
from types import SimpleNamespace

import pytest
from django.conf import settings as project

from hoadep.contest.entries import actions as entries
from hoadep.contest.entries.models import Entry
from hoadep.contest.papers.actions import keep_papers
from hoadep.contest.people import actions as people
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.files import read_files
from hoadep.contest.selection import actions as selections
from hoadep.contest.selection import choosing, documents
from hoadep.contest.selection.desks import rows
from hoadep.contest.selection.facts import desk
from hoadep.office.bundles import actions as bundles
from hoadep.office.bundles import signing
from hoadep.office.files import facts as files
from hoadep.office.issuing import actions as issuing
from tests.browser.test_selection import PASSWORD, PLAN, fits, lodge
from tests.contest.conftest import OPENED

AT = datetime.fromisoformat("2021-05-20T09:00+07:00")
HERE, CITY = "/ba-dinh-2021/", "/ha-noi-2021/"
CITY_PLAN = project.PROJECT / "plans" / "kh-01-2020-thanh-pho.toml"


@pytest.fixture
def levels(transactional_db, settings, tmp_path):
    """A district's decided list with its công văn issued, and the city's season, in one installation."""
    settings.HOADEP_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    by = {"by": people.system_account(at=OPENED).code, "at": OPENED}
    season, city = (plans.open_season(*read_files(file), **by) for file in (PLAN, CITY_PLAN))
    ward = people.make_unit(code="P-NGOCHA", name="Phường Ngọc Hà", short_name="Phường Ngọc Hà", **by)
    people.take_part(ward, season, kind="ward", **by)
    name = "Ủy ban nhân dân quận Ba Đình"
    told = {"code": "Q-BADINH", "name": name, "short_name": "Quận Ba Đình", "kind": "district"}
    district = people.make_participant(city, **told, **by).unit
    hoa = people.make_account(username="hoa", name="Phạm Thu Hoa", password=PASSWORD, **by)
    people.give_role(hoa, "officer", **by)
    for n in range(3):
        writer = people.enter_person(
            name="Đặng Văn Tám", address="Số 5, Ngọc Hà", telephone="0912345678", **by
        )
        lodge(season, ward, hoa, writer, n)
    who = {"by": hoa, "at": AT}
    return SimpleNamespace(season=season, city=city, unit=district, who=who, chosen=decided(season, who))


def decided(season, who):
    """Two of the entries, decided, with the công văn issued."""
    heading = selections.Heading(title="Bài gửi Thành phố", round_key="", number=2)
    selection = selections.make_selection(season, heading, **who)
    codes = list(Entry.objects.order_by("code").values_list("code", flat=True))[:2]
    selections.tick(selection, shown=codes, chosen=codes, notes={}, **who)
    selections.propose(selection, **who)
    ruling = selections.Ruling(number="812/QĐ-UBND", decided_on=AT.date(), decided_by="Chủ tịch UBND quận")
    selections.decide(selection, ruling, **who)
    shown = desk(selection, at=AT)
    subject = documents.Subject(desk=shown, rows=rows(shown, []), verdicts=choosing.judged(shown), year=2021)
    letter = {"cong-van": documents.letter(subject)}
    (paper,) = keep_papers(season, letter, subject=selection.code, page="", **who)
    coded = {"by": who["by"].code, "at": AT}
    issuing.attach_signed(paper, files.read(paper.pdf), **coded)
    issuing.issue(paper, issuing.Issued(dated=AT.date(), number="901/UBND-NV"), **coded)
    return selection


def test_from_the_key_to_the_results(levels, page, look, axe, tmp_path, settings):
    page.set_default_timeout(90_000)
    enter_keys(page, look, axe, key_of_another(tmp_path, settings))
    send(page, look, axe, levels)
    take_in_and_answer(page, look, axe, levels)
    page.goto(f"{HERE}gui-cap-tren/{levels.chosen.code}/")
    page.click("text=Xem và nhận kết quả")
    seen(page, look, axe, "dispatch-results")
    page.click("button:has-text('Nhận kết quả')")
    page.wait_for_selector("text=Đã nhận kết quả của")
    seen(page, look, axe, "dispatch-outcomes")


def enter_keys(page, look, axe, other):
    """Sign in, make the key of this installation, write down another's."""
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("#id_username", "hoa")
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    page.wait_for_selector("text=Đăng xuất")
    page.goto(f"{HERE}goi-ho-so/khoa/")
    page.click("button:has-text('Lập khóa')")
    page.wait_for_selector("text=Đã lập khóa của nơi này")
    page.fill("#id_name", "Ban Tổ chức Cuộc thi Thành phố")
    page.fill("#id_public_key", other)
    page.check("#id_compared")
    page.click("text=Ghi nơi trao đổi")
    page.wait_for_selector("text=Đã ghi khóa của")
    seen(page, look, axe, "dispatch-keys")


def send(page, look, axe, levels):
    """Late, with a reason, after a question."""
    page.goto(f"{HERE}gui-cap-tren/{levels.chosen.code}/")
    page.select_option("#id_to", label="Người tốt, việc tốt Hà Nội 2021, không cần tệp")
    page.fill("#id_reason", "Ban Tổ chức cho gửi muộn")
    seen(page, look, axe, "dispatch-sending")
    page.click("button:has-text('Gửi cấp trên')")
    page.wait_for_selector("text=danh sách không đổi được nữa")
    page.click("button:has-text('Gửi cấp trên')")
    page.wait_for_selector("text=Đã gửi 2 bài")
    seen(page, look, axe, "dispatch-sent")


def take_in_and_answer(page, look, axe, levels):
    """The city looks, takes in, gives a prize and answers."""
    page.goto(f"{CITY}goi-ho-so/")
    seen(page, look, axe, "dispatch-bundles")
    page.click("text=Xem và nhận")
    seen(page, look, axe, "dispatch-offer")
    page.click("button:has-text('Nhận 2 bài')")
    page.wait_for_selector("text=Đã nhận 2 bài")
    prize(levels)
    page.click("button:has-text('Trả kết quả')")
    page.wait_for_selector("text=Đã lập kết quả trả cho")
    seen(page, look, axe, "dispatch-intake")


def seen(page, look, axe, name):
    look(page, name)
    fits(page, axe)


def key_of_another(tmp_path, settings) -> str:
    """The public key of an installation elsewhere."""
    ours, settings.HOADEP_HOME = settings.HOADEP_HOME, tmp_path / "elsewhere"
    settings.HOADEP_HOME.mkdir(exist_ok=True)
    bundles.make_own_key(by=people.SYSTEM, at=AT)
    found = signing.own_public_key()
    settings.HOADEP_HOME = ours
    return found


def prize(levels) -> None:
    """The city gives the first entry a prize by a decided list."""
    entry = Entry.objects.filter(season=levels.city).order_by("code").first()
    who = {"by": levels.who["by"], "at": entry.steps.last().at}
    heading = selections.Heading(title="Bài đoạt giải", round_key="", number=1)
    chosen = selections.make_selection(levels.city, heading, **who)
    entries.appraise(entry, eligible=True, reason="", **who)
    selections.tick(chosen, shown=[entry.code], chosen=[entry.code], notes={}, **who)
    selections.give_prize(chosen, entry.code, name="Giải Nhất", money=7_000_000, reason="", **who)
    selections.propose(chosen, **who)
    day = who["at"].astimezone(AT.tzinfo).date()
    ruling = selections.Ruling(number="77/QĐ-BTC", decided_on=day, decided_by="Trưởng ban")
    selections.decide(chosen, ruling, **who)
