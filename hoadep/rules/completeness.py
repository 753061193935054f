"""What an entry must, should or may bring: refused, warned of or noted, as the plan says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hoadep.rules.plan.schema import Completeness, Effect, Plan
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
    """An entry as the completeness rules see it. `on_paper`: the text may still lie in the tray."""

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


def judge_completeness(plan: Plan, entry: EntryFacts) -> tuple[Finding, ...]:
    """Every completeness rule of the plan, judged on one entry, in the plan's order."""
    return tuple(
        Finding(rule.key, rule.effect, _judge(rule, fault))
        for rule in plan.completeness
        for fault in [JUDGES[rule.key](plan, rule, entry)]
    )


def _judge(rule: Completeness, fault: str) -> Verdict:
    return not_met(rule.clause, fault) if fault else met(rule.clause, "Đã đủ.")


def _words_most(_: Plan, rule: Completeness, entry: EntryFacts) -> str:
    words, limit = count_words(entry.text), rule.limit
    if limit is None or words <= limit:
        return ""
    return f"Bài có {format_number(words)} chữ, dài hơn {format_number(limit)} chữ theo thể lệ."


def _words_least(_: Plan, rule: Completeness, entry: EntryFacts) -> str:
    words, limit = count_words(entry.text), rule.limit
    if limit is None or words >= limit or entry.on_paper:
        return ""
    return f"Bài mới có {format_number(words)} chữ, ngắn hơn {format_number(limit)} chữ theo thể lệ."


def _author_lacks(what: str, sentence: str) -> Callable[[Plan, Completeness, EntryFacts], str]:
    def judge(_: Plan, _rule: Completeness, entry: EntryFacts) -> str:
        complete = entry.authors and all(getattr(author, what).strip() for author in entry.authors)
        return "" if complete else sentence

    return judge


def _exemplar(_: Plan, _rule: Completeness, entry: EntryFacts) -> str:
    named = any(exemplar.name.strip() for exemplar in entry.exemplars)
    return "" if named else "Chưa ghi bài viết về gương nào."


def _exemplar_place(_: Plan, _rule: Completeness, entry: EntryFacts) -> str:
    complete = all(exemplar.place.strip() for exemplar in entry.exemplars)
    return "" if complete else "Chưa ghi rõ nơi ở, học tập hoặc công tác của gương."


def _photo(_: Plan, _rule: Completeness, entry: EntryFacts) -> str:
    return "" if entry.photos else "Bài chưa có ảnh. Nên gửi kèm ảnh chân dung hoặc ảnh việc làm của gương."


def _text(plan: Plan, _: Completeness, entry: EntryFacts) -> str:
    kind = next((kind for kind in plan.entry_kinds if kind.key == entry.kind), None)
    needed = kind is None or kind.has_text
    return "" if not needed or entry.text.strip() or entry.on_paper else "Bài chưa có nội dung."


def _title(_: Plan, _rule: Completeness, entry: EntryFacts) -> str:
    return "" if entry.title.strip() else "Bài chưa có tên."


def _kind_data(plan: Plan, _: Completeness, entry: EntryFacts) -> str:
    kind = next((kind for kind in plan.entry_kinds if kind.key == entry.kind), None)
    if kind is None:
        return "Chưa chọn thể loại của bài."
    lacking = [EXTRA_NAMES[need] for need in kind.needs if not entry.extra.get(need)]
    if lacking:
        return f"{kind.name} cần ghi thêm: {', '.join(lacking)}."
    minutes = int(entry.extra.get("minutes") or 0)
    if kind.longest_minutes and minutes > kind.longest_minutes:
        return f"{kind.name} dài {minutes} phút, quá {kind.longest_minutes} phút theo thể lệ."
    return ""


JUDGES: Mapping[str, Callable[[Plan, Completeness, EntryFacts], str]] = {
    "words_most": _words_most,
    "words_least": _words_least,
    "author_name": _author_lacks("name", "Chưa ghi họ và tên tác giả."),
    "author_address": _author_lacks("address", "Chưa ghi nơi ở hoặc nơi làm việc của tác giả."),
    "author_telephone": _author_lacks("telephone", "Chưa ghi số điện thoại của tác giả."),
    "exemplar": _exemplar,
    "exemplar_place": _exemplar_place,
    "photo": _photo,
    "text": _text,
    "title": _title,
    "kind_data": _kind_data,
}
