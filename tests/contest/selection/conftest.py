"""Eight eligible entries of two wards and a school, a closed round with their marks, and the officer."""

from decimal import Decimal

import pytest

from hoadep.contest.jury import actions as jury
from hoadep.contest.jury import blinding
from hoadep.contest.jury.models import Round
from hoadep.contest.jury.rubrics import Criterion, Rubric
from hoadep.contest.selection import actions
from hoadep.contest.selection.models import Selection
from hoadep.rules.selection_limits import Limit

NAMES = ("Mai", "Tâm", "Hà", "Kiên", "Lụa", "Quý", "Sen", "Đào")
MARKS = (9, 8, 8, 7, 6, 5, 4, 3)


@pytest.fixture
def entries(units, send, exemplar):
    """Eight entries: six of Ngọc Hà, one of Kim Mã, one of the school; the first two of one author."""
    places = [*[units.ngoc_ha] * 6, units.kim_ma, units.cu_ba]
    return [
        send(
            place,
            f"2021-02-0{n + 1} 09:00",
            about=exemplar(f"Vũ Thị {name}"),
            author="Đặng Văn Tám" if n < 2 else f"Nguyễn Thị Tác Giả {n}",
            eligible=True,
        )
        for n, (name, place) in enumerate(zip(NAMES, places, strict=True))
    ]


@pytest.fixture
def same_author(entries):
    """The first two entries are by the very same person."""
    first, second = (entry.authorships.get() for entry in entries[:2])
    second.person = first.person
    second.save()


@pytest.fixture
def who(cast, at) -> dict:
    """The officer, on the first of May."""
    return {"by": cast.hoa, "at": at("2021-05-01 09:00")}


@pytest.fixture
def rubric() -> Rubric:
    """One criterion of ten points, one mark an entry."""
    return Rubric(
        key="final",
        name="Vòng chung khảo",
        criteria=(Criterion("content", "Nội dung", Decimal(10)),),
        step=Decimal("0.5"),
        marks_each=2,
        third_over=None,
        combine="mean",
        clause="",
    )


@pytest.fixture
def marked(season, entries, rubric, who) -> Round:
    """A closed round: the two judges give 9, 8, 8, 7, 6, 5, 4, 3 in the order of the entries."""
    made = jury.make_round(season, rubric, entries=blinding.eligible(season), **who)
    for n in range(2):
        invitation = jury.Invitation(name=f"Giám khảo {n}", workplace="Hội Nhà báo")
        jury.invite(made, invitation, key=f"duong-dan-{n}", secret="abcd2345", **who)
    jury.assign(made, seed=1, **who)
    jury.open_round(made, **who)
    value = {entry.pk: Decimal(mark) for entry, mark in zip(entries, MARKS, strict=True)}
    for panelist in made.panelists.all():
        for sheet in panelist.sheets.select_related("numbered", "panelist"):
            given = jury.Given({"content": value[sheet.numbered.entry_id]})
            jury.mark(sheet, given, by=panelist.code, at=who["at"])
    jury.close_round(made, **who)
    return made


@pytest.fixture
def choose(season, who):
    """A new choice: `choose(3, Limit(...), round_key="final")`."""

    def make(number: int, *limits: Limit, round_key: str = "final") -> Selection:
        heading = actions.Heading(
            title="Bài gửi Thành phố", round_key=round_key, number=number, limits=limits
        )
        return actions.make_selection(season, heading, **who)

    return make
