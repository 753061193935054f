"""Rows of many kinds are counted up to a bound, in one query."""

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from hoadep.web import counting

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    for key in "abc":
        Session.objects.create(session_key=key, session_data="", expire_date=timezone.now())
    return Session.objects.order_by("expire_date")


def test_each_is_counted_in_one_query(rows, django_assert_num_queries):
    asked = {
        "all": rows,
        "some": rows.filter(session_key__in=["a", "b", "x"]),
        "newest": rows.filter(session_key__in=Session.objects.order_by("-session_key").values("pk")[:1]),
        "of nothing": rows.none(),
        "one of none": rows.filter(session_key__in=[]),
    }
    with django_assert_num_queries(1):
        assert list(counting.counts(asked).values()) == [3, 2, 1, 0, 0]


def test_nothing_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert counting.counts({}) == {}


def test_no_count_goes_beyond_the_bound(rows, monkeypatch):
    monkeypatch.setattr(counting, "MOST_COUNTED", 2)
    assert counting.counts({"all": rows}) == {"all": 2}
