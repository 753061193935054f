"""Completeness of an entry: what is refused, warned of and noted, as the plan says."""

from typing import get_args

import pytest

from hoadep.rules.completeness import (
    JUDGES,
    AuthorData,
    EntryFacts,
    ExemplarData,
    Finding,
    judge_completeness,
)
from hoadep.rules.plan import Plan
from hoadep.rules.plan.schema import Completeness

from .casebook import Case, book, cases, plan_file, plan_of

EFFECTS = {"refuse": "chặn", "warn": "báo trước", "note": "ghi chú"}
PLAN = plan_file("kh-190-2020")
SAMPLE = book("ho_so_bai")["bài mẫu"]


def facts(plan: Plan, given: Case) -> EntryFacts:
    kinds = {kind.name: kind.key for kind in plan.entry_kinds}
    return EntryFacts(
        kind=kinds.get(given["thể loại"], ""),
        title=given["tên bài"],
        text=" ".join(["chữ"] * given["số chữ"]),
        authors=tuple(
            AuthorData(name=author["họ tên"], address=author["địa chỉ"], telephone=author["điện thoại"])
            for author in given["tác giả"]
        ),
        exemplars=tuple(
            ExemplarData(name=exemplar["tên"], place=exemplar["nơi ở"]) for exemplar in given["gương"]
        ),
        photos=given["ảnh"],
        extra=given["thông tin"],
        on_paper=given["bản giấy"],
    )


def said(finding: Finding) -> str:
    return f"{EFFECTS[finding.effect]}: {finding.verdict.reason}"


@pytest.mark.parametrize("case", cases("ho_so_bai"))
def test_what_is_lacking(case: Case) -> None:
    plan = plan_of(case)
    findings = judge_completeness(plan, facts(plan, SAMPLE | case["cho"]))
    lacking = [said(finding) for finding in findings if not finding.verdict.met]
    assert sorted(lacking) == sorted(case["thì"])


def test_every_rule_of_the_plan_is_answered_in_its_order() -> None:
    findings = judge_completeness(PLAN, facts(PLAN, SAMPLE))
    assert [(f.key, f.effect, f.verdict.clause) for f in findings] == [
        (rule.key, rule.effect, rule.clause) for rule in PLAN.completeness
    ]
    assert [f.verdict.reason for f in findings if f.key in ("words_most", "photo", "author_name")] == [
        "Đã ghi họ và tên của tác giả.",
        "Bài có 600 chữ, không quá 1.500 chữ theo thể lệ.",
        "Bài có 1 ảnh.",
    ]


def test_every_key_that_a_plan_may_use_has_its_judge() -> None:
    assert set(JUDGES) == set(get_args(Completeness.model_fields["key"].annotation))


@pytest.mark.parametrize(
    ("words", "on_paper", "met", "reason"),
    [
        (299, False, False, "Bài có 299 chữ, ngắn hơn 300 chữ theo thể lệ."),
        (300, False, True, "Bài có 300 chữ, không dưới 300 chữ theo thể lệ."),
        (0, True, True, "Bản giấy chờ nhập nội dung, chưa đếm chữ."),
    ],
)
def test_a_least_length(words: int, on_paper: bool, met: bool, reason: str) -> None:
    least = PLAN.completeness[0].model_copy(update={"key": "words_least", "limit": 300})
    plan = PLAN.model_copy(update={"completeness": (least,)})
    entry = facts(plan, SAMPLE | {"số chữ": words, "bản giấy": on_paper})
    (finding,) = judge_completeness(plan, entry)
    assert (finding.verdict.met, finding.verdict.reason) == (met, reason)
