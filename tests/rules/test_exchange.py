"""What two levels hand each other: it comes back as it was, and each fault has its own sentence."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from hoadep.rules.exchange import (
    Dispatch,
    Results,
    SentEntry,
    Told,
    dispatch_from,
    files_of,
    results_from,
)
from hoadep.rules.exchange_reading import parsed, read_record, written
from hoadep.rules.verdict import Refused

from .casebook import Case, cases, few
from .exchanged import DISPATCH, ENTRY, RESULTS, TOLD, UUID, records


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.verdict.reason


def test_both_come_back_as_they_were() -> None:
    assert dispatch_from(written(DISPATCH)) == DISPATCH
    assert results_from(written(RESULTS)) == RESULTS
    assert files_of(DISPATCH) == ["anh/BD21-B0001-1.jpg"]


@pytest.mark.parametrize("kind", [Dispatch, Results])
def test_whatever_the_bounds_allow_comes_back(kind: type) -> None:
    @few
    @given(records(kind))
    def comes_back(record: Any) -> None:
        assert read_record(kind, parsed(written(record), "Gói"), "Gói") == record
        assert written(read_record(kind, parsed(written(record), "Gói"), "Gói")) == written(record)

    comes_back()


def changed(case: Case) -> bytes:
    data = json.loads(written(DISPATCH))
    *path, last = case["chỗ"]
    place = data
    for step in path:
        place = place[step]
    if "ghi" in case:
        place[last] = case["ghi"]
    else:
        del place[last]
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize("case", cases("goi_ho_so"))
def test_each_fault_says_where_it_is(case: Case) -> None:
    assert refusal(lambda: dispatch_from(changed(case))) == case["thì"]


def entries(*found: SentEntry) -> bytes:
    return written(replace(DISPATCH, entries=found))


other = replace(ENTRY, code="BD21-B0002", uuid=UUID.format(2), photos=())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (entries(ENTRY, replace(other, code=ENTRY.code)), ", mã bài “BD21-B0001”: ghi hai lần."),
        (entries(ENTRY, replace(other, uuid=ENTRY.uuid)), f", mã định danh “{ENTRY.uuid}”: ghi hai lần."),
        (
            entries(ENTRY, replace(other, photos=ENTRY.photos)),
            ", tệp ảnh “anh/BD21-B0001-1.jpg”: ghi hai lần.",
        ),
        (
            entries(replace(ENTRY, photos=(ENTRY.photos[0], replace(ENTRY.photos[0], file="b.jpg")))),
            ", bài BD21-B0001, số ảnh “1”: ghi hai lần.",
        ),
        (
            entries(replace(ENTRY, exemplars=(TOLD, TOLD))),
            ", bài BD21-B0001, mã gương “BD21-D0001”: ghi hai lần.",
        ),
    ],
    ids=["code", "uuid", "photo's file", "photo's number", "exemplar"],
)
def test_nothing_stands_twice(content: bytes, said: str) -> None:
    assert refusal(lambda: dispatch_from(content)) == f"Nội dung gói hồ sơ{said}"


def test_one_exemplar_reads_alike_in_two_entries() -> None:
    told: Told = replace(TOLD, name="Nguyễn Thị Hạnh A")
    content = entries(ENTRY, replace(other, exemplars=(told,)))
    assert refusal(lambda: dispatch_from(content)) == "Gương BD21-D0001 được ghi khác nhau ở hai bài."
    assert dispatch_from(entries(ENTRY, other)).entries == (ENTRY, other)


def test_results_name_an_entry_once() -> None:
    twice = replace(RESULTS, outcomes=RESULTS.outcomes * 2)
    said = "Nội dung gói hồ sơ, mã bài “BD21-B0001”: ghi hai lần."
    assert refusal(lambda: results_from(written(twice))) == said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff", "không đọc được"),
        (b"{", "không đọc được"),
        (b'{"code":"a","code":"b"}', "không đọc được"),
        (b"[" * 100_000, "không đọc được"),
        (b'{"a":' + b"9" * 5_000 + b"}", "không đọc được"),
        (b"[]", "không đúng dạng"),
        (written(DISPATCH) + b"\n", "không viết theo đúng dạng chuẩn"),
    ],
    ids=["no text", "no JSON", "doubled key", "deep", "long number", "a list", "not canonical"],
)
def test_what_is_no_such_record_is_refused(content: bytes, said: str) -> None:
    assert refusal(lambda: dispatch_from(content)) == f"Nội dung gói hồ sơ: {said}."
