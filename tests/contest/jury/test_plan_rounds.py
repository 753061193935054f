"""Rounds come from the plan in force: made from the screen, shown on the plan's page and in the menu."""

from decimal import Decimal

import pytest

from hoadep.contest.jury import facts
from hoadep.contest.jury.models import Round
from hoadep.contest.jury.plan_rubrics import rubrics_of
from hoadep.contest.jury.rubrics import Rubric
from hoadep.contest.plans import actions as plans

PLACE = "/ba-dinh-2021/"


@pytest.fixture
def hoa(cast, signed_in):
    return signed_in(cast.hoa)


def page(client, path) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def amended(season, cast, at, *edits):
    """The plan's next version, with each (old, new) replaced."""
    version = season.plans.get()
    text = version.text
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    when = at("2021-03-01 08:00")
    given = {"text": text, "document": version.document, "effective_at": when}
    plans.add_version(season, **given, by=cast.hoa.code, at=when)


def test_a_round_is_made_from_the_screen(season, entries, hoa):
    form = page(hoa, f"{PLACE}cham-thi/lap-vong/")
    assert "Vòng sơ khảo" in form
    assert "trung bình cộng những phiếu gần nhau nhất" in form
    answer = hoa.post(f"{PLACE}cham-thi/lap-vong/", {"rubric": "preliminary", "entries": "all"})
    made = Round.objects.get()
    assert answer.headers["Location"] == f"{PLACE}cham-thi/{made.code}/"
    assert made.numbered.count() == len(entries)
    rubric = facts.rubric_of(made)
    assert rubric == rubrics_of(season, at=made.at)[0]
    assert (rubric.most, rubric.third_over, rubric.third) == (Decimal(100), Decimal(15), "nearest")


def test_a_round_keeps_the_rubric_it_was_made_under(season, entries, hoa, cast, at):
    hoa.post(f"{PLACE}cham-thi/lap-vong/", {"rubric": "preliminary", "entries": "all"})
    amended(season, cast, at, ("third_over = 15", "third_over = 10"))
    assert facts.rubric_of(Round.objects.get()).third_over == Decimal(15)
    assert rubrics_of(season, at=at("2021-03-02 08:00"))[0].third_over == Decimal(10)


def test_a_rubric_of_before_reads_as_it_was_meant(rubric):
    kept = rubric.to_json()
    del kept["third"], kept["confidence"]
    assert Rubric.from_json(kept) == rubric


def test_the_plans_page_shows_rubric_and_prizes(season, client):
    said = page(client, f"{PLACE}ke-hoach/")
    assert "thang điểm 100: Phát hiện gương mới 30" in said
    assert "hai điểm chênh quá 15 thì chấm thêm" in said
    assert "10 giải, chưa định mức tiền" in said


def test_the_menu_leads_to_the_jury_where_the_plan_has_one(season, cast, hoa, at):
    desk = f"{PLACE}ban-lam-viec/"
    shown = page(hoa, desk)
    assert f'href="{PLACE}cham-thi/"' in shown
    assert f'href="{PLACE}chon-bai/"' in shown
    version = season.plans.get()
    start, end = version.text.index("[[rounds]]"), version.text.index("[[prizes]]")
    amended(season, cast, at, (version.text[start:end], ""))
    shown = page(hoa, desk)
    assert f'href="{PLACE}cham-thi/"' not in shown
    assert f'href="{PLACE}chon-bai/"' in shown
    assert "Kế hoạch này không có vòng chấm" in page(hoa, f"{PLACE}cham-thi/")


def test_the_office_desk_counts_sheets_that_wait(opened, hoa):
    assert "<b>12</b><span>phiếu chấm còn chờ, vòng sơ khảo</span>" in page(hoa, f"{PLACE}ban-lam-viec/")
