"""The command line: a plan checked, shown and adopted; the board and the verdicts as documented JSON."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from hoadep.contest.people import actions as people
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.files import read_files
from hoadep.contest.plans.models import Plan, Season

PLAN = settings.PROJECT / "plans" / "kh-190-2020.toml"
VERDICT = {"subject", "kind", "clause", "answer", "reason", "evidence", "parts"}


def said(*arguments, **options):
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def edited(tmp_path):
    """A plan file with some words replaced, its document beside it."""

    def write(*edits):
        text = PLAN.read_text(encoding="utf-8")
        for old, new in edits:
            text = text.replace(old, new, 1)
        (tmp_path / "kh-190-2020.txt").write_bytes(PLAN.with_suffix(".txt").read_bytes())
        file = tmp_path / "plan.toml"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return write


def test_sound_plan_is_checked_in_silence():
    assert said("plan", "check", str(PLAN)) == ""


def test_each_fault_is_a_line_and_the_end_is_1(edited):
    file = edited(("before_day = 10", "before_day = 40"), ("\non = 2021-03-01", "\non = 2019-03-01"))
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("plan", "check", file, stdout=out)
    assert (ended.value.code, len(out.getvalue().splitlines())) == (1, 2)


def test_missing_file_is_told():
    with pytest.raises(CommandError, match="Không đọc được tệp"):
        said("plan", "check", "khong-co.toml")


def test_plan_as_json(capsys):
    said("plan", "show", str(PLAN), "--json")
    assert json.loads(capsys.readouterr().out)["season"]["code"] == "BD21"


@pytest.mark.django_db
def test_adopting_opens_the_season_then_amends_it(edited):
    said("plan", "adopt", str(PLAN), "--from", "2020-10-19")
    changed = edited(('kinds = ["ward"]\nowed = 2', 'kinds = ["ward"]\nowed = 3'))
    said("plan", "adopt", changed, "--from", "2021-03-01")
    assert [version.n for version in Plan.objects.all()] == [1, 2]
    with pytest.raises(CommandError, match="phải nêu lý do"):
        said("plan", "adopt", changed, "--from", "2021-03-01", "--correct")


@pytest.fixture
def one_school(db, at):
    """A season with one school that has sent nothing."""
    by = people.system_account(at=at("2020-10-19 08:00")).code
    who = {"by": by, "at": at("2020-10-19 08:00")}
    season = plans.open_season(*read_files(PLAN), **who)
    return people.make_participant(
        season, code="TH-CUBA", name="TH Cu Ba", short_name="TH Cu Ba", kind="school", **who
    )


def test_board_as_documented(one_school, capsys):
    said("board", "--json", "--as-of", "2021-03-09T23:59+07:00")
    lines = json.loads(capsys.readouterr().out)
    (march,) = (line for line in lines if (line["counts"], line["period"]) == ("nominations", "2021-03"))
    assert march == {
        "unit": "TH-CUBA",
        "block": "schools",
        "counts": "nominations",
        "period": "2021-03",
        "owed": 1,
        "received": 0,
        "late": 0,
        "state": "not_yet",
        "clause": "III.3.a",
    }


def test_verdicts_as_documented(one_school, capsys):
    said("verdicts", "--json", "--unit", "TH-CUBA", "--as-of", "2021-03-09")
    (verdict,) = json.loads(capsys.readouterr().out)
    assert verdict.keys() >= VERDICT
    assert (verdict["subject"], verdict["kind"], verdict["answer"]) == ("TH-CUBA", "unit", "not_yet")


@pytest.mark.django_db
def test_commands_that_mean_a_season_list_the_choices():
    with pytest.raises(CommandError, match="chưa có mùa nào"):
        said("board")
    said("plan", "adopt", str(PLAN), "--from", "2020-10-19")
    with pytest.raises(CommandError, match="BD21"):
        said("board", "--season", "KHAC")
    assert Season.objects.count() == 1
