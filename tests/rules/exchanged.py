"""A dispatch and results to try things on, and any others that a record's own bounds allow."""

import types
from dataclasses import is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st

from hoadep.rules.exchange import Dispatch, Outcome, Picture, Praise, Results, SentEntry, Told, Writer
from hoadep.rules.exchange_reading import Called
from hoadep.vietnamese.text import clean, one_line

UUID = "7d0f6c1e-2f6b-4f0e-9a52-0c6f0b8f5a0{}"

TOLD = Told(code="BD21-D0001", name="Nguyễn Thị Hạnh", sort="person", place="Tổ 5, phường Ngọc Hà")
ENTRY = SentEntry(
    code="BD21-B0001",
    uuid=UUID.format(1),
    kind="article",
    kind_name="Bài viết",
    title="Bếp ăn lúc nửa đêm",
    text="Mười hai năm nay, chị Hạnh nấu cháo.\nNgõ nhỏ ấm lên.",
    unit="Phường Ngọc Hà",
    mark=Decimal("8.75"),
    prize="",
    authors=(Writer(code="N000012", name="Trần Thị Lan", born=1949, address="Số 3 ngõ 12"),),
    exemplars=(TOLD,),
    photos=(Picture(n=1, file="anh/BD21-B0001-1.jpg", caption="Chị Hạnh bên bếp"),),
    details=(),
)
DISPATCH = Dispatch(
    uuid=UUID.format(9),
    sender="Ủy ban nhân dân quận Ba Đình",
    season="BD21",
    season_name="Những bông hoa đẹp 2021",
    level="host",
    code="BD21-C01",
    title="50 bài gửi cấp trên",
    number="812/QĐ-UBND",
    decided_on=date(2021, 5, 20),
    decided_by="Chủ tịch",
    sent_at=datetime(2021, 5, 21, 2, 30, tzinfo=UTC),
    entries=(ENTRY,),
)
PRAISE = Praise(
    exemplar="BD21-D0001",
    form="bang_khen",
    form_name="Bằng khen",
    occasion="ntvt",
    occasion_name="Người tốt, việc tốt",
    giver="Chủ tịch Ủy ban nhân dân thành phố Hà Nội",
    number="4001/QĐ-UBND",
    decided_on=date(2021, 9, 1),
)
RESULTS = Results(
    uuid=UUID.format(8),
    answers=DISPATCH.uuid,
    sender="Ban Tổ chức Cuộc thi Thành phố",
    season="HN21",
    given_at=datetime(2021, 9, 5, 3, 0, tzinfo=UTC),
    outcomes=(
        Outcome(
            code=ENTRY.code,
            uuid=ENTRY.uuid,
            mark=Decimal("9.1"),
            prize="Giải Nhì",
            money=5_000_000,
            praises=(PRAISE,),
        ),
    ),
)


def records(kind: type) -> st.SearchStrategy[Any]:
    """Any record of that class within the bounds of its fields."""
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{name: _values(*get_args(hint)) for name, hint in hints.items()})


def _values(hint: Any, called: Called) -> st.SearchStrategy[Any]:
    if isinstance(hint, types.UnionType):
        return st.none() | _values(get_args(hint)[0], called)
    if get_args(hint) and is_dataclass(get_args(hint)[0]):
        return st.lists(records(get_args(hint)[0]), min_size=called.least, max_size=2).map(tuple)
    if hint is str:
        return _texts(called)
    return {
        int: st.integers(called.least, called.most),
        Decimal: st.integers(0, called.most * 100).map(lambda n: Decimal(n) / 100),
        date: st.dates(),
        datetime: st.datetimes(timezones=st.just(UTC)),
    }[hint]


def _texts(called: Called) -> st.SearchStrategy[str]:
    if called.uuid:
        return st.uuids().map(str)
    shape = clean if called.lines else one_line
    texts = st.text(max_size=30).map(lambda text: shape(text)[: called.most]).map(shape)
    return texts.filter(lambda text: called.least <= len(text) <= called.most)
