"""Pages of dossiers and lists: a unit asks, the office appraises and decides, others see nothing."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document
from pypdfium2 import PdfDocument

from hoadep.contest.exemplars.models import Commendation, Dossier, Submission
from hoadep.rules.dossiers import CHECKS, PAPERS

HOME = "/ba-dinh-2021"


@pytest.fixture
def sent(cast, units, introduce):
    return introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai")


@pytest.fixture
def made(cast, signed_in, sent):
    """The dossier that the ward made on its page."""
    given = {"wanted": "host.giay_khen", "occasion": "good_deed"}
    answer = signed_in(cast.binh).post(f"{HOME}/ho-so/moi/?gioi-thieu={sent.code}", given)
    assert answer.status_code == 302
    return Dossier.objects.get()


def test_a_unit_makes_its_dossier_from_the_nomination(cast, signed_in, sent):
    client = signed_in(cast.binh)
    page = client.get(f"{HOME}/gioi-thieu-guong/{sent.code}/").content.decode()
    assert f"{HOME}/ho-so/moi/?gioi-thieu={sent.code}" in page
    assert client.get(f"{HOME}/ho-so/moi/?gioi-thieu={sent.code}").status_code == 200
    empty = client.post(f"{HOME}/ho-so/moi/?gioi-thieu={sent.code}", {})
    assert empty.status_code == 422


def test_the_page_says_what_is_lacking(cast, signed_in, made):
    page = signed_in(cast.binh).get(f"{HOME}/ho-so/{made.code}/").content.decode()
    assert page.count("chờ bản ký.") == 4
    assert "Chưa ghi lần khen nào của gương này" in page
    assert "Nộp bản ký" in page
    assert "Thẩm định</summary>" not in page


def test_another_unit_sees_nothing(cast, signed_in, sent, made):
    client = signed_in(cast.dung)
    assert client.get(f"{HOME}/ho-so/{made.code}/").status_code == 404
    assert client.get(f"{HOME}/ho-so/{made.code}/bo-ho-so.pdf").status_code == 404
    assert client.get(f"{HOME}/ho-so/moi/?gioi-thieu={sent.code}").status_code == 404
    assert "Vũ Thị Mai" not in client.get(f"{HOME}/ho-so/").content.decode()
    assert client.get(f"{HOME}/danh-sach-trinh/").status_code == 403


def test_a_scan_is_kept_and_given_back(cast, signed_in, made):
    client = signed_in(cast.binh)
    url = f"{HOME}/ho-so/{made.code}/viec/ban-ky/"
    missing = client.post(url, {"ban-ky-kinds": list(PAPERS)})
    assert missing.status_code == 422
    scan = SimpleUploadedFile("bộ hồ sơ.pdf", b"%PDF-1.7 da ky")
    assert client.post(url, {"ban-ky-kinds": list(PAPERS), "ban-ky-scan": scan}).status_code == 302
    paper = made.papers.get()
    got = client.get(f"{HOME}/ho-so/{made.code}/giay/{paper.pk}/")
    assert got.content == b"%PDF-1.7 da ky"
    assert "chờ bản ký" not in client.get(f"{HOME}/ho-so/{made.code}/").content.decode()
    client.post(f"{HOME}/ho-so/{made.code}/giay/{paper.pk}/bo/")
    assert client.get(f"{HOME}/ho-so/{made.code}/").content.decode().count("chờ bản ký.") == 4


def test_the_packet_is_one_pdf_and_a_word_file_for_each_paper(cast, signed_in, made):
    client = signed_in(cast.binh)
    pdf = client.get(f"{HOME}/ho-so/{made.code}/bo-ho-so.pdf")
    assert pdf.content.startswith(b"%PDF-")
    for key in ("proposal", "list", "report", "minutes"):
        docx = client.get(f"{HOME}/ho-so/{made.code}/{key}.docx")
        assert docx.status_code == 200
        Document(io.BytesIO(docx.content))
    assert client.get(f"{HOME}/ho-so/{made.code}/khac.docx").status_code == 404


def test_dossiers_of_a_kind_are_printed_together(cast, signed_in, made, prepare):
    other = prepare("Đỗ Văn Tâm", "2021-03-01 09:00")
    client = signed_in(cast.binh)
    pages = [
        len(PdfDocument(client.get(f"{HOME}/ho-so/{code}/bo-ho-so.pdf{more}").content))
        for code, more in ((made.code, ""), (made.code, "?chung"), (other.code, "?chung"))
    ]
    assert pages == [4, 5, 5]


def test_consent_is_given_and_taken_back(cast, signed_in, made):
    client, path = signed_in(cast.binh), f"{HOME}/ho-so/{made.code}/viec"
    word = {"who": "own", "name": "Vũ Thị Mai", "given_on": "01/03/2021", "way": "Ký phiếu"}
    client.post(f"{path}/dong-y/", {f"dong-y-{name}": value for name, value in word.items()})
    assert "Được công khai" in client.get(f"{HOME}/ho-so/{made.code}/").content.decode()
    client.post(f"{path}/rut-dong-y/", {"rut-dong-y-consent": made.exemplar.consents.get().pk})
    assert "Chưa công khai được" in client.get(f"{HOME}/ho-so/{made.code}/").content.decode()


def test_the_unit_does_not_appraise(cast, signed_in, made):
    given = {"tham-dinh-fit": "1", "tham-dinh-checks": list(CHECKS)}
    assert signed_in(cast.binh).post(f"{HOME}/ho-so/{made.code}/viec/tham-dinh/", given).status_code == 403
    made.refresh_from_db()
    assert made.state == "sent"


def test_what_was_typed_wrong_stands_with_its_reason(cast, signed_in, made):
    given = {"tham-dinh-fit": "1", "tham-dinh-checks": ["deed"], "tham-dinh-statement": "Tốt."}
    answer = signed_in(cast.hoa).post(f"{HOME}/ho-so/{made.code}/viec/tham-dinh/", given)
    assert answer.status_code == 422
    assert "Chưa kiểm tra: hình thức, cấp khen đúng thẩm quyền" in answer.content.decode()


def test_from_appraisal_to_decision(cast, signed_in, made):
    client = signed_in(cast.hoa)
    today = timezone.localdate().strftime("%d/%m/%Y")

    def post(path, **given):
        answer = client.post(f"{HOME}/{path}/", given)
        assert answer.status_code == 302, answer.content.decode()

    case = f"ho-so/{made.code}/viec"
    post(f"{case}/hoi", **{"hoi-asked": "Công an phường", "hoi-question": "Có vi phạm không?"})
    asked = made.inquiries.get()
    post(f"{case}/tra-loi", **{"tra-loi-inquiry": asked.pk, "tra-loi-answer": "Không."})
    post(f"{case}/tham-dinh", **{"tham-dinh-fit": "1", "tham-dinh-checks": list(CHECKS)})
    post(
        "danh-sach-trinh/moi",
        title="Khen gương tháng 3",
        wanted="host.giay_khen",
        occasion="good_deed",
        way="none",
        dossiers=[made.code],
    )
    submission = Submission.objects.get()
    path = f"danh-sach-trinh/{submission.code}"
    assert client.get(f"{HOME}/{path}/danh-sach-xet.pdf").content.startswith(b"%PDF-")
    post(f"{path}/viec/dua-xet")
    assert client.get(f"{HOME}/{path}/trinh-ky.pdf").content.startswith(b"%PDF-")
    for key in ("phieu-trinh", "to-trinh", "quyet-dinh"):
        Document(io.BytesIO(client.get(f"{HOME}/{path}/{key}.docx").content))
    decision = {"number": "512/QĐ-UBND", "decided_on": today, "giver": "Chủ tịch UBND quận"}
    post(f"{path}/viec/quyet-dinh", **{f"quyet-dinh-{name}": value for name, value in decision.items()})
    given = Commendation.objects.get()
    page = client.get(f"{HOME}/{path}/").content.decode()
    assert f"{HOME}/khen-thuong/{given.code}/" in page
    assert f"{HOME}/giay-khen/{given.code}/" in page


def test_a_commendation_is_taken_back_on_its_page(cast, signed_in, sent, commend_by_hand):
    given = commend_by_hand(sent.exemplar, "2021-03-25")
    client, path = signed_in(cast.hoa), f"{HOME}/khen-thuong/{given.code}"
    wrong = client.post(f"{path}/huy/", {"number": "9/QĐ-UBND", "decided_on": "24/03/2021", "reason": "Sai."})
    assert "trước ngày quyết định khen" in wrong.content.decode()
    given_back = {"number": "9/QĐ-UBND", "decided_on": "25/04/2021", "reason": "Sai.", "money": "450000"}
    assert client.post(f"{path}/huy/", given_back).status_code == 302
    assert "450.000 đồng" in client.get(f"{path}/").content.decode()
    assert (
        client.post(f"{path}/thu-hoi/", {"recovered_on": "02/05/2021", "note": "Phiếu thu 7"}).status_code
        == 302
    )
    assert "Phiếu thu 7" in client.get(f"{path}/").content.decode()


def test_what_waits_too_long_is_a_number_that_opens_its_rows(cast, signed_in, prepare, made):
    late = prepare("Đỗ Văn Tâm", "2021-03-01 09:00")
    client = signed_in(cast.hoa)
    desk = client.get(f"{HOME}/ban-lam-viec/").content.decode()
    assert "hồ sơ quá hạn thẩm định" in desk
    assert f"{HOME}/ho-so/?han=qua" in desk
    rows = client.get(f"{HOME}/ho-so/?han=qua").content.decode()
    assert (late.code in rows, made.code in rows) == (True, False)


def test_the_list_asks_the_database_little(cast, signed_in, prepare, django_assert_max_num_queries):
    for n in range(6):
        prepare(f"Nguyễn Văn {'ABCDEF'[n]}", f"2021-03-0{n + 1} 09:00")
    client = signed_in(cast.hoa)
    with django_assert_max_num_queries(19):
        client.get(f"{HOME}/ho-so/")


def test_consent_is_noted_on_the_exemplars_own_page(cast, signed_in, made):
    client, path = signed_in(cast.binh), f"{HOME}/guong/{made.exemplar.code}/"
    page = client.get(path).content.decode()
    assert "chờ người được nêu gương đồng ý" in page
    word = {"who": "own", "name": "Vũ Thị Mai", "given_on": "02/03/2021", "way": "ký phiếu"}
    client.post(f"{path}cong-khai/dong-y/", {f"dong-y-{name}": value for name, value in word.items()})
    assert "Được công khai" in client.get(path).content.decode()
    client.post(f"{path}cong-khai/rut-dong-y/", {"rut-dong-y-consent": made.exemplar.consents.get().pk})
    assert "Được công khai" not in client.get(path).content.decode()
    wrong = client.post(f"{path}cong-khai/nam-sinh/", {"nam-sinh-born": "2099"})
    assert (wrong.status_code, "Năm sinh 2099 không hợp lý." in wrong.content.decode()) == (422, True)
    assert signed_in(cast.dung).get(path).status_code == 404
