"""A later end of a period, for one unit or for all, with the reason shown beside the date."""

import pytest
from django.urls import reverse

from hoadep.contest.progress.models import Extension

PARTS = {"season": "ba-dinh-2021", "counts": "entries", "key": "2021-03"}
PAGE = reverse("extension", kwargs=PARTS)
UNIT = "/ba-dinh-2021/bang-theo-doi/P-NGOCHA/"


@pytest.fixture
def hoa(cast, signed_in):
    return signed_in(cast.hoa)


def test_one_unit_gets_more_time_and_its_page_says_why(hoa, units):
    chosen = f'value="{units.ngoc_ha.pk}" selected'
    assert chosen in hoa.get(f"{PAGE}?don_vi=P-NGOCHA").content.decode()
    typed = {"ends_on": "05/04/2021", "unit": units.ngoc_ha.pk, "reason": "Phường bị phong tỏa."}
    hoa.post(PAGE, typed)
    given = Extension.objects.get()
    assert (given.unit, given.ends_at.isoformat()) == (units.ngoc_ha, "2021-04-05T17:00:00+00:00")
    page = hoa.get(UNIT).content.decode()
    assert "được gia hạn" in page
    assert "Phường bị phong tỏa." in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reason": ""}, "bắt buộc"),
        ({"ends_on": "31/02/2021"}, "31/02/2021"),
    ],
)
def test_what_is_wrong_keeps_what_was_typed(hoa, units, changed, said):
    typed = {"ends_on": "05/04/2021", "unit": units.ngoc_ha.pk, "reason": "Phường bị phong tỏa."} | changed
    answer = hoa.post(PAGE, typed)
    assert (answer.status_code, Extension.objects.count()) == (422, 0)
    assert said in answer.content.decode()


def test_end_before_the_plans_own_is_refused(hoa, units):
    answer = hoa.post(PAGE, {"ends_on": "20/03/2021", "unit": "", "reason": "Sớm hơn."})
    assert (answer.status_code, Extension.objects.count()) == (403, 0)
    assert "Sớm hơn.</textarea>" in answer.content.decode()


def test_unknown_period_is_no_page(hoa):
    assert hoa.get(PAGE.replace("2021-03", "1999-01")).status_code == 404


def test_unit_extends_nothing(cast, signed_in):
    assert signed_in(cast.binh).get(PAGE).status_code == 403
