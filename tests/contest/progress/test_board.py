"""The board as of any instant: what counts where, and in how many queries."""

from hoadep.contest.entries import actions as entries
from hoadep.contest.people import actions as people
from hoadep.contest.plans import actions as plans
from hoadep.contest.progress import actions, facts
from hoadep.rules.periods import period_of


def line(season, unit, counts, key, as_of):
    return facts.line_of(season, unit, counts, key, as_of=as_of)


def told(found):
    return found.owed, found.received, found.state


def test_board_changes_at_the_last_good_minute(season, units, at):
    before = facts.board(season, as_of=at("2021-03-09 23:59"))
    after = facts.board(season, as_of=at("2021-03-10 00:00"))
    changed = [
        (a.unit, a.counts, a.period.key, a.state, b.state)
        for a, b in zip(before.lines, after.lines, strict=True)
        if (a.state, a.owed, a.received, a.late) != (b.state, b.owed, b.received, b.late)
    ]
    assert sorted(changed) == [
        ("P-KIMMA", "nominations", "2021-03", "not_yet", "missing"),
        ("P-NGOCHA", "nominations", "2021-03", "not_yet", "missing"),
        ("TH-CUBA", "nominations", "2021-03", "not_yet", "missing"),
    ]


def test_nomination_of_the_9th_and_of_the_10th(season, units, cast, at, nominate, exemplar):
    nominate(units.cu_ba, "2021-03-09 23:59:59", whom=exemplar("Vũ Thị Mai"))
    nominate(units.cu_ba, "2021-04-10 00:00:00", whom=exemplar("Lê Văn Sáu"))
    as_of = at("2021-04-11 00:00")
    assert told(line(season, units.cu_ba, "nominations", "2021-03", as_of)) == (1, 1, "met")
    assert told(line(season, units.cu_ba, "nominations", "2021-04", as_of)) == (1, 0, "missing")
    made_good = line(season, units.cu_ba, "nominations", "2021-05", as_of)
    assert (*told(made_good), made_good.late) == (1, 1, "met", 1)


def test_receiving_late_does_not_change_the_duty(season, units, cast, at, send, exemplar):
    entry = send(units.cu_ba, "2021-02-28 16:00", about=exemplar("Vũ Thị Mai"))
    entries.receive(entry, by=cast.hoa, at=at("2021-03-12 09:00"))
    found = line(season, units.cu_ba, "entries", "2021-02", at("2021-03-01 00:00"))
    assert (*told(found), found.acknowledged) == (1, 1, "met", 0)
    later = line(season, units.cu_ba, "entries", "2021-02", at("2021-03-13 00:00"))
    assert (*told(later), later.acknowledged) == (1, 1, "met", 1)


def test_returned_entry_keeps_its_place_when_it_comes_back_in_time(season, units, cast, at, send, exemplar):
    entry = send(units.cu_ba, "2021-02-20 16:00", about=exemplar("Vũ Thị Mai"))
    due = {"reason": "Thiếu nơi ở của gương.", "due_at": at("2021-03-10 00:00")}
    entries.return_for_changes(entry, **due, by=cast.hoa, at=at("2021-02-26 10:00"))
    away = line(season, units.cu_ba, "entries", "2021-02", at("2021-03-02 00:00"))
    assert told(away) == (1, 0, "missing")
    entries.submit(entry, by=cast.binh, at=at("2021-03-05 10:00"))
    entries.approve(entry, appraisal="Đã bổ sung.", by=cast.binh, at=at("2021-03-05 11:00"))
    back = line(season, units.cu_ba, "entries", "2021-02", at("2021-03-06 00:00"))
    assert told(back) == (1, 1, "met")


def test_returned_entry_that_comes_back_too_late_counts_when_it_comes(
    season, units, cast, at, send, exemplar
):
    entry = send(units.cu_ba, "2021-02-20 16:00", about=exemplar("Vũ Thị Mai"))
    due = {"reason": "Thiếu nơi ở của gương.", "due_at": at("2021-03-01 00:00")}
    entries.return_for_changes(entry, **due, by=cast.hoa, at=at("2021-02-26 10:00"))
    entries.submit(entry, by=cast.binh, at=at("2021-03-05 10:00"))
    entries.approve(entry, appraisal="Đã bổ sung.", by=cast.binh, at=at("2021-03-05 11:00"))
    as_of = at("2021-04-01 00:00")
    assert told(line(season, units.cu_ba, "entries", "2021-02", as_of)) == (1, 0, "missing")
    assert told(line(season, units.cu_ba, "entries", "2021-03", as_of)) == (1, 1, "met")


def test_withdrawn_entry_leaves_the_counts_from_that_step_on(season, units, cast, at, send, exemplar):
    entry = send(units.cu_ba, "2021-02-20 16:00", about=exemplar("Vũ Thị Mai"))
    entries.withdraw(entry, reason="Tác giả xin rút.", by=cast.hoa, at=at("2021-03-15 10:00"))
    earlier = line(season, units.cu_ba, "entries", "2021-02", at("2021-03-15 09:59"))
    later = line(season, units.cu_ba, "entries", "2021-02", at("2021-03-15 10:00"))
    assert (told(earlier), told(later)) == ((1, 1, "met"), (1, 0, "missing"))


def test_extension_moves_the_end_for_one_unit(season, units, cast, at, nominate, exemplar):
    plan = facts.board(season, as_of=at("2021-03-01 00:00")).book.latest
    actions.extend(
        season,
        period_of(plan, "nominations", "2021-03"),
        ends_at=at("2021-03-13 00:00"),
        reason="Đơn vị bị cách ly.",
        unit=units.ngoc_ha,
        by=cast.hoa,
        at=at("2021-03-05 09:00"),
    )
    for unit in (units.ngoc_ha, units.kim_ma):
        for name in ("Vũ Thị Mai", "Lê Văn Sáu"):
            nominate(unit, "2021-03-12 10:00", whom=exemplar(name))
    as_of = at("2021-03-12 12:00")
    assert told(line(season, units.ngoc_ha, "nominations", "2021-03", as_of)) == (2, 2, "met")
    assert told(line(season, units.kim_ma, "nominations", "2021-03", as_of)) == (2, 0, "missing")


def test_amendment_judges_periods_that_end_after_it(season, units, cast, at):
    version = season.plans.get()
    text = version.text.replace(
        'kinds = ["school"]\nowed = 1\nevery = "month"\nsource = "plan"\nclause = "III.3.a"',
        'kinds = ["school"]\nowed = 3\nevery = "month"\nsource = "plan"\nclause = "III.3.a"',
    )
    assert text != version.text
    plans.add_version(
        season,
        text=text,
        document=version.document,
        effective_at=at("2021-03-01 00:00"),
        by=cast.hoa.code,
        at=at("2021-02-20 09:00"),
    )
    owed = {
        found.period.key: found.owed
        for found in facts.board(season, as_of=at("2021-06-01 00:00"), units=["TH-CUBA"]).lines
        if found.counts == "nominations"
    }
    assert (owed["2021-02"], owed["2021-03"], owed["2021-04"]) == (1, 3, 3)
    still = facts.board(season, as_of=at("2021-02-25 00:00"), units=["TH-CUBA"]).lines
    assert {found.owed for found in still if found.counts == "nominations"} == {1}


def test_known_at_leaves_out_what_was_recorded_later(season, units, at, nominate, exemplar):
    nomination = nominate(units.cu_ba, "2021-03-05 10:00", whom=exemplar("Vũ Thị Mai"))
    learned = nomination.steps.get().recorded_at
    as_of = at("2021-04-01 00:00")

    def received(known_at):
        found = facts.board(season, as_of=as_of, known_at=known_at, units=["TH-CUBA"])
        return sum(found_line.received for found_line in found.lines)

    earlier = season.plans.get().recorded_at
    assert (received(learned), received(earlier)) == (1, 0)


def test_number_of_queries_does_not_grow(
    season, units, at, nominate, exemplar, django_assert_max_num_queries
):
    for n in range(6):
        nominate(units.ngoc_ha, f"2021-0{n + 1}-05 10:00", whom=exemplar(f"Người thứ {n}"))
    people.make_unit(code="P-X", name="Phường X", short_name="X", by=people.SYSTEM, at=at("2020-10-20 08:00"))
    with django_assert_max_num_queries(8):
        assert len(list(facts.board(season, as_of=at("2021-06-01 00:00")).lines)) > 50
