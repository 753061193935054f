"""What others wrote on paper is handed in without its text, by their unit or by the office."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hoadep.contest.entries.models import Entry
from hoadep.contest.people import actions as people
from tests.contest.conftest import OPENED
from tests.contest.entries.writers import Writer, address, hidden

PAPER = {"text": "", "manner": "paper", "received_on": "05/03/2021", "kept_at": "tủ hồ sơ, cặp số 3"}
WORDS = "Bài viết trên giấy, chưa có bản đánh máy; nhận ngày 05/03/2021; bản gốc giữ ở tủ hồ sơ, cặp số 3."


@pytest.fixture
def binh(cast, signed_in):
    return Writer(signed_in(cast.binh))


@pytest.fixture
def home(settings, tmp_path):
    settings.HOADEP_HOME = settings.MEDIA_ROOT = tmp_path


def test_unit_hands_in_a_paper_without_its_text_and_types_it_in_later(binh, units):
    answer = binh.lodge(units.ngoc_ha, **PAPER)
    entry = Entry.objects.get()
    assert "bien-nhan" in answer.headers["Location"]
    assert (entry.origin, entry.state, entry.text, entry.unit) == ("paper", "submitted", "", units.ngoc_ha)
    assert entry.steps.get().reason == WORDS
    opened = binh.client.get(address("entry", code=entry.code)).content.decode()
    assert (WORDS in opened, "Nhập nội dung bài" in opened) == (True, True)
    later = Writer(binh.client, address("entry_text", code=entry.code))
    later.type(3, {"text": "Mười năm trà đá miễn phí."}, next="")
    later.send()
    entry.refresh_from_db()
    assert (entry.text, entry.state) == ("Mười năm trà đá miễn phí.", "submitted")


def test_day_of_the_paper_changes_nothing_of_when_it_was_sent(binh, units):
    before = timezone.now()
    binh.lodge(units.ngoc_ha, **PAPER)
    assert Entry.objects.get().steps.get().at >= before


def test_scan_of_the_paper_comes_with_it(binh, units, home):
    scan = SimpleUploadedFile("bai-viet-tay.pdf", b"%PDF-1.4\n%%EOF\n")
    binh.write_all(units.ngoc_ha, **PAPER)
    binh.type(3, {"original": scan})
    last = binh.open(4)
    assert "Bản quét bài giấy: bai-viet-tay.pdf" in last.content.decode()
    binh.send(last)
    entry = Entry.objects.get()
    kept = entry.scans.get()
    assert (kept.name, kept.n) == ("bai-viet-tay.pdf", 1)
    page = address("entry_scan", code=entry.code, pk=kept.pk)
    assert binh.client.get(page).status_code == 200


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"manner": "typed"}, "chọn như vậy ở ô “Bài ở dạng”"),
        ({"text": "Mười năm."}, "hãy chọn “Đã có bản đánh máy”"),
        ({"received_on": ""}, "Hãy ghi ngày nhận bài giấy."),
        ({"received_on": "05/03/2999"}, "Ngày nhận không thể sau hôm nay."),
    ],
)
def test_what_does_not_fit_is_told_where_it_was_typed(binh, changed, told):
    typed = {"kind": "essay", "title": "Bình trà đầu ngõ"} | PAPER | changed
    answer = binh.type(3, typed, next="")
    assert (answer.status_code, told in answer.content.decode()) == (422, True)


def test_paper_goes_through_the_own_unit_alone(binh, units):
    last = binh.write_all(units.kim_ma, **PAPER)
    assert "chỉ gửi được qua đơn vị của mình" in last.content.decode()
    assert (binh.send(last).status_code, Entry.objects.count()) == (422, 0)


@pytest.mark.parametrize("who", ["lan", None])
def test_whoever_writes_for_themselves_brings_the_text(cast, units, signed_in, who):
    writer = Writer(signed_in(getattr(cast, who)) if who else None)
    assert 'name="manner"' not in writer.open(3).content.decode()
    last = writer.write_all(units.ngoc_ha, **PAPER)
    assert (writer.send(last).status_code, Entry.objects.filter(code__isnull=False).count()) == (422, 0)


def test_only_unit_of_an_account_is_chosen_already(binh, units, cast, signed_in):
    chosen = f'<option value="{units.ngoc_ha.pk}" selected>'
    binh.type(1, {"author_name": "Nguyễn Thị Lan"}, keep="")
    assert chosen in binh.open(2).content.decode()
    assert chosen not in Writer(signed_in(cast.hoa)).open(2).content.decode()
    who = {"by": people.SYSTEM, "at": OPENED}
    people.give_role(cast.binh, "coordinator", unit=units.kim_ma, **who)
    assert chosen not in Writer(binh.client).open(2).content.decode()


def test_another_unit_that_was_chosen_stays(binh, units):
    binh.type(2, {"unit": units.kim_ma.pk}, keep="")
    assert f'<option value="{units.kim_ma.pk}" selected>' in binh.open(2).content.decode()
    assert hidden(binh.open(2), "seen") == "1"
