"""Writes frozen dataclasses as canonical JSON and reads them back, trusting nothing that was sent."""

import json
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NoReturn, TypeVar, get_args, get_type_hints

from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import clean, one_line

Record = TypeVar("Record")

MOST_OF_A_LIST = 5_000
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DECIMAL = re.compile(r"\d{1,9}(\.\d{1,9})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Called:
    """A field as the reader of a message knows it, and its bounds.

    `most` bounds the characters of a text or the size of a number, `least` what must be there: characters,
    the smallest number, or members of a list. A text has one line unless `lines`.
    """

    name: str
    most: int = 200
    least: int = 0
    lines: bool = False
    uuid: bool = False


def written(record: Any) -> bytes:
    """The record as canonical JSON: keys in order, no spaces, UTF-8."""
    data = asdict(record)
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return text.encode()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f")


def fitted(kind: type[Record], /, **given: Any) -> Record:
    """A record of these values, each text put into one line or cleaned, and cut to what its field bounds."""
    hints = get_type_hints(kind, include_extras=True)
    return kind(**{name: _fitting(value, get_args(hints[name])[1]) for name, value in given.items()})


def _fitting(value: Any, called: Called) -> Any:
    if not isinstance(value, str):
        return value
    shape = clean if called.lines else one_line
    return shape(shape(value)[: called.most])


def parsed(content: bytes, where: str) -> Mapping[str, Any]:
    """The object that the bytes hold as JSON. Raises `Refused` for anything else, doubled keys included."""
    try:
        data = json.loads(content.decode(), object_pairs_hook=_once_each)
    except (ValueError, RecursionError):
        _refuse(where, "không đọc được")
    if not isinstance(data, dict):
        _refuse(where, "không đúng dạng")
    return data


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def read_record(kind: type[Record], data: object, where: str) -> Record:
    """The record of that class. Raises `Refused` with the place of the first fault in words."""
    if not isinstance(data, dict):
        _refuse(where, "không đúng dạng")
    hints = get_type_hints(kind, include_extras=True)
    for key in sorted(data.keys() - hints.keys()):
        _refuse(where, f"có mục lạ “{one_line(key)[:40]}”")
    for key in sorted(hints.keys() - data.keys()):
        _refuse(where, f"thiếu {hints[key].__metadata__[0].name}")
    return kind(**{name: _read(hint, data[name], where) for name, hint in hints.items()})


def _read(annotated: Any, value: object, where: str) -> Any:
    hint, called = get_args(annotated)
    if isinstance(hint, types.UnionType):
        if value is None:
            return None
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_args(hint):
        return _many(get_args(hint)[0], called, value, where)
    return _READERS[hint](value, f"{where}, {called.name}", called)


def _many(kind: type, called: Called, value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list) or len(value) > MOST_OF_A_LIST:
        _refuse(f"{where}, {called.name}", "không đúng dạng")
    if len(value) < called.least:
        _refuse(where, f"phải có ít nhất {called.least} {called.name}")
    return tuple(read_record(kind, part, f"{where}, {called.name} {n}") for n, part in enumerate(value, 1))


def _text(value: object, where: str, called: Called) -> str:
    if not isinstance(value, str):
        _refuse(where, "phải là chữ")
    if len(value) > called.most:
        _refuse(where, f"dài quá {called.most} ký tự")
    if value != (clean(value) if called.lines else one_line(value)):
        _refuse(where, "có ký tự không được phép")
    if len(value) < called.least:
        _refuse(where, "để trống")
    if called.uuid and not UUID.fullmatch(value):
        _refuse(where, "không đúng dạng")
    return value


def _number(value: object, where: str, called: Called) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        _refuse(where, "phải là số nguyên")
    if not called.least <= value <= called.most:
        _refuse(where, f"phải từ {called.least} đến {called.most}")
    return value


def _decimal(value: object, where: str, called: Called) -> Decimal:
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        _refuse(where, "phải là số viết dạng 8.75")
    if Decimal(value) > called.most:
        _refuse(where, f"lớn quá {called.most}")
    return Decimal(value)


def _day(value: object, where: str, called: Called) -> date:
    found = _from_iso(date, value) if isinstance(value, str) and _DAY.fullmatch(value) else None
    if found is None:
        _refuse(where, "không phải là ngày có thật")
    return found


def _instant(value: object, where: str, called: Called) -> datetime:
    found = _from_iso(datetime, value)
    if found is None or found.tzinfo is None:
        _refuse(where, "không phải là thời điểm có múi giờ")
    return found


Day = TypeVar("Day", bound=date)


def _from_iso(kind: type[Day], value: object) -> Day | None:
    try:
        return kind.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


_READERS: dict[type, Callable[[object, str, Called], Any]] = {
    str: _text,
    int: _number,
    Decimal: _decimal,
    date: _day,
    datetime: _instant,
}


def _refuse(where: str, fault: str) -> NoReturn:
    raise Refused(not_met("", f"{where}: {fault}."))
