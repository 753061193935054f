"""Rounds and prizes in a plan's text: what cannot be marked or given is said at its key."""

import pytest

from hoadep.rules.plan import read_plan
from tests.rules.plan.test_reading import TEXT, WORDS, edited, faults_of

CRITERION = '{ key = "photos", name = "Ảnh và cách trình bày", most = 5 }'
THIRD = 'third_over = 15\nthird = "nearest"\n'

FAULTS = {
    "no criterion has a scale": (
        (CRITERION, CRITERION.replace("most = 5", "most = 0")),
        "rounds[1].criteria",
        "phải lớn hơn 0",
    ),
    "a criterion twice": ((CRITERION, CRITERION.replace("photos", "truth")), "rounds[1].criteria", "2 lần"),
    "a scale that the step does not fit": (
        (CRITERION, CRITERION.replace("most = 5", "most = 5.3")),
        "rounds[1].step",
        "không chia hết cho bước điểm",
    ),
    "no step": (("step = 0.5", "step = 0"), "rounds[1].step", "phải lớn hơn 0"),
    "a step that is no number": (("step = 0.5", 'step = "nửa"'), "rounds[1].step", "Phải là số"),
    "trimmed of two": (('combine = "mean"', 'combine = "trimmed"'), "rounds[1].combine", "ít nhất 3 phiếu"),
    "another way": (('combine = "mean"', 'combine = "median"'), "rounds[1].combine", "“mean” hoặc “trimmed”"),
    "a third that counts nobody knows how": (
        (THIRD, "third_over = 15\n"),
        "rounds[1].third",
        "được tính thế",
    ),
    "a third never asked for": ((THIRD, 'third = "all"\n'), "rounds[1].third", "third_over"),
    "a third for one mark": (
        ("marks_each = 2", "marks_each = 1"),
        "rounds[1].third_over",
        "không có hai điểm",
    ),
    "further apart than can be": (
        ("third_over = 15", "third_over = 100"),
        "rounds[1].third_over",
        "tối đa 100",
    ),
    "certain": (("confidence = 0.9", "confidence = 1.0"), "rounds[1].confidence", "dưới 1"),
    "a round twice": (('key = "final"', 'key = "preliminary"'), "rounds[2].key", "đã dùng ở trên"),
    "a prize twice": (('name = "Giải Nhì"', 'name = "Giải Nhất"'), "prizes[2].name", "đã ghi ở trên"),
    "more prizes than entries": (("number = 10\n", "number = 100\n"), "prizes", "Có 106 giải"),
    "no source": (
        ('combine = "mean"\nconfidence = 0.9\nsource = "office"', 'combine = "mean"\nconfidence = 0.9'),
        "rounds[1].source",
        "Thiếu mục này",
    ),
}


@pytest.mark.parametrize(("edit", "key", "message"), FAULTS.values(), ids=FAULTS)
def test_each_fault_stands_at_its_key(edit, key, message):
    faults = {fault.key: fault.message for fault in faults_of(edited(edit))}
    assert message in faults[key]


def test_prizes_need_entries_that_are_chosen():
    start, end = TEXT.index("[selection]"), TEXT.index("[[rounds]]")
    faults = {fault.key: fault.message for fault in faults_of(TEXT[:start] + TEXT[end:])}
    assert "không chọn bài" in faults["prizes"]


def test_what_the_shipped_round_says():
    preliminary, final = read_plan(TEXT, WORDS).rounds
    assert (preliminary.marks_each, preliminary.third, final.marks_each, final.third) == (
        2,
        "nearest",
        3,
        None,
    )
    assert sum(criterion.most for criterion in preliminary.criteria) == 100
