"""A plan's text is checked completely: every fault has its line, its key and a plain Vietnamese message."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoadep.rules.plan import PlanFaults, read_plan
from hoadep.rules.plan.lines import Lines

PLANS = Path(__file__).parents[3] / "plans"
TEXT = (PLANS / "kh-190-2020.toml").read_text(encoding="utf-8")
WORDS = (PLANS / "kh-190-2020.txt").read_text(encoding="utf-8")


def faults_of(text, document=WORDS):
    with pytest.raises(PlanFaults) as raised:
        read_plan(text, document)
    return raised.value.faults


def edited(*edits):
    """The text of plan 190 with each (old, new) replaced once."""
    text = TEXT
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize("name", ["kh-190-2020", "kh-phuong-2026"])
def test_plans_that_ship_are_sound(name):
    plan = read_plan(
        (PLANS / f"{name}.toml").read_text(encoding="utf-8"),
        (PLANS / f"{name}.txt").read_text(encoding="utf-8"),
    )
    assert plan.plan.document == f"{name}.txt"


def test_the_upper_levels_plan_says_that_its_text_is_not_to_hand():
    plan = read_plan((PLANS / "kh-01-2020-thanh-pho.toml").read_text(encoding="utf-8"), "")
    assert (plan.season.code, plan.plan.document) == ("HN21", "")
    assert [one.file for one in plan.attachments] == ["", ""]
    assert {one.source for one in (*plan.levels, *plan.unit_kinds, *plan.forms)} == {"office", "document"}
    below = read_plan(TEXT, WORDS)
    assert {kind.key for kind in below.entry_kinds} == {kind.key for kind in plan.entry_kinds}


FAULTS = {
    "unknown key": (
        ('signer = "Phạm', 'nguoi_ky = "x"\nsigner = "Phạm'),
        "plan.nguoi_ky",
        "Không có mục này",
    ),
    "missing key": (('signer = "Phạm Thị Diễm"\n', ""), "plan.signer", "Thiếu mục này"),
    "missing clause": (
        (
            'clause = "III.3.b"\nquote = "Đối với các trường học: Có ít nhất từ 01 bài',
            'quote = "Đối với các trường học: Có ít nhất từ 01 bài',
        ),
        "unit_kinds[10].clause",
        "phải nêu điểm khoản",
    ),
    "quote not in the text": (
        ("Đối với các phường: Có ít nhất 02 bài viết", "Đối với các phường: Có ít nhất 03 bài viết"),
        "unit_kinds[1].quote",
        "sai từ chữ “03”",
    ),
    "unknown kind": (
        ('kinds = ["ward"]\nowed = 2\nevery = "month"', 'kinds = ["hamlet"]\nowed = 2\nevery = "month"'),
        "quotas[1].kinds",
        "Không có loại đơn vị “hamlet”",
    ),
    "window ends before it begins": (
        ("closes_on = 2021-05-31", "closes_on = 2020-05-31"),
        "windows.entries.closes_on",
        "trước ngày đầu",
    ),
    "periods out of order": (
        ('months = ["2020-11", "2021-05"]', 'months = ["2021-05", "2020-11"]'),
        "windows.entries.months",
        "sau kỳ cuối",
    ),
    "period badly written": (
        ('months = ["2020-11", "2021-05"]', 'months = ["11/2020", "05/2021"]'),
        "windows.entries.months",
        "viết như “2020-11”",
    ),
    "threshold that cannot be met": (
        ("entries = 2\nexemplars_host = 2", "entries = 2\nexemplars_host = 3"),
        "author_award.exemplars_host",
        "Không thể đạt",
    ),
    "quota of nothing": (
        ('owed = 2\nevery = "month"', 'owed = 0\nevery = "month"'),
        "quotas[1].owed",
        "quá nhỏ",
    ),
    "no such choice": (
        ('every = "month"', 'every = "week"'),
        "quotas[1].every",
        "Chọn một trong: “month” hoặc “quarter”",
    ),
    "date that is none": (
        ("before = 2021-05-25", 'before = "tháng Năm"'),
        "selection.before",
        "Phải là ngày",
    ),
    "milestone outside the season": (
        ("\non = 2021-03-01", "\non = 2019-03-01"),
        "milestones[1].on",
        "ngoài mùa thi",
    ),
    "key used twice": (('key = "radio"', 'key = "press"'), "entry_kinds[3].key", "đã dùng ở trên"),
    "unknown office": (
        ('who = "finance_office"', 'who = "kho_bac"'),
        "tasks[16].who",
        "Không có cơ quan “kho_bac”",
    ),
    "kind in no block": (
        (
            'name = "Khối trường học"\nkinds = ["school"]',
            'name = "Khối trường học"\nkinds = []',
        ),
        "unit_kinds[10].key",
        "chưa thuộc khối nào",
    ),
    "no such time zone": (
        ('timezone = "Asia/Ho_Chi_Minh"', 'timezone = "Hà Nội"'),
        "plan.timezone",
        "Không có múi giờ",
    ),
    "office rule without reason": (
        ('reason = "Khen đột xuất gắn với việc làm cụ thể của gương."', 'reason = ""'),
        "occasions[2].reason",
        "phải nêu lý do",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_gets_one_message_at_its_line(name):
    edit, key, message = FAULTS[name]
    text = edited(edit)
    (fault,) = faults_of(text)
    assert (fault.key, message in fault.message) == (key, True)
    assert 1 < fault.line <= len(text.splitlines())


def test_ten_different_faults_get_ten_messages():
    chosen = [
        "unknown key",
        "quote not in the text",
        "unknown kind",
        "window ends before it begins",
        "threshold that cannot be met",
        "no such choice",
        "milestone outside the season",
        "key used twice",
        "unknown office",
        "no such time zone",
    ]
    edits = [FAULTS[name][0] for name in chosen if name != "no such choice"]
    edits.append(('every = "quarter"', 'every = "week"'))
    faults = faults_of(edited(*edits))
    assert len(faults) == 10, "\n".join(map(str, faults))
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


def test_line_of_a_fault_is_the_line_of_its_key():
    text = edited(("before_day = 10", "before_day = 40"))
    (fault,) = faults_of(text)
    assert text.splitlines()[fault.line - 1] == "before_day = 40"


def test_broken_toml_tells_the_line():
    (fault,) = faults_of(edited(('number = "190/KH-UBND"', 'number = "190/KH-UBND')))
    assert fault.line == 7


def test_quotation_needs_the_plans_words():
    assert {fault.key.rpartition(".")[2] for fault in faults_of(TEXT, "")} == {"quote"}


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    with pytest.raises(PlanFaults):
        read_plan(text, WORDS)


@given(st.text(alphabet="[]=\".\n#a'", max_size=200))
def test_lines_of_any_text(text):
    assert Lines(text).of(("a", 0, "b")) >= 1
