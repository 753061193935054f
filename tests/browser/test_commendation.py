"""From two nominations of March to certificates, by one list that met and one that answered in writing."""

from datetime import date, datetime

import pypdfium2
import pytest

from hoadep.contest.awards import actions as awards
from hoadep.contest.council import actions as council
from hoadep.contest.entries import actions as entries
from hoadep.contest.exemplars import actions as exemplars
from hoadep.contest.exemplars.models import Commendation, Dossier, Nomination, Submission
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.facts import noon
from hoadep.contest.plans.files import read_files
from hoadep.vietnamese.text import one_line
from tests.browser.conftest import SCREENSHOTS
from tests.browser.people import PASSWORD, sign_in
from tests.conftest import HERE
from tests.contest.conftest import OPENED, PLAN

HOME = "/ba-dinh-2021"
NAMES = ("Vũ Thị Mai", "Đỗ Thị Tâm", "Nguyễn Thị Thoa")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HERE)


@pytest.fixture
def season(transactional_db):
    """A ward with fourteen entries and four exemplars commended; three nominated in March, one told of."""
    who = {"by": people.system_account(at=OPENED).code, "at": OPENED}
    found = plans.open_season(*read_files(PLAN), **who)
    ward = people.make_unit(code="P-NGOCHA", name="Phường Ngọc Hà", short_name="Phường Ngọc Hà", **who)
    people.take_part(ward, found, kind="ward", **who)
    for name, role, place in (("binh", "unit_head", ward), ("hoa", "officer", None)):
        account = people.make_account(username=name, name=name.title(), password=PASSWORD, **who)
        people.give_role(account, role, unit=place, **who)
    hoa = Account.objects.get(username="hoa")
    _seat_council(found, hoa)
    for n in range(14):
        about = _exemplar(found, f"Gương thứ {n + 1}")
        entry = _entry(found, ward, about, hoa, at(f"2021-0{1 + n // 7}-05 10:00"))
        if n < 4:
            _commend(about, entry, hoa, n)
    for n, name in enumerate(NAMES):
        about = _nominate(found, ward, name, hoa, at(f"2021-03-0{n + 1} 09:00")).exemplar
        if name == NAMES[0]:
            _entry(found, ward, about, hoa, at("2021-03-05 10:00"))
    awards.judge(
        found, ward.code, "II.3.a", holds=True, reason="Phát động rộng.", by=hoa, at=at("2021-09-20 09:00")
    )
    return found


def _seat_council(season, by):
    """Nine members by decision; the chair has an account."""
    chair = people.make_account(username="chu", name="Chu", password=PASSWORD, by=people.SYSTEM, at=OPENED)
    people.give_role(chair, "council_member", by=people.SYSTEM, at=OPENED)
    for n in range(1, 10):
        seat = council.Seat(
            name=f"Ủy viên {n}",
            post="chair" if n == 1 else "member",
            since=date(2020, 10, 1),
            decision="Quyết định số 2101/QĐ-UBND",
            account=chair if n == 1 else None,
        )
        council.add_member(season, seat, by=by, at=OPENED)


def _exemplar(season, name):
    who = {"by": people.SYSTEM, "at": OPENED}
    person = people.enter_person(name=name, **who)
    return exemplars.enter_exemplar(season, person, place="Tổ 12, phường Ngọc Hà", **who)


def _nominate(season, ward: Unit, name, by, instant) -> Nomination:
    who = exemplars.Introduced(
        sort="person", name=name, place="Tổ 12, phường Ngọc Hà", honorific="Bà", born=1954
    )
    text = exemplars.NominationText(
        achievement=f"{name} hai mươi năm dạy chữ cho trẻ lao động sớm, không lấy tiền.\n214 em đã biết đọc.",
        foci=("key_task",),
    )
    return exemplars.introduce(season, ward, who, text=text, by=by, at=instant)


def _entry(season, ward, about, by, instant):
    known = {"address": "Ngọc Hà", "telephone": "0912345678"}
    writer = people.enter_person(name=f"Tác giả {about.code}", **known, by=by.code, at=instant)
    writing = entries.Writing(kind="essay", title=f"Bài về {about.name}", text="Một chuyện có thật ở ngõ.")
    given = {"unit": ward, "authors": [writer], "exemplars": [about]}
    entry = entries.start_draft(season, writing, **given, by=by, at=instant)
    entries.submit(entry, by=by, at=instant)
    entries.approve(entry, appraisal="Đã hỏi tổ dân phố.", by=by, at=instant)
    entries.appraise(entry, eligible=True, reason="", by=by, at=instant)
    return entry


def _commend(about, entry, by, n):
    day = date(2021, 2, 20)
    decision = exemplars.Decision(
        level="host",
        form="giay_khen",
        occasion="good_deed",
        giver="Chủ tịch UBND quận",
        number="201/QĐ-UBND",
        decided_on=day,
    )
    given = exemplars.record_commendation(about, decision, by=by, at=noon(day))
    entries.credit_entry(given, entry, effective_at=noon(day), by=by, at=noon(day))


class Journey:
    """What the ward and the office do on their pages, with a picture of each."""

    def __init__(self, page, look, axe):
        self.page, self.look, self.axe = page, look, axe

    def sees(self, name):
        """Keep the look; nothing shuts people out or runs off the screen."""
        self.look(self.page, f"commendation-{name}")
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert (name, self.axe(self.page), width <= self.page.viewport_size["width"]) == (name, [], True)

    def go(self, path):
        self.page.goto(HOME + path)

    def press(self, label):
        self.page.locator("main").get_by_role("button", name=label, exact=True).click()

    def open(self, label):
        details = self.page.locator("details", has=self.page.locator("summary", has_text=label)).first
        if details.get_attribute("open") is None:
            details.locator("summary").click()
        return details

    def says(self, words):
        assert words in self.page.locator("main").inner_text()


def make_dossier(journey, nomination):
    """The ward makes a dossier of its nomination and brings the signed packet."""
    page = journey.page
    journey.go(f"/gioi-thieu-guong/{nomination.code}/")
    page.get_by_role("link", name="Lập hồ sơ đề nghị khen thưởng").click()
    page.select_option("#id_wanted", "host.giay_khen")
    journey.press("Lập và gửi hồ sơ")
    journey.says("chờ bản ký")
    details = journey.open("Nộp bản ký")
    with page.expect_download() as got:
        page.get_by_role("button", name="Cả bộ, một tệp PDF").click()
    details.locator("input[type=file]").set_input_files(got.value.path())
    details.locator("button").click()
    assert "chờ bản ký" not in page.locator("main").inner_text()


def appraise(journey, dossier):
    """The office goes through its checklist."""
    journey.go(f"/ho-so/{dossier.code}/")
    details = journey.open("Thẩm định")
    for box in details.locator("input[type=checkbox]").all():
        box.check()
    details.get_by_label("Đủ điều kiện trình").check()
    details.locator("button").click()
    journey.says("đủ điều kiện trình")


def make_list(journey, title, way, dossiers):
    page = journey.page
    journey.go("/danh-sach-trinh/moi/")
    page.fill("#id_title", title)
    page.get_by_label(way).check()
    for box in page.locator("input[name=dossiers]").all():
        box.set_checked(box.get_attribute("value") in dossiers)
    journey.sees("list-new")
    journey.press("Lập danh sách")
    journey.sees("list-made")
    journey.press("Đưa ra xét")
    journey.sees("list-put")


def meet(journey):
    """The secretary calls the meeting of 22 March, notes who came, and takes in what waits."""
    page = journey.page
    journey.go("/hop-hoi-dong/")
    journey.sees("council")
    page.get_by_role("link", name="Lập cuộc họp").click()
    page.fill("#id_title", "Xét khen tháng 3/2021")
    page.fill("#id_day", "22/03/2021")
    page.fill("#id_hour", "14:00")
    page.fill("#id_place", "Phòng họp số 1")
    journey.press("Lập cuộc họp")
    journey.sees("meeting-new")
    page.get_by_label("Bỏ phiếu kín bằng phiếu giấy").check()
    journey.press("Đưa vào chương trình")
    journey.press("Tất cả có mặt từ đầu")
    page.get_by_label("Ủy viên 8: đến lúc").fill("")
    journey.press("Ghi điểm danh")
    journey.says("có mặt 8/9, cần ít nhất 6")
    journey.sees("meeting")
    page.get_by_role("link", name=NAMES[0]).click()


def count_ballots(journey, in_favour):
    """The counts of one candidate; the first try does not add up."""
    page = journey.page
    journey.press("Mở biểu quyết")
    page.fill("#id_in_favour", str(in_favour))
    page.fill("#id_against", str(9 - in_favour))
    page.fill("#id_tellers", "Ủy viên 2, Ủy viên 3")
    journey.press("Ghi kết quả kiểm phiếu")
    journey.says("phải bằng số phiếu hợp lệ (8)")
    journey.sees("counts-refused")
    page.fill("#id_against", str(8 - in_favour))
    journey.press("Ghi kết quả kiểm phiếu")


def end_meeting(journey):
    """The meeting ends; its minutes can be fetched and tell the counts."""
    page = journey.page
    journey.sees("motion-settled")
    page.locator("nav.trail").get_by_role("link", name="Xét khen tháng 3/2021").click()
    page.fill("#id_hour", "15:30")
    journey.press("Kết thúc cuộc họp")
    journey.sees("meeting-ended")
    for name in ("Giấy mời", "Phiếu bỏ phiếu kín", "Biên bản kiểm phiếu", "Biên bản họp"):
        with page.expect_download() as got:
            page.get_by_role("link", name=name, exact=True).click()
        assert got.value.path().read_bytes()[:5] == b"%PDF-"


def issue_minutes(journey):
    """The minutes are kept among the papers; signed, with number and day, they are issued."""
    page = journey.page
    journey.press("Lưu vào Văn bản")
    journey.sees("meeting-papers")
    row = page.get_by_role("row").filter(has_text="Biên bản").filter(has_text="Họp Hội đồng")
    row.get_by_role("link").click()
    with page.expect_download() as got:
        page.get_by_role("link", name="Bản in (PDF)").click()
    page.locator("input[name=scan]").set_input_files(got.value.path())
    journey.press("Tải bản ký lên")
    journey.sees("minutes-signed")
    page.get_by_label("Số, ký hiệu").fill("07/BB-HĐTĐKT")
    page.get_by_label("Ngày văn bản").fill("22/03/2021")
    journey.press("Ghi là đã ký xong")
    journey.says("07/BB-HĐTĐKT, 22/03/2021")
    journey.sees("minutes-issued")
    journey.go("/so-van-ban/?nam=2021")
    journey.says("07/BB-HĐTĐKT")


def take_result(journey):
    """Back on the list, the office takes over what the council said."""
    journey.press("Lấy kết quả xét của Hội đồng")


def ask_in_writing(journey, season):
    """The second list goes out for opinions; the chair answers online, the others on paper."""
    page = journey.page
    journey.go("/hop-hoi-dong/")
    page.fill("#id_asked_on", "26/03/2021")
    page.fill("#id_return_on", "29/03/2021")
    journey.press("Gửi xin ý kiến")
    journey.sees("asked-in-writing")
    sign_in(page, "chu")
    journey.go("/bieu-quyet/")
    page.get_by_label("Đồng ý", exact=True).check()
    journey.sees("own-opinion")
    journey.press("Gửi ý kiến")
    journey.says("đã ghi: Đồng ý")
    sign_in(page, "hoa")
    journey.go("/hop-hoi-dong/")
    page.get_by_role("link", name=NAMES[2]).click()
    for n in range(2, 8):
        page.get_by_label(f"Ủy viên {n}", exact=True).select_option("in_favour")
    journey.press("Ghi ý kiến của từng thành viên")
    page.fill("#id_day", "30/03/2021")
    journey.press("Chốt ý kiến bằng văn bản")
    journey.says("7/9 phiếu đồng ý")
    journey.sees("opinions-closed")
    journey.go(f"/danh-sach-trinh/{Submission.objects.last().code}/")


def decide(journey, number, day):
    details = journey.open("Ghi quyết định khen thưởng")
    details.locator("input[name$=number]").fill(number)
    details.locator("input[name$=decided_on]").fill(day)
    details.locator("input[name$=signer]").fill("Phạm Thị Diễm")
    details.locator("button").click()


def counted(journey):
    """What the ward's prospect says as of the season's end."""
    journey.go("/trien-vong/don-vi/P-NGOCHA/?tinh_den=2021-10-02T00:00")
    return journey.page.locator("main").inner_text()


def ask_and_appraise(page, journey):
    """The ward's three dossiers, found fit by the office."""
    sign_in(page, "binh")
    for nomination in Nomination.objects.order_by("code"):
        make_dossier(journey, nomination)
    journey.sees("dossier-of-unit")
    sign_in(page, "hoa")
    assert "có 4, cần 5" in counted(journey)
    dossiers = list(Dossier.objects.order_by("code"))
    journey.go(f"/ho-so/{dossiers[0].code}/")
    journey.sees("dossier-to-appraise")
    for dossier in dossiers:
        appraise(journey, dossier)
    journey.go("/ho-so/")
    journey.sees("dossiers")
    return [dossier.code for dossier in dossiers]


def fetch_papers(page):
    """Every paper of the list can be fetched, each of some weight."""
    for name in ("Danh sách cho cuộc họp", "Trình ký, một tệp PDF", "Phiếu trình", "Tờ trình", "Quyết định"):
        with page.expect_download() as got:
            page.get_by_role("link", name=name, exact=True).click()
        assert got.value.path().stat().st_size > 5_000


def to_be_saved(route):
    """Let a PDF that the browser would show in its viewer be saved, as it is."""
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "content-disposition": "attachment"})


def print_certificates(journey, number, names):
    """One PDF for the decision: a page for each person, with the name on it; kept as a picture too."""
    page = journey.page
    page.get_by_role("link", name="In giấy khen, bằng khen").click()
    journey.says(number)
    journey.sees("certificates")
    page.fill("#id_post", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    page.fill("#id_signer", "Phạm Thị Diễm")
    page.route("**/giay-khen/**", to_be_saved)
    with page.expect_download() as got:
        journey.press("In những giấy đã chọn")
    printed = pypdfium2.PdfDocument(got.value.path())
    texts = [one_line(sheet.get_textpage().get_text_range()) for sheet in printed]
    assert [name in text for name, text in zip(names, texts, strict=True)] == [True] * len(names)
    for n, sheet in enumerate(printed, 1):
        picture = sheet.render(scale=1).to_pil()
        assert picture.width > picture.height
        picture.save(SCREENSHOTS / f"commendation-certificate-{n}-{page.viewport_size['width']}.png")


def credit(page, journey, given):
    """The office says which entry tells of the deed."""
    journey.go(f"/khen-thuong/{given.code}/")
    page.locator("#credits select").select_option(index=1)
    page.get_by_role("button", name="Gắn bài này").click()


def test_from_nominations_to_certificates(page, season, look, axe):
    journey = Journey(page, look, axe)
    codes = ask_and_appraise(page, journey)
    make_list(journey, "Khen gương tháng 3/2021", "Họp Hội đồng", codes[:2])
    listed = page.url
    meet(journey)
    count_ballots(journey, 8)
    count_ballots(journey, 6)
    end_meeting(journey)
    issue_minutes(journey)
    page.goto(listed)
    take_result(journey)
    journey.says("8/9 phiếu đồng ý")
    journey.sees("list-settled")
    fetch_papers(page)
    decide(journey, "512/QĐ-UBND", "25/03/2021")
    journey.sees("list-decided")
    print_certificates(journey, "512/QĐ-UBND", NAMES[:2])

    told, quiet = (Commendation.objects.get(exemplar__person__name=name) for name in NAMES[:2])
    assert "có 4, cần 5" in counted(journey)
    credit(page, journey, told)
    assert "Có 5 gương được Chủ tịch UBND quận khen thưởng (cần 5)" in counted(journey)
    journey.says(
        f"khen thưởng {quiet.code}: chưa có bài dự thi đủ điều kiện của đơn vị viết về việc được khen"
    )
    assert "mục II.3.a" in page.locator("#khong-tinh").inner_text()
    journey.sees("prospect")

    make_list(journey, "Khen gương cuối tháng 3", "Xin ý kiến bằng văn bản", codes[2:])
    ask_in_writing(journey, season)
    take_result(journey)
    decide(journey, "530/QĐ-UBND", "31/03/2021")
    assert [row.stage for row in Submission.objects.all()] == ["decided", "decided"]
    page.get_by_role("link", name="In giấy khen, bằng khen").click()
    journey.says("530/QĐ-UBND")
