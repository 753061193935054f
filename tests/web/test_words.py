"""Dates, numbers, answers, codes and addresses as screens say them."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.http import QueryDict

from hoadep.web import addresses, words

EVENING = datetime(2021, 3, 9, 16, 59, tzinfo=UTC)
MIDNIGHT = datetime(2021, 3, 9, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ on|day }}", "09/03/2021"),
        ("{{ evening|day }}", "09/03/2021"),
        ("{{ midnight|day }}", "10/03/2021"),
        ("{{ evening|moment }}", "23:59 09/03/2021"),
        ("{{ midnight|moment }}", "00:00 10/03/2021"),
        ("{{ midnight|last_minute }}", "23:59 ngày 09/3"),
        ("{{ 1490000|number }}", "1.490.000"),
        ("{{ 0|number }}", "0"),
        ("{{ none|number }}{{ none|day }}{{ none|moment }}{{ none|last_minute }}", ""),
    ],
)
def test_dates_and_numbers(say, line, said):
    assert say(line, on=date(2021, 3, 9), evening=EVENING, midnight=MIDNIGHT, none=None) == said


def test_total_beyond_ten_thousand_is_told_roughly():
    assert [words.rough_total(total) for total in (9_999, 10_000, 10_001)] == [
        "9.999",
        "10.000",
        "hơn 10.000",
    ]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("duty", ["đạt", "chưa đạt", "chưa đến hạn"]),
        ("award", ["đạt", "chưa đạt", "chưa đủ"]),
        ("permission", ["được", "không được", "chưa được"]),
        ("", ["đạt", "chưa đạt", "chưa đến hạn"]),
    ],
)
def test_answers(kind, said):
    assert [words.answer_word(answer, kind) for answer in ("met", "not_met", "not_yet")] == said


@pytest.mark.parametrize(
    ("clause", "said", "anchor"),
    [
        ("III.3.a", "mục III.3.a", "muc-III.3.a"),
        ("IV", "mục IV", "muc-IV"),
        ("Điều 5 Quy chế", "Điều 5 Quy chế", ""),
    ],
)
def test_clauses(clause, said, anchor):
    assert (words.clause_words(clause), words.clause_anchor(clause)) == (said, anchor)


@pytest.mark.parametrize(
    ("changes", "query"),
    [
        ({"xep": "-ten"}, "?khoi=a&khoi=b&xep=-ten"),
        ({"khoi": None}, "?"),
        ({"sau": "B9"}, "?khoi=a&khoi=b&sau=B9"),
        ({}, "?khoi=a&khoi=b"),
    ],
)
def test_one_change_keeps_the_other_filters_and_leads_to_the_first_page(changes, query):
    assert addresses.with_query(QueryDict("khoi=a&khoi=b&sau=B7"), changes) == query


def test_query_is_escaped_once(say):
    assert say("{% query_with chu=words %}", "/?q=a", words="bà & ông") == "?q=a&amp;chu=b%C3%A0+%26+%C3%B4ng"


def test_form_carries_the_rest_of_the_query(say):
    line = say('{% query_fields "q" %}', "/?q=cũ&xep=-ten&sau=B7&khoi=<b>")
    assert (
        line
        == '<input type="hidden" name="xep" value="-ten"><input type="hidden" name="khoi" value="&lt;b&gt;">'
    )


@pytest.mark.parametrize(
    ("path", "stands", "next_one"),
    [
        ("/", "none", "?xep=ten"),
        ("/?xep=ten", "ascending", "?xep=-ten"),
        ("/?xep=-ten", "descending", "?xep=ten"),
    ],
)
def test_sort_header(say, path, stands, next_one):
    cell = f'<th scope="col" class="num" aria-sort="{stands}"><a class="sort" href="{next_one}">Tên</a></th>'
    assert say('{% sort_header "ten" "Tên" "num" %}', path) == cell


def test_code_is_a_link_where_the_page_or_the_season_knows_it(say):
    line = "{% code_link code %}"
    known = say(line, code="B1", code_urls={"B1": "/bai/B1/"})
    assert known == '<a class="code" href="/bai/B1/">B1</a>'
    assert say(line, code="B1") == '<a class="code" href="/ba-dinh-2021/ma/B1/">B1</a>'


def test_code_is_plain_outside_a_season(say):
    assert (
        say("{% code_link code %}", code="<B1>", request=SimpleNamespace())
        == '<span class="code">&lt;B1&gt;</span>'
    )


def test_clause_leads_into_the_plan(say):
    line = "{% clause_link clause %}"
    assert say(line, clause="II.3.a", plan_url="/k/") == '<a href="/k/#muc-II.3.a">mục II.3.a</a>'
    assert say(line, clause="II.3.a") == '<a href="/ba-dinh-2021/ke-hoach/#muc-II.3.a">mục II.3.a</a>'
    assert say(line, clause="Điều 5", plan_url="/k/") == "<span>Điều 5</span>"
