"""Entries that come as a list in Excel, for the unit that sends them."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoadep.contest.entries import actions
from hoadep.contest.entries.models import Entry
from hoadep.contest.people.models import Collective
from hoadep.office.tables.columns import Column
from hoadep.office.uploads.lists import Offer, Setting
from hoadep.office.uploads.manuscripts import MOST_LETTERS
from hoadep.rules.completeness import AuthorData, EntryFacts, ExemplarData, judge_completeness
from hoadep.rules.plan import Plan
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.markup import plain
from hoadep.vietnamese.telephones import digits_of

SORTS = [("person", "Cá nhân"), *Collective.Kind.choices]
SENT = "Có thể là bài {code} đã gửi. Nếu là bài khác, hãy đổi tên bài."
ABOVE = "Cùng tên bài và tác giả với một dòng ở trên. Nếu là bài khác, hãy đổi tên bài."
AT_COLUMN = {
    "author_name": "author_name",
    "author_address": "author_address",
    "author_telephone": "author_telephone",
    "exemplar": "exemplar_name",
    "exemplar_place": "exemplar_place",
    "kind_data": "kind",
    "words_most": "text",
    "words_least": "text",
    "text": "text",
}


def columns(plan: Plan) -> list[Column]:
    """The columns of the list; only kinds that need no data of the press come by list."""
    kinds = [(kind.key, kind.name) for kind in plan.entry_kinds if not kind.needs]
    return [
        Column("title", "Tên bài", required=True, most=300, width=36),
        Column("kind", "Thể loại", "choice", required=True, choices=kinds, width=18),
        Column("author_name", "Họ tên tác giả", required=True, also=["Tác giả"]),
        Column("author_address", "Nơi ở hoặc nơi làm việc của tác giả", required=True, most=250),
        Column("author_telephone", "Điện thoại tác giả", "telephone", required=True, width=16),
        Column("exemplar_kind", "Gương là", "choice", required=True, choices=SORTS, width=14),
        Column("exemplar_name", "Tên gương", required=True),
        Column("exemplar_place", "Nơi ở, học tập, công tác của gương", required=True, most=250),
        Column(
            "text",
            "Nội dung",
            "long",
            most=MOST_LETTERS,
            width=60,
            help="Dán cả bài vào ô này. Bỏ trống nếu nộp bản giấy: bài vẫn được tính, nội dung nhập sau.",
        ),
        Column("sub_unit", "Tổ dân phố, lớp, chi hội", most=200, width=24),
    ]


@dataclass(frozen=True)
class _Known:
    """An entry as it is known again though its row was mended: by title, and author's name or number."""

    title: str
    name: str
    telephone: str
    code: str = ""

    def signs(self, shared: Collection[str]) -> set[tuple[str, str]]:
        """What tells it; a telephone that several authors share, as of a class with its teacher, does not."""
        return {(self.title, sign) for sign in (self.name, self.telephone) if sign and sign not in shared}


def _check(setting: Setting, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """What is wrong in each row; one of the title and author of an entry that was sent is in doubt."""
    sent = _sent(setting)
    listed = [_known(row["title"], row["author_name"], row["author_telephone"]) for row in rows]
    shared = _shared(sent) | _shared(listed)
    codes = {sign: entry.code for entry in sent for sign in entry.signs(shared)}
    above: set[tuple[str, str]] = set()
    found = []
    for given, entry in zip(rows, listed, strict=True):
        signs = entry.signs(shared)
        known = sorted(codes[sign] for sign in signs if sign in codes)
        doubt = SENT.format(code=known[0]) if known else ABOVE if signs & above else ""
        found.append(({"title": doubt} if doubt else {}) | _found(setting, given))
        above |= signs
    return found


def _sent(setting: Setting) -> list[_Known]:
    """The entries of the unit that were sent and not withdrawn."""
    rows = Entry.objects.filter(season=setting.season, unit=setting.unit)
    rows = rows.exclude(state__in=("draft", "withdrawn")).order_by("-pk")
    said = rows.values_list("title", "authors__name", "authors__telephone", "code")
    return [_known(title, name or "", number or "", code or "") for title, name, number, code in said]


def _known(title: str, name: str, telephone: str, code: str = "") -> _Known:
    return _Known(_plain(title), _plain(name), digits_of(telephone), code)


def _shared(entries: Iterable[_Known]) -> set[str]:
    """The telephones of more than one author."""
    names: dict[str, set[str]] = {}
    for entry in entries:
        names.setdefault(entry.telephone, set()).add(entry.name)
    return {telephone for telephone, those in names.items() if len(those) > 1}


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold_plain(words)))


def _found(setting: Setting, given: Mapping[str, Any]) -> dict[str, str]:
    """What the plan would refuse, at the column that has to be mended."""
    facts = EntryFacts(
        kind=given["kind"],
        title=given["title"],
        text=plain(given["text"] or ""),
        authors=(_author(given),),
        exemplars=(ExemplarData(name=given["exemplar_name"], place=given["exemplar_place"]),),
        photos=0,
        extra={},
        on_paper=not given["text"],
    )
    return {
        AT_COLUMN.get(finding.key, "title"): finding.verdict.reason
        for finding in judge_completeness(setting.plan, facts)
        if finding.effect == "refuse" and not finding.verdict.met
    }


def _author(given: Mapping[str, Any]) -> AuthorData:
    return AuthorData(
        name=given["author_name"], address=given["author_address"], telephone=given["author_telephone"]
    )


def _make(setting: Setting, given: Mapping[str, Any]) -> str:
    """Send the entry, and approve it in the same act where the unit says that it has checked them all."""
    who: dict[str, Any] = {"by": setting.by, "at": setting.at}
    manuscript = actions.Manuscript(
        writing=actions.Writing(kind=given["kind"], title=given["title"], text=given["text"] or ""),
        unit=setting.unit,
        sub_unit=given.get("sub_unit") or "",
        author=_author(given),
        exemplar=ExemplarData(name=given["exemplar_name"], place=given["exemplar_place"]),
        exemplar_kind=given["exemplar_kind"],
        origin=Entry.Origin.ONLINE if given["text"] else Entry.Origin.PAPER,
    )
    entry = actions.keep(setting.season, manuscript, kept=None, base_version=0, **who)
    actions.submit(entry, reason=setting.asked.get("said", ""), letter=setting.asked.get("letter"), **who)
    if setting.asked.get("checked_by"):
        checked = {name: setting.asked.get(name, "") for name in ("checked_by", "checked_with")}
        letter = setting.asked.get("letter")
        actions.approve(entry, appraisal=setting.asked.get("reason", ""), **checked, letter=letter, **who)
    return entry.code or ""


ENTRIES = Offer(
    purpose="entries",
    title="Bài dự thi",
    help="Mỗi dòng một bài. Cột có dấu * phải ghi. Giữ nguyên dòng tiêu đề.",
    columns=columns,
    check=_check,
    make=_make,
)
