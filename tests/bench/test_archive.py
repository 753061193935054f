"""The archive of the benches, laid by SQL past the actions, has all that database and pages ask for."""

import pytest

from bench.archive import season_of
from hoadep.contest.exemplars.models import Exemplar
from tests.office.search.asking import find

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_small_archive_is_whole_and_is_loaded_once():
    season = season_of(4, 40, written=True)
    assert season_of(4, 40, written=True) == season
    assert season.entries.filter(state="approved", steps__received=True, authors__isnull=False).count() == 40
    assert Exemplar.objects.filter(season=season).exclude(sort_key="").count() == 4
    assert find(season.code, season.entries.all()[0].title).hits
