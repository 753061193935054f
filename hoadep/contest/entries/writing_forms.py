"""What a person types to write an entry, in four short steps; any of it may be missing until the end."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django import forms

from hoadep.contest.entries import paper_forms
from hoadep.contest.entries.actions import Manuscript, PhotoGiven, Writing
from hoadep.contest.entries.models import Entry
from hoadep.contest.entries.paper_forms import PAPER, PAPER_FIELDS, lies_on_paper
from hoadep.contest.entries.unit_fields import UNKNOWN_LABEL, UnitField, offer_units
from hoadep.contest.people.models import Unit
from hoadep.contest.plans.facts import noon
from hoadep.contest.plans.models import Season
from hoadep.office.uploads.manuscripts import MOST_LETTERS
from hoadep.rules.completeness import AuthorData, ExemplarData
from hoadep.rules.plan import Plan
from hoadep.vietnamese.dates import short_date_screen
from hoadep.vietnamese.numbers import format_number
from hoadep.vietnamese.text import one_line
from hoadep.web.choices import offer
from hoadep.web.days import DayField
from hoadep.web.telephones import TelephoneField
from hoadep.web.typed import TypedAddress, TypedEmail, TypedField

KIND_FIELDS = {
    "outlet": TypedField(label="Cơ quan báo chí đã đăng, phát", max_length=200, required=False),
    "published_on": DayField(label="Ngày đăng, phát", required=False),
    "address": TypedAddress(label="Đường dẫn tác phẩm", required=False, assume_scheme="https"),
    "minutes": forms.IntegerField(label="Thời lượng (phút)", min_value=1, max_value=600, required=False),
}
COAUTHORS = (2, 3, 4)
COAUTHOR_FIELDS = (
    TypedField(label="Họ và tên", max_length=200, required=False),
    TypedField(label="Nơi ở, làm việc", max_length=250, required=False),
    TelephoneField(required=False),
)
LETTER = ("letter_number", "letter_on", "arrived_on")


def _coauthor(n: int) -> tuple[str, str, str]:
    return f"author{n}_name", f"author{n}_address", f"author{n}_telephone"


STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Tôi là",
        (
            *("author_name", "author_address", "author_telephone", "author_email"),
            *(name for n in COAUTHORS for name in _coauthor(n)),
        ),
    ),
    ("Tôi viết về", ("exemplar_kind", "exemplar_name", "exemplar_place", "unit", "sub_unit", *LETTER)),
    ("Bài viết", ("kind", "title", "manner", "text", *PAPER, *KIND_FIELDS)),
    ("Xem lại và gửi", ()),
)
LAST = len(STEPS)


class WritingForm(forms.Form):
    """A whole entry: who writes, whom about, the text. An author may leave the unit to the office."""

    author_name = TypedField(label="Họ và tên tác giả", max_length=200)
    author_address = TypedField(label="Nơi ở hoặc nơi làm việc", max_length=250)
    author_telephone = TelephoneField(
        help_text="Cùng với số bài mở trang “Tra cứu bài dự thi”; không công khai."
    )
    author_email = TypedEmail(
        label="Thư điện tử (nếu có)",
        required=False,
        help_text="Để nhận giấy biên nhận và tin về bài; không công khai, thôi nhận lúc nào cũng được.",
    )
    exemplar_kind = forms.ChoiceField(
        label="Gương là",
        choices=[
            ("person", "Cá nhân"),
            ("household", "Gia đình"),
            ("group", "Nhóm"),
            ("collective", "Tập thể"),
        ],
    )
    exemplar_name = TypedField(label="Tên gương (người hoặc tập thể)", max_length=200)
    exemplar_place = TypedField(label="Nơi ở, học tập, công tác của gương", max_length=250)
    unit = UnitField(label="Gửi qua đơn vị", queryset=Unit.objects.none())
    sub_unit = TypedField(
        label="Tổ dân phố, lớp, chi hội (nếu có)",
        max_length=200,
        required=False,
        help_text="Nơi trong đơn vị đã gom bài, để đơn vị theo dõi.",
    )
    letter_number = TypedField(
        label="Số văn bản của đơn vị",
        max_length=60,
        required=False,
        help_text="Có văn bản thì bài được ghi là đơn vị đã duyệt; không có thì bài chờ đơn vị duyệt.",
    )
    letter_on = DayField(label="Ngày văn bản", required=False)
    arrived_on = DayField(label="Ngày đến", help_text="Ngày ghi trên dấu công văn đến.")
    kind = forms.ChoiceField(label="Thể loại")
    title = TypedField(label="Tên bài", max_length=300)
    text = TypedField(
        label="Nội dung",
        required=False,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="Để trống một dòng giữa hai đoạn. Viết **đậm**, *nghiêng*; ![](1) là chỗ đặt ảnh số 1.",
    )

    def __init__(
        self,
        data: Any,
        *,
        plan: Plan,
        season: Season,
        on_behalf: bool,
        units: frozenset[str] | None = frozenset(),
        by_mail: bool,
        today: date,
        step: int | None = None,
        offered: bool = True,
        **more: Any,
    ) -> None:
        """The form of a step, or the whole; without `offered` it is checked and never shown.

        `units` (codes; None for all) are those for which the writer hands in what others wrote.
        """
        offices = {"on_behalf": on_behalf, "hands_in": units is None or bool(units), "by_mail": by_mail}
        fields = _fields(self.base_fields, plan, **offices, step=step)
        self.base_fields = dict(fields)  # type: ignore[misc] # this form's alone: only these are copied
        super().__init__(data, **more)
        self.on_behalf, self.units, self.today = on_behalf, units, today
        self.textless = {kind.key for kind in plan.entry_kinds if not kind.has_text}
        if "unit" in self.fields:
            rows = Unit.objects.filter(participations__season=season)
            self.fields["unit"].queryset = rows  # type: ignore[attr-defined] # a choice among rows
            if offered:
                offer_units(self, "unit", rows)
        if "kind" in self.fields:
            offer(self, "kind", [(kind.key, kind.name) for kind in plan.entry_kinds])

    def clean(self) -> dict[str, Any]:
        """A co-author is named; the text is not endless; a letter does not come before it was written."""
        given: dict[str, Any] = super().clean() or {}
        for n in COAUTHORS:
            name, *others = _coauthor(n)
            if name in self.fields and not given.get(name) and any(given.get(other) for other in others):
                self.add_error(name, "Hãy ghi họ và tên đồng tác giả.")
        if len(given.get("text", "")) > MOST_LETTERS:
            self.add_error("text", too_long(given["text"]))
        if given.get("letter_number") or given.get("letter_on"):
            self._check_letter(given)
        self._check_paper(given)
        return given

    def _check_paper(self, given: dict[str, Any]) -> None:
        """Of what lies on paper the day is known, and its text comes later from whoever may type it in."""
        for name, fault in paper_forms.faults(given, asked=self.fields, today=self.today).items():
            if name not in self.errors and not (name == "text" and given.get("kind") in self.textless):
                self.add_error(name, fault)
        if not lies_on_paper(given) or self.units is None or "unit" not in given:
            return
        if given["unit"] is None or given["unit"].code not in self.units:
            self.add_error("unit", "Bài giấy chưa đánh máy chỉ gửi được qua đơn vị của mình.")

    def _check_letter(self, given: dict[str, Any]) -> None:
        needed = {"letter_number": "số văn bản", "letter_on": "ngày văn bản", "unit": "đơn vị gửi văn bản"}
        for name, what in needed.items():
            if not given.get(name) and name not in self.errors:
                self.add_error(name, f"Hãy ghi {what}.")
        written, arrived = given.get("letter_on"), given.get("arrived_on")
        if written and arrived and arrived < written:
            self.add_error("arrived_on", "Ngày đến không thể trước ngày văn bản.")

    def of_step(self, step: int) -> list[forms.BoundField]:
        """The fields of one step, 1 to 4; those of co-authors and of press works apart."""
        named = [name for name in STEPS[step - 1][1] if name in self.fields]
        apart = (*KIND_FIELDS, *PAPER)
        return [self[name] for name in named if not _of_coauthor(name) and name not in apart]

    def of_paper(self) -> list[forms.BoundField]:
        """The fields that only an entry on paper needs."""
        return [self[name] for name in PAPER if name in self.fields]

    def of_press(self) -> list[forms.BoundField]:
        """The fields that only works of the press need."""
        return [self[name] for name in KIND_FIELDS if name in self.fields]

    def coauthors(self) -> list[list[forms.BoundField]]:
        """The fields of each co-author who was named, and of one more."""
        named = sum(bool(self[_coauthor(n)[0]].value()) for n in COAUTHORS)
        return [[self[name] for name in _coauthor(n)] for n in COAUTHORS[: named + 1]]

    def said(self, typed: dict[str, Any]) -> list[tuple[str, str]]:
        """What was typed but for title and text, by label, choices as people read them."""
        self.is_valid()
        told = []
        for name in (name for _, names in STEPS for name in names if name not in ("title", "text")):
            if typed.get(name) and name in self.fields:
                label = f"Đồng tác giả: {self[name].label}" if _of_coauthor(name) else self[name].label
                told.append((str(label), self.as_read(name, str(typed[name]))))
        return told

    def as_read(self, name: str, value: str) -> str:
        """A value of a field in the words in which it is offered."""
        if name == "unit" and self.is_bound:
            return str(self.cleaned_data.get("unit") or UNKNOWN_LABEL)
        choices = {str(key): label for key, label in getattr(self.fields[name], "choices", ())}
        return str(choices.get(value, value)) if value else ""

    def faults(self) -> Iterator[tuple[int, str, str]]:
        """What is wrong: the step where it is mended, the field's label, the message."""
        for number, (_, names) in enumerate(STEPS, 1):
            for name in names:
                for message in self.errors.get(name, ()):
                    yield number, str(self[name].label), str(message)

    def manuscript(self, photos: tuple[PhotoGiven, ...] = ()) -> Manuscript:
        """What was typed, as the actions take it."""
        given = self.cleaned_data
        return Manuscript(
            writing=Writing(
                kind=given["kind"], title=given["title"], text=given["text"], extra=self._extra()
            ),
            unit=given["unit"],
            sub_unit=given["sub_unit"],
            author=_author(given, "author_name", "author_address", "author_telephone"),
            coauthors=tuple(_author(given, *_coauthor(n)) for n in COAUTHORS if given.get(f"author{n}_name")),
            exemplar=ExemplarData(name=given["exemplar_name"], place=given["exemplar_place"]),
            exemplar_kind=given["exemplar_kind"],
            photos=photos,
            mail_to=given["author_email"].lower() if "author_email" in given else None,
            origin=Entry.Origin.PAPER if self.on_behalf or lies_on_paper(given) else Entry.Origin.ONLINE,
        )

    def letter(self) -> str:
        """The unit's letter by which the standing office acts for it; nothing when there is none."""
        if not self.cleaned_data.get("letter_number"):
            return ""
        number, day = one_line(self.cleaned_data["letter_number"]), self.cleaned_data["letter_on"]
        return f"Nhập thay đơn vị theo văn bản số {number} ngày {short_date_screen(day)}."

    def said_at_sending(self) -> str:
        """What stands at the sending: the letter of the unit, and where the paper is."""
        return " ".join(filter(None, [self.letter(), paper_forms.said(self.cleaned_data)]))

    def arrived(self, now: datetime) -> datetime:
        """When the entry came: now, or noon of the day on the stamp of its letter."""
        return min(noon(self.cleaned_data["arrived_on"]), now) if self.on_behalf else now

    def _extra(self) -> dict[str, Any]:
        """The data of press works, as they are kept."""
        given = {name: self.cleaned_data.get(name) for name in KIND_FIELDS if name in self.fields}
        return {
            name: value.isoformat() if name == "published_on" else value
            for name, value in given.items()
            if value
        }


def too_long(text: str) -> str:
    """What to tell of a text longer than the system takes. The browser does not cut it off in silence."""
    size, most = format_number(len(text)), format_number(MOST_LETTERS)
    return f"Bài dài {size} ký tự, quá mức {most} ký tự mà hệ thống nhận. Hãy rút gọn."


def _fields(
    declared: dict[str, forms.Field],
    plan: Plan,
    *,
    on_behalf: bool,
    hands_in: bool,
    by_mail: bool,
    step: int | None,
) -> Iterator[tuple[str, forms.Field]]:
    """The fields that the form has: of one step or of all, as the plan's kinds and the writer need them."""
    needed = {need for kind in plan.entry_kinds for need in kind.needs}
    every = dict(declared)
    every |= {name: field for name, field in KIND_FIELDS.items() if name in needed}
    if hands_in:
        every |= PAPER_FIELDS
    for n in COAUTHORS:
        every |= dict(zip(_coauthor(n), COAUTHOR_FIELDS, strict=True))
    wanted = STEPS[step - 1][1] if step else tuple(every)
    unasked = ("received_on",) if on_behalf else LETTER  # the office's papers bear the stamp of their day
    if not by_mail:
        unasked = (*unasked, "author_email")  # an account has its own
    for name in wanted:
        if name in every and name not in unasked:
            yield name, every[name]


def _of_coauthor(name: str) -> bool:
    return name.startswith("author") and name[6:7].isdecimal()


def _author(given: dict[str, Any], name: str, address: str, telephone: str) -> AuthorData:
    return AuthorData(name=given[name], address=given[address], telephone=given[telephone])
