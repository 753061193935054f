"""What two levels hand each other: chosen entries upwards, marks, prizes and commendations back."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, TypeVar

from hoadep.rules.exchange_reading import Called, parsed, read_record, written
from hoadep.rules.verdict import Refused, not_met

VERSION = 1
DISPATCH, RESULTS = "dispatch", "results"

Payload = TypeVar("Payload", "Dispatch", "Results")


@dataclass(frozen=True, kw_only=True)
class Writer:
    """An author under the sender's code, without telephone and e-mail: whoever needs them asks the sender."""

    code: Annotated[str, Called("mã tác giả", least=1, most=40)]
    name: Annotated[str, Called("họ và tên", least=1)]
    born: Annotated[int | None, Called("năm sinh", least=1850, most=2200)]
    address: Annotated[str, Called("địa chỉ", most=250)]


@dataclass(frozen=True, kw_only=True)
class Told:
    """An exemplar under the sender's code. `sort` is "person", "household", "group" or "collective"."""

    code: Annotated[str, Called("mã gương", least=1, most=40)]
    name: Annotated[str, Called("tên gương", least=1)]
    sort: Annotated[str, Called("loại gương", least=1, most=12)]
    place: Annotated[str, Called("nơi ở, học tập, công tác", most=250)]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A photo: its number in the text, its file in the bundle, its caption."""

    n: Annotated[int, Called("số thứ tự", least=1, most=999)]
    file: Annotated[str, Called("tên tệp", least=1, most=100)]
    caption: Annotated[str, Called("chú thích", most=300)]


@dataclass(frozen=True, kw_only=True)
class Detail:
    """What the plan asks of an entry of this kind beside its text: the newspaper, the day it appeared."""

    key: Annotated[str, Called("tên mục", least=1, most=60)]
    value: Annotated[str, Called("nội dung", most=2_000, lines=True)]


@dataclass(frozen=True, kw_only=True)
class SentEntry:
    """A chosen entry whole, under the sender's code; `mark` as the sender's jury gave it."""

    code: Annotated[str, Called("mã bài", least=1, most=40)]
    uuid: Annotated[str, Called("mã định danh", uuid=True)]
    kind: Annotated[str, Called("thể loại", least=1, most=40)]
    kind_name: Annotated[str, Called("tên thể loại", least=1)]
    title: Annotated[str, Called("tên bài", least=1, most=300)]
    text: Annotated[str, Called("nội dung", most=2_000_000, lines=True)]
    unit: Annotated[str, Called("đơn vị", most=200)]
    mark: Annotated[Decimal | None, Called("điểm", most=1_000_000)]
    prize: Annotated[str, Called("giải", most=100)]
    authors: Annotated[tuple[Writer, ...], Called("tác giả")]
    exemplars: Annotated[tuple[Told, ...], Called("gương")]
    photos: Annotated[tuple[Picture, ...], Called("ảnh")]
    details: Annotated[tuple[Detail, ...], Called("thông tin thêm")]


@dataclass(frozen=True, kw_only=True)
class Dispatch:
    """A decided list with its entries, as one level sends it to the next above."""

    uuid: Annotated[str, Called("mã gói", uuid=True)]
    sender: Annotated[str, Called("nơi gửi", least=1)]
    season: Annotated[str, Called("mã cuộc thi", least=1, most=40)]
    season_name: Annotated[str, Called("tên cuộc thi", least=1)]
    level: Annotated[str, Called("cấp gửi", least=1, most=12)]
    code: Annotated[str, Called("mã danh sách", least=1, most=40)]
    title: Annotated[str, Called("tên danh sách", least=1)]
    number: Annotated[str, Called("số quyết định", most=60)]
    decided_on: Annotated[date, Called("ngày quyết định")]
    decided_by: Annotated[str, Called("người quyết định")]
    sent_at: Annotated[datetime, Called("thời điểm gửi")]
    entries: Annotated[tuple[SentEntry, ...], Called("bài", least=1)]


@dataclass(frozen=True, kw_only=True)
class Praise:
    """A commendation of an exemplar, under the code by which the receiver had sent it."""

    exemplar: Annotated[str, Called("mã gương", least=1, most=40)]
    form: Annotated[str, Called("hình thức khen", least=1, most=40)]
    form_name: Annotated[str, Called("tên hình thức khen", least=1)]
    occasion: Annotated[str, Called("diện khen", least=1, most=40)]
    occasion_name: Annotated[str, Called("tên diện khen", least=1)]
    giver: Annotated[str, Called("người khen", least=1)]
    number: Annotated[str, Called("số quyết định", least=1, most=60)]
    decided_on: Annotated[date, Called("ngày quyết định")]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one entry, under the code by which the receiver had sent it; `money` in đồng."""

    code: Annotated[str, Called("mã bài", least=1, most=40)]
    uuid: Annotated[str, Called("mã định danh", uuid=True)]
    mark: Annotated[Decimal | None, Called("điểm", most=1_000_000)]
    prize: Annotated[str, Called("giải", most=100)]
    money: Annotated[int, Called("tiền thưởng", most=2_000_000_000)]
    praises: Annotated[tuple[Praise, ...], Called("khen thưởng")]


@dataclass(frozen=True, kw_only=True)
class Results:
    """The answer to a dispatch; a later one stands in place of an earlier one."""

    uuid: Annotated[str, Called("mã gói", uuid=True)]
    answers: Annotated[str, Called("gói được trả lời", uuid=True)]
    sender: Annotated[str, Called("nơi gửi", least=1)]
    season: Annotated[str, Called("mã cuộc thi", least=1, most=40)]
    given_at: Annotated[datetime, Called("thời điểm gửi")]
    outcomes: Annotated[tuple[Outcome, ...], Called("bài", least=1)]


def dispatch_from(content: bytes) -> Dispatch:
    """Read a dispatch. Raises `Refused` with a sentence that says where the first fault is."""
    found = _read(Dispatch, content)
    _once_each("mã bài", (entry.code for entry in found.entries))
    _once_each("mã định danh", (entry.uuid for entry in found.entries))
    _once_each("tệp ảnh", files_of(found))
    told: dict[str, Told] = {}
    for entry in found.entries:
        _once_each(f"bài {entry.code}, số ảnh", (str(photo.n) for photo in entry.photos))
        _once_each(f"bài {entry.code}, mã gương", (one.code for one in entry.exemplars))
        _once_each(f"bài {entry.code}, thông tin thêm", (one.key for one in entry.details))
        for one in entry.exemplars:
            if told.setdefault(one.code, one) != one:
                raise Refused(not_met("", f"Gương {one.code} được ghi khác nhau ở hai bài."))
    return found


def results_from(content: bytes) -> Results:
    """Read results. Raises `Refused` likewise."""
    found = _read(Results, content)
    _once_each("mã bài", (outcome.code for outcome in found.outcomes))
    return found


def files_of(dispatch: Dispatch) -> list[str]:
    """The files that must come with a dispatch: its photos."""
    return [photo.file for entry in dispatch.entries for photo in entry.photos]


def _read(kind: type[Payload], content: bytes) -> Payload:
    where = "Nội dung gói hồ sơ"
    found = read_record(kind, parsed(content, where), where)
    if written(found) != content:
        raise Refused(not_met("", f"{where}: không viết theo đúng dạng chuẩn."))
    return found


def _once_each(what: str, values: Iterable[str]) -> None:
    doubled = [value for value, many in Counter(values).items() if many > 1]
    if doubled:
        raise Refused(not_met("", f"Nội dung gói hồ sơ, {what} “{doubled[0]}”: ghi hai lần."))
