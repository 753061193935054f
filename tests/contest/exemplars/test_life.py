"""A nomination's life: returned and completed, received, decided, withdrawn."""

import pytest

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.models import NominationStep
from hoadep.rules.verdict import Refused

TEXT = actions.NominationText(achievement="Viết lại: dạy chữ hai mươi năm, 214 em đã biết đọc.")


@pytest.fixture
def sent(at, units, cast, introduce):
    """A nomination that arrived on the last good second of March's period."""
    return introduce(cast.binh, units.ngoc_ha, "Vũ Thị Mai", at=at("2021-03-09 23:59:59"))


@pytest.fixture
def returned(at, cast, sent):
    """The same, to be completed by 19/3."""
    due_at = at("2021-03-19 23:59:59.999999")
    who = {"by": cast.hoa, "at": at("2021-03-11 09:00")}
    actions.return_for_completion(sent, reason="Thiếu năm sinh.", due_at=due_at, **who)
    return sent


@pytest.mark.parametrize(
    ("back_on", "counts_on"),
    [("2021-03-19 23:59:59", "2021-03-09 23:59:59"), ("2021-03-20 00:00:00", "2021-03-20 00:00:00")],
)
def test_back_in_time_keeps_its_first_arrival(at, returned, back_on, counts_on):
    gap = NominationStep.objects.standing(at("2021-03-15 00:00")).get()
    step = actions.complete(returned, TEXT, by=returned.steps.first().by, at=at(back_on))
    assert (gap.state, gap.counts) == ("returned", False)
    assert (returned.state, step.counts, step.counts_at) == ("sent", True, at(counts_on))
    assert returned.achievement == TEXT.achievement


def test_returning_wants_a_reason_and_a_day_to_come(at, cast, sent):
    now = at("2021-03-11 09:00")
    with pytest.raises(Refused, match="Trả lại phải nêu lý do"):
        actions.return_for_completion(sent, reason=" ", due_at=at("2021-03-20 09:00"), by=cast.hoa, at=now)
    with pytest.raises(Refused, match="còn ở phía trước"):
        actions.return_for_completion(sent, reason="Thiếu năm sinh.", due_at=now, by=cast.hoa, at=now)
    assert sent.steps.count() == 1


def test_only_what_came_back_is_written_anew(at, cast, sent):
    with pytest.raises(Refused, match="Gửi giới thiệu"):
        actions.complete(sent, TEXT, by=cast.binh, at=at("2021-03-11 09:00"))
    sent.refresh_from_db()
    assert sent.achievement != TEXT.achievement


def test_refusing_and_withdrawing_want_reasons(at, cast, sent):
    now = at("2021-03-11 09:00")
    with pytest.raises(Refused, match="Không đưa vào danh sách xét phải nêu lý do"):
        actions.decide(sent, accepted=False, reason="", by=cast.hoa, at=now)
    with pytest.raises(Refused, match="Rút giới thiệu phải nêu lý do"):
        actions.withdraw(sent, reason="", by=cast.binh, at=now)
    actions.decide(sent, accepted=True, reason="", by=cast.hoa, at=now)
    actions.withdraw(sent, reason="Đơn vị đề nghị.", by=cast.hoa, at=now)
    assert [step.name for step in sent.steps.all()] == ["send", "accept", "withdraw"]
    assert sent.steps.last().counts is False
