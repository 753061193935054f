"""A part of a unit through which an entry came: as typed, as the unit writes it, as a filter."""

import pytest

from hoadep.contest.entries import actions
from hoadep.contest.people.actions import keep_running
from hoadep.contest.people.models import SubUnit
from hoadep.rules.completeness import AuthorData, ExemplarData

LIST = "/ba-dinh-2021/bai-du-thi/"


@pytest.fixture
def parts(season, units, cast, at):
    """Ngọc Hà has written down two of its residential groups."""
    for name in ("Tổ dân phố số 5", "Tổ dân phố số 12"):
        row = SubUnit(season=season, unit=units.ngoc_ha, name=name)
        keep_running(row, by=cast.binh, at=at("2021-01-05 08:00"))


@pytest.fixture
def lodge(season, units, cast, at):
    def sent(sub_unit, *, unit=units.ngoc_ha):
        manuscript = actions.Manuscript(
            writing=actions.Writing(kind="essay", title=f"Bài của {sub_unit}", text="Mười năm trà đá."),
            unit=unit,
            sub_unit=sub_unit,
            author=AuthorData(name="Nguyễn Thị Lan", address="Ngọc Hà", telephone="0912000111"),
            exemplar=ExemplarData(name="Đỗ Văn Khiết", place="Tổ 12, phường Ngọc Hà"),
            exemplar_kind="person",
        )
        who = {"by": cast.lan, "at": at("2021-02-02 08:00")}
        entry = actions.keep(season, manuscript, kept=None, base_version=0, **who)
        actions.submit(entry, **who)
        return entry

    return sent


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("to dan pho so 5", "Tổ dân phố số 5"),
        ("  Tổ dân phố   số 12 ", "Tổ dân phố số 12"),
        ("Chi hội 3", "Chi hội 3"),
        ("", ""),
    ],
)
def test_it_is_named_as_its_unit_names_it(parts, lodge, typed, kept):
    assert lodge(typed).sub_unit == kept


def test_of_another_or_unknown_unit_it_stays_as_typed(parts, lodge, units):
    assert lodge("to dan pho so 5", unit=units.kim_ma).sub_unit == "to dan pho so 5"
    assert lodge("to dan pho so 5", unit=None).sub_unit == "to dan pho so 5"


def test_unit_filters_by_its_parts_and_others_do_not(parts, lodge, cast, signed_in):
    five, twelve = lodge("tổ dân phố số 5"), lodge("tổ dân phố số 12")
    binh = signed_in(cast.binh)
    page = binh.get(LIST, {"truc_thuoc": "Tổ dân phố số 5"}).content.decode()
    assert (five.title in page, twelve.title in page) == (True, False)
    assert "Tổ dân phố số 12</option>" in page
    page = signed_in(cast.dung).get(LIST).content.decode()
    assert "truc_thuoc" not in page
    page = (
        signed_in(cast.hoa)
        .get(LIST, {"don_vi": "P-NGOCHA", "truc_thuoc": "Tổ dân phố số 12"})
        .content.decode()
    )
    assert (five.title in page, twelve.title in page) == (False, True)


def test_it_stands_on_the_page_of_the_entry(parts, lodge, cast, signed_in):
    entry = lodge("tổ dân phố số 5")
    assert (
        "Phường Ngọc Hà, Tổ dân phố số 5" in signed_in(cast.binh).get(f"{LIST}{entry.code}/").content.decode()
    )
