"""Which versions of a plan hold when, asked anew or known from before."""

import pytest

from hoadep.contest.plans import actions
from hoadep.contest.plans.facts import book_known, book_of, season_at


@pytest.fixture
def amend(season, cast, at):
    """Put the same text in force once more, from a day on."""

    def again(day: str, **more: object) -> None:
        first = season.plans.get(n=1)
        given = {"text": first.text, "document": first.document, "effective_at": at(day), **more}
        actions.add_version(season, **given, by=cast.hoa.code, at=at("2021-03-01 08:00"))

    return again


def held(slug, instant):
    season, mark = season_at(slug)
    return [version.n for version in book_known(season, mark, instant).versions]


def test_what_is_known_follows_each_amendment_at_once(season, amend, at):
    before, after = at("2021-03-31 23:59"), at("2021-04-01 00:00")
    assert held(season.slug, after) == [1]
    amend("2021-04-01 00:00")
    assert (held(season.slug, before), held(season.slug, after)) == ([1], [1, 2])
    amend("2021-02-01 00:00", corrects=True, reason="Sai số")
    assert held(season.slug, before) == [3]
    assert held(season.slug, after) == [v.n for v in book_of(season, after).versions] == [3]


def test_before_its_first_day_the_first_version_is_shown(season, at):
    assert held(season.slug, at("2019-01-01 00:00")) == [1]


def test_what_was_read_before_is_not_asked_again(season, at, django_assert_num_queries):
    held(season.slug, at("2021-03-01 08:00"))
    with django_assert_num_queries(1):
        held(season.slug, at("2021-05-01 08:00"))


def test_one_page_cannot_change_what_another_knows(season, at):
    found, mark = season_at(season.slug)
    book_known(found, mark, at("2021-03-01 08:00")).version.reason = "?"
    assert book_known(found, mark, at("2021-03-01 08:00")).version.reason == ""


def test_no_season_is_at_an_unknown_address(db):
    assert season_at("khong-co") is None


def test_numbers_of_a_series_follow_each_other(db):
    assert [actions.next_code("N", width=6) for _ in range(3)] == ["N000001", "N000002", "N000003"]
    assert actions.next_code("T", width=6) == "T000001"
