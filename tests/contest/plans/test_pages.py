"""The plan as it is read, checked, compared and put in force."""

import pytest
from django.urls import reverse

from hoadep.contest.plans.models import Plan

SEASON = {"season": "ba-dinh-2021"}


def address(page):
    return reverse(page, kwargs=SEASON)


@pytest.fixture
def version(season):
    return season.plans.get()


@pytest.fixture
def changed(version):
    """The text with one number changed: six exemplars for a ward."""
    return version.text.replace(
        'kinds = ["ward"]\nexemplars_host = 5', 'kinds = ["ward"]\nexemplars_host = 6'
    )


def test_everybody_reads_the_plan(season, client):
    page = client.get(address("plan")).content.decode()
    assert 'id="muc-III.3.a"' in page
    assert "Đối với các phường: Có ít nhất 02 bài viết/tháng/1 phường" in page
    assert "chưa có trong tay" in page


def test_each_clause_has_one_anchor(season, client):
    page = client.get(address("plan")).content.decode()
    assert page.count('id="muc-II.3.a"') == 1


def test_faults_stand_beside_the_text_and_nothing_is_lost(cast, version, signed_in):
    broken = version.text.replace("before_day = 10", "before_day = 40")
    answer = signed_in(cast.hoa).post(address("plan_edit"), {"text": broken, "document": version.document})
    page = answer.content.decode()
    assert (answer.status_code, "monthly_deadline.before_day" in page, "before_day = 40" in page) == (
        422,
        True,
        True,
    )
    assert Plan.objects.count() == 1


def test_sound_text_shows_what_it_changes(cast, version, changed, signed_in):
    page = signed_in(cast.hoa).post(address("plan_edit"), {"text": changed, "document": version.document})
    told = page.content.decode()
    assert "unit_awards[ward].exemplars_host" in told
    assert "Đưa vào áp dụng" in told


def test_adopted_text_is_a_new_version(cast, version, changed, signed_in):
    typed = {"text": changed, "document": version.document, "from_day": "01/03/2021"}
    signed_in(cast.hoa).post(address("plan_adopt"), typed)
    first, second = Plan.objects.order_by("n")
    assert (first.text, second.text) == (version.text, changed)
    assert f"{second.at:%Y-%m-%d %H:%M}" == "2021-02-28 17:00"


def test_unsound_text_is_not_adopted_even_when_sent_straight(cast, version, signed_in):
    typed = {"text": "[plan]", "document": "", "from_day": "01/03/2021"}
    assert signed_in(cast.hoa).post(address("plan_adopt"), typed).status_code == 422
    assert Plan.objects.count() == 1


def test_correction_needs_a_reason(cast, version, changed, signed_in):
    typed = {"text": changed, "document": version.document, "from_day": "01/03/2021", "corrects": "on"}
    assert signed_in(cast.hoa).post(address("plan_adopt"), typed).status_code == 403
    assert Plan.objects.count() == 1


def test_versions_are_compared(cast, version, changed, signed_in, client):
    typed = {"text": changed, "document": version.document, "from_day": "01/03/2021"}
    signed_in(cast.hoa).post(address("plan_adopt"), typed)
    page = client.get(address("plan_versions")).content.decode()
    assert "unit_awards[ward].exemplars_host" in page


def test_head_of_a_unit_may_not_change_the_plan(cast, signed_in):
    assert signed_in(cast.binh).get(address("plan_edit")).status_code == 403


def test_pages_ask_the_database_little(season, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        client.get(address("plan"))
