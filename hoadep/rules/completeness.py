"""What an entry must, should or may bring: refused, warned of or noted, as the plan says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hoadep.rules.plan.schema import Completeness, Effect, EntryKind, Plan
from hoadep.rules.verdict import Verdict, met, not_met
from hoadep.vietnamese.numbers import format_number
from hoadep.vietnamese.text import count_words


@dataclass(frozen=True, kw_only=True, slots=True)
class AuthorData:
    """What is known of an author."""

    name: str
    address: str
    telephone: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ExemplarData:
    """What is known of an exemplar."""

    name: str
    place: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryFacts:
    """An entry as the completeness rules see it.

    `extra` holds the data of press works, `minutes` as a number; `on_paper`: the text may still lie in
    the tray and be typed later.
    """

    kind: str
    title: str
    text: str
    authors: tuple[AuthorData, ...]
    exemplars: tuple[ExemplarData, ...]
    photos: int
    extra: Mapping[str, Any]
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's verdict on an entry, and what follows when it is not met."""

    key: str
    effect: Effect
    verdict: Verdict


EXTRA_NAMES = {
    "outlet": "cơ quan báo chí đã đăng, phát",
    "published_on": "ngày đăng, phát",
    "address": "đường dẫn tác phẩm",
    "minutes": "thời lượng",
}
Judge = Callable[[Plan, Completeness, EntryFacts], Verdict]


def judge_completeness(plan: Plan, entry: EntryFacts) -> tuple[Finding, ...]:
    """Every completeness rule of the plan, judged on one entry, in the plan's order."""
    return tuple(
        Finding(rule.key, rule.effect, JUDGES[rule.key](plan, rule, entry)) for rule in plan.completeness
    )


def _said(rule: Completeness, holds: bool, *, yes: str, no: str) -> Verdict:
    return met(rule.clause, yes) if holds else not_met(rule.clause, no)


def _words_most(_: Plan, rule: Completeness, entry: EntryFacts) -> Verdict:
    words, limit = count_words(entry.text), rule.limit
    told = f"Bài có {format_number(words)} chữ"
    if limit is None:
        return met(rule.clause, f"{told}, không giới hạn độ dài.")
    most = f"{format_number(limit)} chữ theo thể lệ"
    return _said(rule, words <= limit, yes=f"{told}, không quá {most}.", no=f"{told}, dài hơn {most}.")


def _words_least(_: Plan, rule: Completeness, entry: EntryFacts) -> Verdict:
    words, limit = count_words(entry.text), rule.limit
    told = f"Bài có {format_number(words)} chữ"
    if entry.on_paper and not words:
        return met(rule.clause, "Bản giấy chờ nhập nội dung, chưa đếm chữ.")
    if limit is None:
        return met(rule.clause, f"{told}, không yêu cầu độ dài tối thiểu.")
    least = f"{format_number(limit)} chữ theo thể lệ"
    return _said(rule, words >= limit, yes=f"{told}, không dưới {least}.", no=f"{told}, ngắn hơn {least}.")


def _author(what: Literal["name", "address", "telephone"], named: str) -> Judge:
    """Every author's piece of data is there, and there is an author."""

    def judge(_: Plan, rule: Completeness, entry: EntryFacts) -> Verdict:
        holds = bool(entry.authors) and all(getattr(author, what).strip() for author in entry.authors)
        return _said(rule, holds, yes=f"Đã ghi {named} của tác giả.", no=f"Chưa ghi {named} của tác giả.")

    return judge


def _exemplar(_: Plan, rule: Completeness, entry: EntryFacts) -> Verdict:
    holds = bool(entry.exemplars) and all(exemplar.name.strip() for exemplar in entry.exemplars)
    return _said(rule, holds, yes="Đã ghi bài viết về gương nào.", no="Chưa ghi bài viết về gương nào.")


def _exemplar_place(_: Plan, rule: Completeness, entry: EntryFacts) -> Verdict:
    holds, named = all(exemplar.place.strip() for exemplar in entry.exemplars), "nơi ở, học tập hoặc công tác"
    return _said(rule, holds, yes=f"Đã ghi {named} của gương.", no=f"Chưa ghi rõ {named} của gương.")


def _photo(_: Plan, rule: Completeness, entry: EntryFacts) -> Verdict:
    no = "Bài chưa có ảnh. Nên gửi kèm ảnh chân dung hoặc ảnh việc làm của gương."
    return _said(rule, entry.photos > 0, yes=f"Bài có {entry.photos} ảnh.", no=no)


def _text(plan: Plan, rule: Completeness, entry: EntryFacts) -> Verdict:
    kind = _kind(plan, entry)
    if kind is not None and not kind.has_text:
        return met(rule.clause, f"{kind.name} không cần nội dung bài viết.")
    if entry.on_paper and not entry.text.strip():
        return met(rule.clause, "Bản giấy chờ nhập nội dung.")
    return _said(rule, bool(entry.text.strip()), yes="Bài có nội dung.", no="Bài chưa có nội dung.")


def _title(_: Plan, rule: Completeness, entry: EntryFacts) -> Verdict:
    return _said(rule, bool(entry.title.strip()), yes="Bài có tên.", no="Bài chưa có tên.")


def _kind_data(plan: Plan, rule: Completeness, entry: EntryFacts) -> Verdict:
    kind = _kind(plan, entry)
    if kind is None:
        return not_met(rule.clause, "Chưa chọn thể loại của bài.")
    lacks = [EXTRA_NAMES[need] for need in kind.needs if not entry.extra.get(need)]
    if lacks:
        return not_met(rule.clause, f"{kind.name} cần ghi thêm: {'; '.join(lacks)}.")
    minutes = entry.extra.get("minutes") or 0
    if kind.longest_minutes and float(minutes) > kind.longest_minutes:
        return not_met(
            rule.clause, f"{kind.name} dài {minutes} phút, quá {kind.longest_minutes} phút theo thể lệ."
        )
    return met(rule.clause, f"{kind.name}: đã đủ thông tin.")


def _kind(plan: Plan, entry: EntryFacts) -> EntryKind | None:
    return next((kind for kind in plan.entry_kinds if kind.key == entry.kind), None)


JUDGES: Mapping[str, Judge] = {
    "words_most": _words_most,
    "words_least": _words_least,
    "author_name": _author("name", "họ và tên"),
    "author_address": _author("address", "nơi ở hoặc nơi làm việc"),
    "author_telephone": _author("telephone", "số điện thoại"),
    "exemplar": _exemplar,
    "exemplar_place": _exemplar_place,
    "photo": _photo,
    "text": _text,
    "title": _title,
    "kind_data": _kind_data,
}
