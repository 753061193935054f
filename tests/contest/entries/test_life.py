"""The life of an entry: from the draft to the appraisal, and who is kept from what."""

import pytest

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry
from hoadep.contest.people import actions as people
from hoadep.office.journal.models import Row
from hoadep.rules.completeness import AuthorData, ExemplarData
from hoadep.rules.verdict import Refused

LONG_AGO = "2021-02-01 08:00"


@pytest.fixture
def manuscript(units):
    def write(**changes):
        told = {
            "writing": actions.Writing(
                kind="essay", title="Bình trà đầu ngõ", text="Mười năm trà đá miễn phí."
            ),
            "unit": units.ngoc_ha,
            "author": AuthorData(name="Nguyễn Thị Lan", address="Ngọc Hà", telephone="0912000111"),
            "exemplar": ExemplarData(name="Đỗ Văn Khiết", place="Tổ 12, phường Ngọc Hà"),
            "exemplar_kind": "person",
        }
        return actions.Manuscript(**told | changes)

    return write


@pytest.fixture
def draft(season, cast, at, manuscript):
    def keep(**changes) -> Entry:
        return actions.keep(
            season, manuscript(**changes), kept=None, base_version=0, by=cast.lan, at=at(LONG_AGO)
        )

    return keep


def test_draft_has_no_number_and_no_step(draft):
    entry = draft()
    assert (entry.code, entry.state, entry.steps.count(), entry.words) == (None, "draft", 0, 6)


def test_sending_gives_the_number_and_one_journal_row(draft, cast, at):
    entry = draft()
    actions.submit(entry, by=cast.lan, at=at("2021-02-02 08:00"))
    assert (entry.code, entry.state) == ("BD21-B0001", "submitted")
    assert [row.verb for row in Row.objects.filter(subject="BD21-B0001")] == ["submit"]


def test_missing_author_data_refuses_and_keeps_the_draft(draft, cast, at):
    entry = draft(author=AuthorData(name="Nguyễn Thị Lan", address="", telephone="0912000111"))
    with pytest.raises(Refused) as refusal:
        actions.submit(entry, by=cast.lan, at=at("2021-02-02 08:00"))
    assert "tác giả" in refusal.value.verdict.reason
    entry.refresh_from_db()
    assert (entry.state, entry.code) == ("draft", None)


def test_too_many_words_only_warns(draft, cast, at):
    entry = draft(writing=actions.Writing(kind="essay", title="Dài", text="chữ " * 1501))
    _, findings = actions.submit(entry, by=cast.lan, at=at("2021-02-02 08:00"))
    assert ("words_most", "warn") in [(finding.key, finding.effect) for finding in findings]
    assert entry.state == "submitted"


def test_stale_writing_does_not_overwrite_the_newer_one(draft, season, cast, at, manuscript):
    entry = draft()
    newer = manuscript(writing=actions.Writing(kind="essay", title="Bản mới", text="Mới."))
    actions.keep(season, newer, kept=entry, base_version=1, by=cast.lan, at=at("2021-02-02 08:00"))
    older = manuscript(writing=actions.Writing(kind="essay", title="Bản cũ", text="Cũ."))
    with pytest.raises(Refused):
        actions.keep(season, older, kept=entry, base_version=1, by=cast.lan, at=at("2021-02-02 09:00"))
    assert Entry.objects.get(pk=entry.pk).title == "Bản mới"


def test_whole_way_of_an_entry(draft, cast, at):
    entry = draft()
    actions.submit(entry, by=cast.lan, at=at("2021-02-02 08:00"))
    actions.approve(entry, appraisal="Đã hỏi tổ dân phố.", by=cast.binh, at=at("2021-02-03 08:00"))
    actions.receive(entry, by=cast.hoa, at=at("2021-02-04 08:00"))
    actions.appraise(entry, eligible=True, reason="", by=cast.hoa, at=at("2021-02-05 08:00"))
    told = [(step.name, step.state, step.counts, step.received) for step in entry.steps.all()]
    assert told == [
        ("submit", "submitted", False, False),
        ("approve", "approved", True, False),
        ("receive", "approved", True, True),
        ("find_eligible", "eligible", True, True),
    ]
    ends = [step.ended_at for step in entry.steps.all()]
    starts = [step.at for step in entry.steps.all()]
    assert ends[:-1] == starts[1:]


def test_nobody_approves_their_own_entry(draft, cast, at):
    entry = draft()
    details = {"address": "Ngọc Hà", "telephone": "0912000222"}
    himself = people.enter_person(name="Trần Văn Bình", by=people.SYSTEM, at=at(LONG_AGO), **details)
    people.own_person(cast.binh, himself, at=at(LONG_AGO))
    entry.authorships.update(person=cast.binh.person)
    actions.submit(entry, by=cast.binh, at=at("2021-02-02 08:00"))
    with pytest.raises(Refused):
        actions.approve(entry, appraisal="Tốt.", by=cast.binh, at=at("2021-02-03 08:00"))


def test_approval_needs_the_units_own_appraisal(draft, cast, at):
    entry = draft()
    actions.submit(entry, by=cast.lan, at=at("2021-02-02 08:00"))
    with pytest.raises(Refused):
        actions.approve(entry, appraisal="  ", by=cast.binh, at=at("2021-02-03 08:00"))


def test_a_step_cannot_lie_before_the_last_one(draft, cast, at):
    entry = draft()
    actions.submit(entry, by=cast.lan, at=at("2021-02-02 08:00"))
    with pytest.raises(Refused):
        actions.approve(entry, appraisal="Đã hỏi.", by=cast.binh, at=at("2021-02-01 23:00"))


def test_entry_passed_on_keeps_its_time_of_lodging(draft, units, cast, at):
    entry = draft()
    actions.submit(entry, by=cast.lan, at=at("2021-02-02 08:00"))
    why = {"unit": units.kim_ma, "reason": "Gương ở phường Kim Mã."}
    actions.pass_on(entry, **why, by=cast.binh, at=at("2021-02-04 08:00"))
    step = entry.steps.last()
    assert (step.unit, step.state, step.counts_at) == (units.kim_ma, "submitted", at("2021-02-02 08:00"))


@pytest.mark.parametrize("refused", ["same unit", "no reason", "unit outside the season"])
def test_passing_on_is_refused(draft, units, cast, at, refused):
    entry = draft()
    actions.submit(entry, by=cast.lan, at=at("2021-02-02 08:00"))
    outside = people.make_unit(code="X", name="X", short_name="X", by=people.SYSTEM, at=at(LONG_AGO))
    told = {"unit": units.kim_ma, "reason": "Nhầm."} | {
        "same unit": {"unit": units.ngoc_ha},
        "no reason": {"reason": " "},
        "unit outside the season": {"unit": outside},
    }[refused]
    with pytest.raises(Refused):
        actions.pass_on(entry, **told, by=cast.binh, at=at("2021-02-04 08:00"))
    assert Entry.objects.get().unit == units.ngoc_ha
