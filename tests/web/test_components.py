"""The parts that rooms include say what they should, open what they should, and can be read aloud."""

import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from hoadep.rules.verdict import Verdict, met, not_met, not_yet

from . import gallery

VERDICT = '{% include "web/parts/verdict.html" with kind=kind open=True %}'
BAR = '{% include "web/parts/bar.html" with label="Bài" found=found needed=needed %}'
PERIOD = '{% include "web/parts/period.html" %}'


def plain(html: str) -> str:
    """What a reader reads."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_verdict_says_answer_reason_numbers_clause_evidence_and_until(say):
    verdict = not_yet(
        "II.3.a", "Còn thiếu 1 gương.", needed=5, found=4, evidence=("B1", "B2"),
        until=datetime(2021, 9, 30, 17, tzinfo=UTC),
    )  # fmt: skip
    assert plain(say(VERDICT, verdict=verdict, kind="award", code_urls={"B1": "/b1/"})) == (
        "chưa đủ Còn thiếu 1 gương. 4/5 Theo mục II.3.a Cần 5, đã có 4 "
        "Còn có thể thay đổi đến 23:59 ngày 30/9 Căn cứ: B1 B2"
    )


def test_same_verdict_of_a_duty_is_not_yet_due(say):
    assert plain(say(VERDICT, verdict=not_yet("III.3.a", "Kỳ chưa hết."), kind="duty")).startswith(
        "chưa đến hạn "
    )


def test_parts_that_fail_stand_open_and_parts_that_hold_closed(say):
    whole = Verdict(
        answer=not_met("", "").answer,
        clause="II.3",
        reason="Cả hai.",
        parts=(met("a", "Một."), not_met("b", "Hai.")),
    )
    opened = re.findall(r"<details class=\"verdict\"( open)?>", say(VERDICT, verdict=whole, kind="award"))
    assert opened == [" open", "", " open"]


def test_a_part_of_zero_is_still_told(say):
    assert "Cần 1, đã có 0" in say(VERDICT, verdict=not_met("c", "Không.", needed=1, found=0), kind="duty")


def test_reason_is_escaped(say):
    assert "<b>" not in say(VERDICT, verdict=met("c", "<b>tên</b>"), kind="duty")


@pytest.mark.parametrize(
    ("found", "needed", "said"),
    [(3, 4, "Bài 3/4 3/4"), (1500, 1490, "Bài 1.500/1.490 1.500/1.490"), (2, 0, "Bài 2 không giao chỉ tiêu")],
)
def test_bar(say, found, needed, said):
    assert plain(say(BAR, found=found, needed=needed)) == said


def test_bar_gives_the_browser_bare_numbers(say):
    assert '<progress value="1500" max="1490"' in say(BAR, found=1500, needed=1490)


@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, "đã quá hạn"), (0, "hạn hôm nay"), (5, "còn 5 ngày"), (6, "còn 6 ngày"), (None, "")],
)
def test_period_tells_the_last_good_minute_and_the_days_left(say, days, said):
    period = gallery.context()["period"]
    told = plain(say(PERIOD, period=period, days_left=days))
    assert told == f"Kỳ tháng 3/2021 (10/02–09/3) hạn 23:59 ngày 09/3 {said}".strip()


def test_extension_is_told_where_the_date_is(say):
    told = plain(say(PERIOD, period=gallery.context()["period"], ends=datetime(2021, 3, 12, 17, tzinfo=UTC)))
    assert told == "Kỳ tháng 3/2021 (10/02–09/3) hạn 23:59 ngày 12/3 được gia hạn"


def test_field_ties_help_and_error_to_the_input(say):
    html = say('{% include "web/parts/field.html" %}', field=gallery.Sending({"name": ""})["name"])
    tied = re.search(r'<input[^>]*aria-describedby="([^"]+)"', html)[1].split()
    assert tied == ["id_name_helptext", "id_name_error"]
    assert [f'id="{name}"' in html for name in tied] == [True, True]
    assert 'aria-invalid="true"' in html
    assert '<label for="id_name">' in html


def test_choices_are_a_fieldset_with_a_legend(say):
    html = say('{% include "web/parts/field.html" %}', field=gallery.Sending()["kind"])
    assert plain(html) == "Viết về * Một người Một tập thể"
    assert html.startswith('<fieldset class="field"><legend>') or "<legend>Viết về" in html


def test_list_by_key_offers_the_next_page_and_the_way_back(say):
    line = '{% include "web/parts/pagination_by_key.html" with shown=50 total=10001 noun="bài" after="B50" %}'
    html = say(line, "/?khoi=a&sau=B10")
    assert plain(html) == "Đang xem 50 trong hơn 10.000 bài Về đầu danh sách Trang sau"
    assert re.findall(r'href="(\?[^"]*)"', html) == ["?khoi=a", "?khoi=a&amp;sau=B50"]


def test_empty_state_gives_the_first_step(say):
    values = {"title": "Chưa có bài", "text": "Bài sẽ ở đây.", "action": "Gửi bài", "action_url": "/gui/"}
    assert plain(say('{% include "web/parts/empty.html" %}', **values)) == "Chưa có bài Bài sẽ ở đây. Gửi bài"


def test_station_where_the_entry_stands_is_marked_as_current(say):
    html = say('{% include "web/parts/stations.html" %}', stations=gallery.stations())
    assert html.count('aria-current="step"') == 1
    assert 'station-now" aria-current="step">\n    <b>Quận tiếp nhận' in html


@pytest.mark.parametrize(("level", "css"), [("success", "good"), ("warning", "soon"), ("error", "grave")])
def test_messages_have_their_tone(say, level, css):
    message = SimpleNamespace(level_tag=level, __str__=lambda: "x")
    assert f"notice-{css}" in say('{% include "web/parts/messages.html" %}', messages=[message])
