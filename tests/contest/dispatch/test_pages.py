"""Pages of the exchange: keys and partners, sending with a question, taking in after a look, results."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoadep.contest.dispatch import actions
from hoadep.contest.dispatch.models import Intake, Outcomes, Sending
from hoadep.contest.entries.models import Entry
from hoadep.office.bundles import signing
from hoadep.office.bundles.models import Partner
from hoadep.office.files import facts as files

HERE, CITY = "/ba-dinh-2021/", "/ha-noi-2021/"


@pytest.fixture
def hoa(cast, signed_in):
    return signed_in(cast.hoa)


@pytest.fixture
def yen(city, signed_in):
    return signed_in(city.yen)


def shown(answer) -> str:
    return " ".join(answer.content.decode().split())


def upload(content: bytes) -> dict:
    return {"bundle": SimpleUploadedFile("goi.zip", content)}


def test_a_key_is_made_and_a_partner_written_down(hoa, at_home):
    at_home("city")
    signing.make_key()
    key = signing.own_public_key()
    at_home("district")
    place = f"{HERE}goi-ho-so/khoa/"
    assert "Nơi này chưa có khóa" in shown(hoa.get(place))
    made = shown(hoa.post(f"{place}lap/", follow=True))
    assert signing.in_groups(signing.fingerprint(signing.own_public_key())) in made
    again = hoa.post(f"{place}lap/")
    assert (again.status_code, "Nơi này đã có khóa" in shown(again)) == (422, True)
    typed = {"name": "Ban Tổ chức", "public_key": key}
    assert "Đã gọi điện đối chiếu" in shown(hoa.post(f"{place}ghi/", typed))
    assert not Partner.objects.exists()
    answer = shown(hoa.post(f"{place}ghi/", typed | {"compared": "on"}, follow=True))
    assert "Đã ghi khóa của Ban Tổ chức." in answer
    assert signing.in_groups(signing.fingerprint(key)) in answer
    wrong = hoa.post(f"{place}ghi/", typed | {"public_key": "abc", "compared": "on"})
    assert "Đây không phải là khóa công khai" in shown(wrong)
    ended = hoa.post(f"{place}thoi/", {"partner": Partner.objects.get().pk}, follow=True)
    assert "Đã thôi trao đổi với Ban Tổ chức." in shown(ended)


def test_sending_asks_first_and_is_proved(ready, partners, hoa):
    place = f"{HERE}gui-cap-tren/{ready.code}/"
    assert "901/UBND-NV" in shown(hoa.get(place))
    typed = {"to": f"goi:{partners.city.pk}", "reason": "gửi bù"}
    asked = shown(hoa.post(place, typed))
    assert "Gửi rồi thì danh sách không đổi được nữa." in asked
    assert not Sending.objects.exists()
    sent = shown(hoa.post(place, typed | {"confirmed": "1"}, follow=True))
    found = Sending.objects.get()
    assert "Đã gửi 2 bài tới Ban Tổ chức Cuộc thi Thành phố" in sent
    assert signing.in_groups(found.stored.sha256) in sent
    assert hoa.get(f"{place}goi/").content == files.read(found.stored)
    assert hoa.get(f"{place}giay-xac-nhan.pdf").content.startswith(b"%PDF")
    again = hoa.post(place, typed | {"confirmed": "1"})
    assert (again.status_code, Sending.objects.count()) == (200, 1)
    assert "Bằng chứng gửi, kết quả của cấp trên" in shown(hoa.get(f"{HERE}chon-bai/{ready.code}/"))


def test_what_refuses_a_sending_is_said_beside_what_was_typed(decided, partners, hoa):
    place = f"{HERE}gui-cap-tren/{decided.code}/"
    typed = {"to": f"goi:{partners.city.pk}", "reason": "gửi bù", "confirmed": "1"}
    answer = hoa.post(place, typed)
    assert (answer.status_code, "Công văn gửi cấp trên chưa ban hành" in shown(answer)) == (422, True)
    assert "gửi bù" in shown(answer)


@pytest.fixture
def bundle(ready, partners, who):
    """The district's list as a bundle."""
    return actions.send(ready, partners.city, **who)


def test_a_bundle_is_looked_at_then_taken_in(bundle, city, yen, at_home):
    at_home("city")
    content = files.read(bundle.stored)
    place = f"{CITY}goi-ho-so/"
    assert "Kiểm tra và xem gói" in shown(yen.get(place))
    looked = yen.post(f"{place}nhan/", upload(content), follow=True)
    page = shown(looked)
    assert "Chữ ký đúng của UBND quận Ba Đình; mọi tệp nguyên vẹn." in page
    assert ("Bếp lửa của ngõ nhỏ" in page, '<option value="Q-BADINH" selected>' in page) == (True, True)
    assert not Intake.objects.exists()
    offer = looked.request["PATH_INFO"]
    taken = shown(yen.post(offer, {"unit": "Q-BADINH"}, follow=True))
    assert "Đã nhận 2 bài của UBND quận Ba Đình." in taken
    assert "HN21-B0001" in taken
    assert yen.get(f"{place}HN21-N01/tep/cong-van/").content.startswith(b"%PDF")
    assert yen.get(f"{place}HN21-N01/tep/la/").status_code == 404
    again = yen.post(f"{place}nhan/", upload(content))
    assert (again.status_code, "không nhận lần nữa" in shown(again)) == (422, True)
    assert "HN21-N01" in shown(yen.get(place))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (lambda content: content[:-400] + bytes([content[-400] ^ 1]) + content[-399:], ""),
        (lambda content: b"khong phai goi", "Tệp này không phải là gói hồ sơ điện tử"),
    ],
)
def test_a_bundle_that_is_not_sound_is_refused_at_the_field(bundle, yen, at_home, changed, said):
    at_home("city")
    answer = yen.post(f"{CITY}goi-ho-so/nhan/", upload(changed(files.read(bundle.stored))))
    assert (answer.status_code, said in shown(answer), Intake.objects.count()) == (422, True, 0)


def test_in_one_installation_the_city_sees_what_waits(ready, city, yen, hoa, who):
    sending = actions.send(ready, city.season, **who)
    place = f"{CITY}goi-ho-so/"
    assert "Người tốt, việc tốt Ba Đình 2021" in shown(yen.get(place))
    offer = f"{place}xem/{sending.stored.sha256}/"
    assert "Gửi trong cùng hệ thống, không qua tệp." in shown(yen.get(offer))
    yen.post(offer, {"unit": "Q-BADINH"})
    assert Entry.objects.filter(season=city.season).count() == 2
    assert "Chưa có điểm chính thức" in shown(yen.post(f"{place}HN21-N01/tra-ket-qua/"))
    assert hoa.get(f"{HERE}gui-cap-tren/{ready.code}/goi/").status_code == 404


def test_results_are_looked_at_then_taken_in(bundle, city, yen, hoa, at_home, entries, prized):
    at_home("city")
    sha = yen.post(f"{CITY}goi-ho-so/nhan/", upload(files.read(bundle.stored)))["Location"]
    yen.post(sha, {"unit": "Q-BADINH"})
    prized(city, Entry.objects.filter(season=city.season).order_by("code").first())
    yen.post(f"{CITY}goi-ho-so/HN21-N01/tra-ket-qua/")
    answer = Intake.objects.get().answers.get()
    content = yen.get(f"{CITY}goi-ho-so/HN21-N01/ket-qua/{answer.pk}/").content
    at_home("district")
    place = f"{HERE}gui-cap-tren/{bundle.selection.code}/"
    looked = hoa.post(f"{place}ket-qua/", upload(content), follow=True)
    assert ("Giải Nhất, 7.000.000 đồng" in shown(looked), Outcomes.objects.count()) == (True, 0)
    taken = shown(hoa.post(looked.request["PATH_INFO"], follow=True))
    assert "Đã nhận kết quả" in taken
    assert "Giải Nhất, 7.000.000 đồng" in taken
    part = f"{HERE}bai/{entries[0].code}/ket-qua-cap-tren/"
    assert "Giải Nhất" in shown(hoa.get(part))
    assert "chưa có kết quả" in shown(hoa.get(f"{HERE}bai/{entries[2].code}/ket-qua-cap-tren/"))
    assert "ket-qua-cap-tren" in shown(hoa.get(f"{HERE}bai-du-thi/{entries[0].code}/"))
    wrong = hoa.post(f"{place}ket-qua/", upload(files.read(bundle.stored)))
    assert "gửi cho nơi khác" in shown(wrong)


def test_only_the_office_sees_bundles_and_only_officers_act(bundle, cast, signed_in):
    place = f"{HERE}gui-cap-tren/{bundle.selection.code}/"
    for somebody in (cast.dung, cast.lan, cast.nam):
        client = signed_in(somebody)
        for path in (f"{HERE}goi-ho-so/", place, f"{place}goi/", f"{HERE}goi-ho-so/khoa/"):
            assert client.get(path).status_code == 403
    other = signed_in(cast.binh).get(f"{HERE}bai/BD21-B0003/ket-qua-cap-tren/")
    assert other.status_code == 404
