"""Award prospects from the database: who is credited with what, and what is kept."""

from hoadep.contest.awards import actions, facts
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Person
from hoadep.contest.plans import actions as plans
from hoadep.rules.verdict import Verdict

END = "2021-10-02 00:00"
MONTHS = ("2020-11", "2020-12", "2021-01", "2021-02", "2021-03", "2021-04", "2021-05")


def unit_verdict(season, code, as_of):
    (found,) = facts.unit_prospects(season, as_of=as_of, units=[code])
    return found.verdict


def part_about(verdict, words):
    return next(part for part in verdict.parts if words in part.reason)


def year_of_ward(season, unit, send, exemplar, *, entries, commended, commend):
    """A ward that sends two entries a month and whose first exemplars are commended in June."""
    sent = []
    for n in range(entries):
        about = exemplar(f"Người thứ {n} {unit.code}")
        sent.append((about, send(unit, f"{MONTHS[n // 2]}-05 10:00", about=about, eligible=True)))
    for about, entry in sent[:commended]:
        commend(about, entry, "2021-06-25")
    return sent


def judge_well(season, unit, cast, at):
    actions.judge(
        season,
        unit.code,
        "II.3.a",
        holds=True,
        reason="Phát động rộng.",
        by=cast.hoa,
        at=at("2021-09-20 09:00"),
    )


def test_ward_that_qualifies(season, units, cast, at, send, exemplar, commend):
    year_of_ward(season, units.ngoc_ha, send, exemplar, entries=14, commended=5, commend=commend)
    judge_well(season, units.ngoc_ha, cast, at)
    verdict = unit_verdict(season, "P-NGOCHA", at(END))
    assert verdict.answer == "met"
    assert len([code for code in verdict.evidence if "-D" in code]) == 5


def test_ward_that_misses_by_one_exemplar_commended_twice(season, units, cast, at, send, exemplar, commend):
    sent = year_of_ward(season, units.ngoc_ha, send, exemplar, entries=14, commended=4, commend=commend)
    commend(*sent[0], "2021-07-25")
    judge_well(season, units.ngoc_ha, cast, at)
    verdict = unit_verdict(season, "P-NGOCHA", at(END))
    route = part_about(verdict, "Còn thiếu 1 gương")
    assert (verdict.answer, route.answer) == ("not_met", "not_met")
    assert (route.parts[0].needed, route.parts[0].found) == (5, 4)


def test_ward_that_misses_its_quota_by_one(season, units, cast, at, send, exemplar, commend):
    year_of_ward(season, units.ngoc_ha, send, exemplar, entries=13, commended=5, commend=commend)
    judge_well(season, units.ngoc_ha, cast, at)
    verdict = unit_verdict(season, "P-NGOCHA", at(END))
    assert verdict.answer == "not_met"
    assert (verdict.parts[1].needed, verdict.parts[1].found) == (14, 13)


def test_ward_by_the_upper_route(season, units, cast, at, send, exemplar, commend):
    sent = year_of_ward(season, units.ngoc_ha, send, exemplar, entries=14, commended=0, commend=commend)
    commend(*sent[0], "2021-07-25", level="upper")
    judge_well(season, units.ngoc_ha, cast, at)
    assert unit_verdict(season, "P-NGOCHA", at(END)).answer == "met"


def test_without_a_persons_judgement_it_is_not_yet(season, units, cast, at, send, exemplar, commend):
    year_of_ward(season, units.ngoc_ha, send, exemplar, entries=14, commended=5, commend=commend)
    assert unit_verdict(season, "P-NGOCHA", at(END)).answer == "not_yet"


def test_yearly_commendations_and_later_ones_do_not_count(season, units, cast, at, send, exemplar, commend):
    sent = year_of_ward(season, units.ngoc_ha, send, exemplar, entries=14, commended=3, commend=commend)
    commend(*sent[5], "2021-06-26", occasion="yearly")
    commend(*sent[6], "2021-10-01")
    judge_well(season, units.ngoc_ha, cast, at)
    verdict = unit_verdict(season, "P-NGOCHA", at("2021-11-01 00:00"))
    assert part_about(verdict, "Còn thiếu 2 gương").parts[0].found == 3


def test_linked_persons_are_one_exemplar(season, units, cast, at, send, exemplar, commend):
    year_of_ward(season, units.ngoc_ha, send, exemplar, entries=14, commended=5, commend=commend)
    judge_well(season, units.ngoc_ha, cast, at)
    one, other = Person.objects.filter(name__startswith="Người thứ").order_by("pk")[:2]
    why = "Một người, hai cách viết tên."
    people.link_persons(one, other, reason=why, by=cast.hoa, at=at("2021-09-01 09:00"))
    assert unit_verdict(season, "P-NGOCHA", at("2021-08-31 00:00")).parts[-1].answer == "met"
    assert unit_verdict(season, "P-NGOCHA", at(END)).answer == "not_met"


def test_successor_inherits_what_a_merged_unit_sent(season, units, cast, at, send, exemplar, commend):
    year_of_ward(season, units.kim_ma, send, exemplar, entries=8, commended=3, commend=commend)
    sent = []
    for n in range(14):
        about = exemplar(f"Gương Ngọc Hà {n}")
        sent.append((about, send(units.ngoc_ha, f"{MONTHS[n // 2]}-08 10:00", about=about, eligible=True)))
    for about, entry in sent[:2]:
        commend(about, entry, "2021-06-25")
    judge_well(season, units.ngoc_ha, cast, at)
    people.succeed(
        units.kim_ma,
        units.ngoc_ha,
        whole=True,
        effective_at=at("2021-03-01 00:00"),
        reason="Sáp nhập hai phường.",
        by=cast.hoa,
        at=at("2021-03-01 08:00"),
    )
    heir = unit_verdict(season, "P-NGOCHA", at(END))
    gone = unit_verdict(season, "P-KIMMA", at(END))
    assert (heir.answer, gone.answer) == ("met", "not_met")
    assert (heir.parts[1].needed, heir.parts[1].found) == (22, 22)


def test_author_with_two_new_entries_on_two_commended_exemplars(
    season, units, cast, at, send, exemplar, commend
):
    author = None
    for n in (1, 2):
        about = exemplar(f"Gương {n}")
        entry = send(units.ngoc_ha, f"2021-0{n}-05 10:00", about=about, eligible=True)
        author = author or entry.authors.get()
        entry.authorships.update(person=author)
        commend(about, entry, "2021-06-25")
        new = {"holds": True, "reason": "Chưa nơi nào nêu."}
        actions.judge(season, entry.code, "II.3.b", **new, by=cast.hoa, at=at("2021-06-01 09:00"))
    (found,) = facts.author_prospects(season, as_of=at(END), authors=[author.code])
    assert found.verdict.answer == "met"


def test_stored_assessment_keeps_its_verdict_when_the_plan_changes(
    season, units, cast, at, send, exemplar, commend
):
    year_of_ward(season, units.ngoc_ha, send, exemplar, entries=14, commended=5, commend=commend)
    judge_well(season, units.ngoc_ha, cast, at)
    version, as_of = season.plans.get(), at(END)
    prospects = facts.unit_prospects(season, as_of=as_of, units=["P-NGOCHA"])
    (kept,) = actions.assess(season, version, prospects, as_of=as_of, by=cast.hoa, at=as_of)
    text = version.text.replace(
        'kinds = ["ward"]\nexemplars_host = 5', 'kinds = ["ward"]\nexemplars_host = 6'
    )
    plans.add_version(
        season,
        text=text,
        document=version.document,
        effective_at=at("2020-10-19 00:00"),
        corrects=True,
        reason="Đính chính ngưỡng.",
        by=cast.hoa.code,
        at=as_of,
    )
    kept.refresh_from_db()
    assert Verdict.from_json(kept.verdict).answer == "met"
    assert (kept.plan, unit_verdict(season, "P-NGOCHA", as_of).answer) == (version, "not_met")
