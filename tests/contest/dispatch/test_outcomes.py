"""The city's results come back: marks and prizes shown, commendations recorded, verdicts changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hoadep.contest.awards.actions import judge
from hoadep.contest.awards.facts import author_prospects, unit_prospects
from hoadep.contest.dispatch import actions, facts
from hoadep.contest.dispatch.facts import Answered
from hoadep.contest.dispatch.models import Answer, Outcome, Outcomes, UpperPraise
from hoadep.contest.entries import actions as entry_actions
from hoadep.contest.entries.models import CommendationEntry, Entry
from hoadep.contest.exemplars import actions as exemplar_actions
from hoadep.contest.exemplars.models import Commendation
from hoadep.contest.jury import actions as jury
from hoadep.contest.jury.rubrics import Criterion, Rubric
from hoadep.contest.plans.facts import book_of, noon
from hoadep.rules.exchange import Outcome as Told
from hoadep.rules.exchange import Praise, Results

RUBRIC = Rubric(
    key="final",
    name="Vòng chung khảo",
    criteria=(Criterion("content", "Nội dung", Decimal(10)),),
    step=Decimal("0.5"),
    marks_each=1,
    third_over=None,
    combine="mean",
    clause="",
)
PRAISE = Praise(
    exemplar="BD21-D0001",
    form="bang_khen",
    form_name="Bằng khen",
    occasion="good_deed",
    occasion_name="Người tốt, việc tốt",
    giver="Chủ tịch UBND thành phố",
    number="4001/QĐ-UBND",
    decided_on=date(2021, 9, 1),
)


@pytest.fixture
def sending(ready, partners, who):
    """The list as it was sent."""
    return actions.send(ready, partners.city, **who)


@pytest.fixture
def later(cast, at) -> dict:
    """The district's officer in September, when results come."""
    return {"by": cast.hoa, "at": at("2021-09-06 09:00")}


@pytest.fixture
def results(sending, entries, at):
    """Results with these outcomes for the first entry: `results(PRAISE)`."""

    def make(*praises: Praise, when: str = "2021-09-05 10:00", **told) -> Answered:
        one = Told(
            code=entries[0].code,
            uuid=str(entries[0].uuid),
            mark=told.get("mark", Decimal("9.5")),
            prize=told.get("prize", "Giải Nhì"),
            money=5_000_000,
            praises=praises,
        )
        found = Results(
            uuid=f"7d0f6c1e-2f6b-4f0e-9a52-0c6f0b8f5a{Outcomes.objects.count():02}",
            answers=str(sending.uuid),
            sender="Ban Tổ chức Cuộc thi",
            season="HN21",
            given_at=at(when),
            outcomes=(one,),
        )
        return Answered(found)

    return make


@pytest.fixture
def take(sending, later):
    """Take results in at the district."""

    def take_in(found: Answered, **mapped):
        return actions.take_outcomes(sending, found, actions.Mapped(**mapped), **later)

    return take_in


def upper_of(verdict) -> set[int]:
    """How many exemplars a verdict finds commended by the upper level."""
    found = {verdict.found} if "thành phố" in verdict.reason and verdict.found is not None else set()
    return found.union(*map(upper_of, verdict.parts))


def test_verdicts_change_by_the_upper_route(season, units, entries, results, take, later):
    judge(season, entries[0].code, "II.3.b", holds=True, reason="Chưa ai viết về bà Mai.", **later)

    def unit_and_author():
        (unit,) = unit_prospects(season, as_of=later["at"], units=[units.ngoc_ha.code])
        author = entries[0].authors.get().code
        (one,) = author_prospects(season, as_of=later["at"], authors=[author])
        return upper_of(unit.verdict), one.verdict.met

    before = unit_and_author()
    take(results(PRAISE))
    assert (before, unit_and_author()) == (({0}, False), ({1}, True))


def test_what_came_is_kept_and_credited(entries, results, take):
    made = take(results(PRAISE))
    row = Outcome.objects.get()
    assert (row.entry, row.mark, row.prize, row.money) == (entries[0], Decimal("9.5"), "Giải Nhì", 5_000_000)
    given = Commendation.objects.get()
    assert (given.level, given.form, given.number, given.exemplar.code) == (
        "upper",
        "bang_khen",
        "4001/QĐ-UBND",
        "BD21-D0001",
    )
    link = CommendationEntry.objects.get()
    assert (link.entry, link.at, UpperPraise.objects.get().link) == (
        entries[0],
        noon(date(2021, 9, 1)),
        link,
    )
    assert facts.outcome_of(entries[0]) == row
    assert facts.standing_outcomes(made.sending) == made


def test_what_was_recorded_before_is_not_recorded_twice(entries, results, take, later):
    decision = exemplar_actions.Decision(
        level="upper",
        form="bang_khen",
        occasion="good_deed",
        giver="Chủ tịch Ủy ban nhân dân TP Hà Nội",
        number="4001/qđ-ubnd",
        decided_on=date(2021, 9, 1),
    )
    known = exemplar_actions.record_commendation(entries[0].exemplars.get(), decision, **later)
    entry_actions.credit_entry(known, entries[0], effective_at=later["at"], **later)
    take(results(PRAISE))
    assert (Commendation.objects.get(), UpperPraise.objects.get().link) == (known, None)
    take(results(when="2021-09-05 11:00"))
    assert CommendationEntry.objects.get().undone_at is None


def test_a_later_answer_stands_in_place_of_an_earlier_one(sending, results, take, said):
    first = take(results(PRAISE))
    assert "Đã nhận kết quả này" in said(take, results(PRAISE))
    second = take(results(PRAISE, when="2021-09-05 11:00", mark=Decimal(8)))
    first.refresh_from_db()
    assert (first.replaced_at is None, facts.standing_outcomes(sending)) == (False, second)
    assert (Commendation.objects.count(), CommendationEntry.objects.get().undone_at) == (1, None)
    assert facts.praises_gone(sending) == []
    take(results(when="2021-09-05 12:00", prize=""))
    assert CommendationEntry.objects.get().undone_at is not None
    assert facts.praises_gone(sending) == [Commendation.objects.get()]
    take(results(PRAISE, when="2021-09-05 13:00"))
    assert CommendationEntry.objects.filter(undone_at=None).count() == 1


def test_terms_are_matched_by_key_then_by_name_then_by_people(season, results, take, said, later):
    plan = book_of(season, later["at"]).latest
    named = replace(PRAISE, form="bk", occasion="khac", occasion_name="ĐỘT XUẤT")
    take(results(replace(named, form_name="BẰNG KHEN")))
    assert (Commendation.objects.get().form, Commendation.objects.get().occasion) == ("bang_khen", "sudden")
    odd = results(
        replace(PRAISE, form="x", form_name="Huy hiệu", occasion="y", occasion_name="Cống hiến", number="9"),
        when="2021-09-05 11:00",
    )
    assert facts.unknown_terms(odd.results, plan) == ({"x": "Huy hiệu"}, {"y": "Cống hiến"})
    assert said(take, odd) == "Hãy chọn hình thức khen ở đây ứng với “Huy hiệu”."
    forms = {"x": "good_deed_title"}
    assert said(take, odd, forms=forms) == "Hãy chọn diện khen ở đây ứng với “Cống hiến”."
    assert Outcomes.objects.count() == 1
    take(odd, forms=forms, occasions={"y": "thematic"})
    assert Commendation.objects.filter(form="good_deed_title", occasion="thematic").exists()


def test_results_of_something_else_are_refused(entries, results, take, said):
    found = results(PRAISE)
    other = replace(found.results, answers="7d0f6c1e-2f6b-4f0e-9a52-0c6f0b8f5a77")
    assert said(take, Answered(other)) == "Kết quả này không phải của danh sách BD21-C01."
    strange = replace(found.results.outcomes[0], code=entries[2].code, uuid=str(entries[2].uuid))
    assert said(take, Answered(replace(found.results, outcomes=(strange,)))) == (
        "Bài BD21-B0003 trong kết quả không ở trong danh sách đã gửi."
    )
    of_another = results(replace(PRAISE, exemplar="BD21-D0002"))
    assert said(take, of_another) == (
        "Bài BD21-B0001 không viết về gương BD21-D0002 mà kết quả ghi là được khen."
    )
    to_come = results(replace(PRAISE, decided_on=date(2021, 12, 1)))
    assert "ngày này chưa đến" in said(take, to_come)
    assert not Outcomes.objects.exists()


@pytest.fixture
def marked_in_the_city(city, at, prized):
    """Mark what the city took in, give the first a prize and its exemplar a commendation."""

    def mark() -> None:
        rows = list(Entry.objects.filter(season=city.season).order_by("code"))
        who = {"by": city.yen, "at": at("2021-08-01 09:00")}
        for entry in rows:
            entry_actions.appraise(entry, eligible=True, reason="", **who)
        made = jury.make_round(city.season, RUBRIC, entries=[entry.pk for entry in rows], **who)
        invitation = jury.Invitation(name="Nguyễn Văn Giám", workplace="Hội Nhà văn")
        jury.invite(made, invitation, key="duong-dan", secret="abcd2345", **who)
        jury.assign(made, seed=1, **who)
        jury.open_round(made, **who)
        for sheet in made.panelists.get().sheets.select_related("numbered", "panelist"):
            given = jury.Given({"content": Decimal(9 if sheet.numbered.entry_id == rows[0].pk else 7)})
            jury.mark(sheet, given, by=sheet.panelist.code, at=who["at"])
        jury.close_round(made, **who)
        prized(city, rows[0])
        decision = exemplar_actions.Decision(
            level="host",
            form="bang_khen",
            occasion="good_deed",
            giver="Chủ tịch UBND thành phố",
            number="4001/QĐ-UBND",
            decided_on=date(2021, 7, 20),
        )
        given = exemplar_actions.record_commendation(rows[0].exemplars.get(), decision, **who)
        entry_actions.credit_entry(given, rows[0], effective_at=who["at"], **who)

    return mark


@pytest.mark.parametrize("way", ["bundle", "here"])
def test_from_the_district_to_the_city_and_back(
    way, ready, entries, partners, city, who, at_home, offered, marked_in_the_city, later, said
):
    sending = actions.send(ready, partners.city if way == "bundle" else city.season, **who)
    intake = actions.take_in(city.season, offered(sending), unit=city.unit, kinds={}, **city.who)
    refused = said(actions.answer, intake, **city.who)
    assert refused.startswith("Chưa có điểm chính thức, giải hay quyết định khen nào")
    marked_in_the_city()
    answer = actions.answer(intake, by=city.yen, at=later["at"])
    assert (answer.bundle is None, Answer.objects.count()) == (way == "here", 1)
    at_home("district")
    assert (facts.waiting_answer(sending) == answer) == (way == "here")
    found = facts.answered(sending, answer.stored.sha256)
    actions.take_outcomes(sending, found, actions.Mapped(), **later)
    first, second = Outcome.objects.order_by("entry__code")
    assert (first.entry, first.mark, first.prize, first.money) == (entries[0], 9, "Giải Nhất", 7_000_000)
    assert (second.entry, second.mark, second.prize) == (entries[1], 7, "")
    given = first.praises.get().commendation
    assert (given.level, given.exemplar, given.season) == ("upper", entries[0].exemplars.get(), ready.season)
    assert facts.waiting_answer(sending) is None


def test_a_bundle_of_the_other_kind_is_said(sending, city, at_home, said):
    at_home("city")
    content = facts.files.read(sending.stored)
    assert said(facts.results_in, content) == (
        "Gói này là danh sách bài của cấp dưới gửi lên; hãy nhận ở trang “Gói hồ sơ”."
    )
