"""A round of six entries of two wards, three judges with their slips, and somebody who writes."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from hoadep.contest.jury import actions, blinding
from hoadep.contest.jury.models import Panelist, Round
from hoadep.contest.jury.rubrics import Criterion, Rubric

SECRET = "abcd2345"
TITLES = ("Vũ Thị Mai", "Đỗ Văn Tâm", "Lý Thu Hà", "Bùi Văn Kiên", "Cao Thị Lụa", "Hồ Sỹ Quý")


@pytest.fixture
def rubric() -> Rubric:
    """Content and language, 10 each in halves, two marks an entry, a third over 4 points apart."""
    return Rubric(
        key="preliminary",
        name="Vòng sơ khảo",
        criteria=(
            Criterion("content", "Nội dung", Decimal(10)),
            Criterion("language", "Ngôn ngữ", Decimal(10)),
        ),
        step=Decimal("0.5"),
        marks_each=2,
        third_over=Decimal(4),
        combine="mean",
        clause="II.1",
    )


@pytest.fixture
def entries(units, send, exemplar):
    """Three eligible entries of each ward, by authors of their own."""
    return [
        send(
            units.ngoc_ha if n % 2 else units.kim_ma,
            f"2021-02-0{n + 1} 09:00",
            about=exemplar(name),
            author=f"Nguyễn Tác Giả {'ABCDEG'[n]}",
            eligible=True,
        )
        for n, name in enumerate(TITLES)
    ]


@pytest.fixture
def who(cast, at) -> dict:
    """The officer, on the first of April."""
    return {"by": cast.hoa, "at": at("2021-04-01 09:00")}


@pytest.fixture
def prepared(season, rubric, entries, who) -> Round:
    """A round with its numbers."""
    return actions.make_round(season, rubric, entries=blinding.eligible(season), **who)


@pytest.fixture
def judges(prepared, who) -> list[Panelist]:
    """Three judges from outside."""
    return [
        actions.invite(
            prepared,
            actions.Invitation(name=name, workplace="Hội Nhà báo"),
            key=f"duong-dan-{n}",
            secret=SECRET,
            **who,
        )
        for n, name in enumerate(("Đỗ Hải Nam", "Phan Thị Yến", "Tô Minh Đức"), 1)
    ]


@pytest.fixture
def opened(prepared, judges, who) -> Round:
    """The round under way: every entry with two judges."""
    actions.assign(prepared, seed=2021, **who)
    actions.open_round(prepared, **who)
    return prepared


@pytest.fixture
def give(at):
    """Marks on a sheet: `give(sheet, 7, "8.5")`."""

    def mark(sheet, content, language):
        marks = {"content": Decimal(str(content)), "language": Decimal(str(language))}
        by = sheet.panelist.code
        return actions.mark(sheet, actions.Given(marks), by=by, at=at("2021-04-05 20:00"))

    return mark


@pytest.fixture
def everything(opened, judges, give) -> SimpleNamespace:
    """Every sheet marked with 7 and 8."""
    for judge in judges:
        for sheet in judge.sheets.standing().select_related("panelist"):
            give(sheet, 7, 8)
    return SimpleNamespace(round=opened, judges=judges)
