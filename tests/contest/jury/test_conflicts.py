"""Who may not mark what: whoever is named as author, units before and after, declared units; the words."""

import pytest

from hoadep.contest.jury import actions, blinding, conflict_facts
from hoadep.contest.jury.models import Panelist, Sheet
from hoadep.contest.people.models import Lineage
from hoadep.rules.verdict import Refused

DESK = "/ba-dinh-2021/cham-thi/"


@pytest.fixture
def hoa(cast, signed_in):
    return signed_in(cast.hoa)


def barred(round, judge, at):
    return conflict_facts.barred(round, at=at("2021-04-01 09:00"))[judge.pk]


def test_an_author_is_named_by_the_officer_whatever_the_judge_is_called(prepared, entries, hoa, at):
    author = entries[0].authorships.get().person
    place = f"{DESK}{prepared.code}/moi-giam-khao/"
    assert f"{author.name}" in hoa.get(place).content.decode()
    hoa.post(place, {"name": "Bút danh Ngõ Nhỏ", "unit": "", "person": author.pk})
    number = prepared.numbered.get(entry=entries[0]).number
    assert barred(prepared, Panelist.objects.get(), at) == {number: "bài của chính mình"}


def test_a_unit_counts_with_those_it_came_from_and_went_into(prepared, units, who, at):
    dates = {"at": at("2021-01-01 08:00"), "recorded_at": at("2021-01-01 08:00")}
    Lineage.objects.create(old=units.ngoc_ha, new=units.tu_phap, reason="sáp nhập", by=who["by"], **dates)
    invitation = actions.Invitation(name="Bà Bình", unit=units.tu_phap)
    judge = actions.invite(prepared, invitation, key="k", secret="s", **who)
    origins = blinding.origins(prepared, at=who["at"])
    of_ngoc_ha = {number for number, origin in origins.items() if origin.unit == "P-NGOCHA"}
    assert set(barred(prepared, judge, at)) == of_ngoc_ha


def test_what_is_marked_stays_when_a_unit_is_declared(opened, judges, units, give, who):
    judge = judges[0]
    sheet = judge.sheets.standing().filter(numbered__entry__unit=units.kim_ma).first()
    give(Sheet.objects.select_related("panelist").get(pk=sheet.pk), 7, 8)
    actions.declare_unit(judge, units.kim_ma, reason="vợ công tác ở phường", **who)
    left = judge.sheets.standing().filter(numbered__entry__unit=units.kim_ma)
    assert [one.pk for one in left] == [sheet.pk]
    actions.declare_unit(judge, units.kim_ma, reason="cân nhắc lại", marked_too=True, **who)
    assert not left.all().exists()


def test_a_closed_round_declares_nothing_more(everything, units, who):
    actions.close_round(everything.round, **who)
    everything.judges[0].round.refresh_from_db()
    with pytest.raises(Refused, match="đã đóng"):
        actions.declare_unit(everything.judges[0], units.kim_ma, reason="muộn", marked_too=True, **who)
    assert Sheet.objects.filter(ended_at__isnull=False).count() == 0


def test_an_assignment_that_cannot_be_names_who_and_why(prepared, judges, units, who):
    own = actions.Invitation(name="Bà Bình", unit=units.kim_ma)
    actions.invite(prepared, own, key="k-binh", secret="s", **who)
    for judge in judges[:2]:
        actions.declare_unit(judge, units.kim_ma, reason="vợ công tác ở phường", **who)
    with pytest.raises(Refused) as refused:
        actions.assign(prepared, seed=1, **who)
    reason = refused.value.verdict.reason
    assert "1 người cùng đơn vị: Bà Bình" in reason
    assert "2 người có liên quan: Đỗ Hải Nam, Phan Thị Yến" in reason
