"""No query whatever makes the search fail, and a document is found by any stretch of its own words."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoadep.office.search import actions, facts
from hoadep.office.search.actions import Text
from tests.office.search.asking import find
from tests.office.search.test_search import TEXTS

pytestmark = pytest.mark.django_db
SIGNS = [
    '"',
    "'",
    "*",
    "(",
    ")",
    ":",
    "^",
    "-",
    "+",
    "NEAR(",
    "AND",
    "OR",
    "NOT",
    "exact:",
    "{exact folded}:",
]
SIGNS += ["<->", "&", "|", "!", ":*", "\\", "\0", "%", "%s", "_", ";", "--", "$$", "''", "@a502d5442", "=hòa"]
queries = st.text() | st.lists(st.sampled_from([*SIGNS, "hoa", "hoà", " "])).map("".join)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _some(at):
    with transaction.atomic():
        actions.put(
            [
                Text(
                    scope="BD21",
                    kind="entry",
                    code=code,
                    title=title,
                    body=body,
                    access=unit,
                    at=at("2021-03-01"),
                )
                for code, unit, title, body in TEXTS
            ],
            by="TK0001",
            at=at("2021-03-01"),
        )


@QUICK
@given(queries)
def test_no_query_fails(words):
    found = find("BD21", words, access=frozenset({"P-TB"}))
    assert {hit.access for hit in found.hits} <= {"P-TB"}


@QUICK
@given(st.data())
def test_any_stretch_of_a_text_finds_it(data):
    code, _, title, body = data.draw(st.sampled_from(TEXTS))
    words = f"{title} {body}".replace('"', " ").split()
    first = data.draw(st.integers(0, len(words) - 1))
    stretch = " ".join(words[first : first + data.draw(st.integers(1, 8))])
    for query in (stretch, f'"{stretch}"', f'"{stretch.upper()}"'):
        assert code in [hit.code for hit in find("BD21", query).hits]


@pytest.mark.parametrize(
    "words",
    [
        "hoa' OR '1'='1",
        '"hoa" OR exact : hoa',
        "hoa'); DROP TABLE search_document; --",
        "xyz* OR hoa",
        "NOT xyz",
        "hoa NEAR(xyz, 5)",
        "place : s42443231",
        "'@s42443231'",
        "s42443231",
    ],
)
def test_the_engines_own_signs_mean_nothing(words):
    assert find("BD21", words) == facts.NOTHING
    assert find("BD21", "hoa").ranked == 4
