"""What is typed about a nomination: whom it introduces, what it states, and the reasons of each step."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from hoadep.contest.exemplars import facts
from hoadep.contest.exemplars.actions import Introduced, NominationText
from hoadep.contest.people.models import Person, Unit
from hoadep.contest.plans.facts import noon
from hoadep.office.files.fields import ScanField
from hoadep.rules.plan import Plan
from hoadep.vietnamese.dates import short_date_screen
from hoadep.vietnamese.text import one_line
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField

LETTER = ("letter_number", "letter_on", "letter_scan", "arrived_on")
ANOTHER = "another"
HONORIFICS = ("", "Ông", "Bà", "Anh", "Chị", "Em", "Cháu")


def area(rows: int) -> forms.Textarea:
    """A place for sentences."""
    return forms.Textarea(attrs={"rows": rows})


class SendingForm(forms.Form):
    """What is stated of an exemplar; with the unit's letter when the office enters it for the unit."""

    achievement = TypedField(
        label="Thành tích",
        help_text="Nêu rõ việc làm, thời gian, kết quả, người được giúp; số liệu nếu có.",
        max_length=20_000,
        widget=area(8),
    )
    letter_number = TypedField(label="Số văn bản của đơn vị", max_length=60)
    letter_on = DayField(label="Ngày văn bản")
    letter_scan = ScanField(label="Bản quét văn bản (nếu có)", required=False)
    arrived_on = DayField(
        label="Ngày đến", help_text="Theo dấu công văn đến; giới thiệu được tính vào kỳ của ngày này."
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        plan: Plan,
        on_behalf: bool,
        now: datetime,
        initial: Any = None,
    ) -> None:
        super().__init__(data, files, initial=initial)
        self.now = now
        self.on_behalf = on_behalf
        self.fields["foci"] = forms.MultipleChoiceField(
            label="Thành tích thuộc trọng tâm",
            choices=[(focus.key, focus.name) for focus in plan.foci],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        for name in LETTER if not on_behalf else ():
            del self.fields[name]
        if on_behalf:
            self.fields["arrived_on"].initial = timezone.localdate(now)

    def clean_letter_on(self) -> date:
        """A letter is of today at the latest."""
        return self._past(self.cleaned_data["letter_on"])

    def clean_arrived_on(self) -> date:
        """So is its arrival, which follows it."""
        arrived = self._past(self.cleaned_data["arrived_on"])
        if arrived < self.cleaned_data.get("letter_on", arrived):
            raise forms.ValidationError("Văn bản không thể đến trước ngày của văn bản.")
        return arrived

    def _past(self, day: date) -> date:
        if day > timezone.localdate(self.now):
            raise forms.ValidationError(f"Ngày {short_date_screen(day)} chưa đến.")
        return day

    @property
    def text(self) -> NominationText:
        """What is stated, as the actions take it."""
        given = self.cleaned_data
        origin = "paper" if self.on_behalf else "online"
        return NominationText(achievement=given["achievement"], foci=tuple(given["foci"]), origin=origin)

    @property
    def at(self) -> datetime:
        """When it arrived: now, or at noon of the day of the incoming stamp."""
        return min(noon(self.cleaned_data["arrived_on"]), self.now) if self.on_behalf else self.now

    @property
    def reason(self) -> str:
        """Whose letter stands behind what the office entered."""
        if not self.on_behalf:
            return ""
        number, day = self.cleaned_data["letter_number"], short_date_screen(self.cleaned_data["letter_on"])
        return f"Nhập thay đơn vị theo văn bản số {one_line(number)} ngày {day}."


ASK_WHO = {"hx-get": "?", "hx-trigger": "change", "hx-target": "#same"}
"""As soon as the name is there, others who bear it are shown."""


class IntroductionForm(SendingForm):
    """Whom a unit introduces, and all that the sending form asks."""

    sort = forms.ChoiceField(
        label="Gương là",
        choices=facts.SORTS,
        initial=facts.PERSON,
        widget=forms.Select(attrs={**ASK_WHO, "hx-include": "[name='name']"}),
    )
    name = TypedField(
        label="Họ và tên, hoặc tên tập thể",
        max_length=200,
        help_text="Viết đủ họ, tên đệm và tên, có dấu; không ghi chức danh.",
        widget=forms.TextInput(attrs={**ASK_WHO, "hx-include": "[name='sort']"}),
    )
    honorific = forms.ChoiceField(
        label="Xưng hô", required=False, choices=[(said, said or "Không ghi") for said in HONORIFICS]
    )
    born = forms.IntegerField(label="Năm sinh", required=False, min_value=1900)
    place = TypedField(label="Nơi ở, học tập, công tác", max_length=250)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        units: Sequence[Unit],
        known: Sequence[facts.Known],
        **given: Any,
    ) -> None:
        super().__init__(data, files, **given)
        self.units = {unit.code: unit for unit in units}
        offered = [(unit.code, unit.name) for unit in units]
        first = [("", "Chọn đơn vị")] if len(offered) > 1 else []
        self.fields["unit"] = forms.ChoiceField(label="Đơn vị giới thiệu", choices=[*first, *offered])
        self.known = {row.subject.code: row for row in known}
        if known:
            self.fields["same"] = self._same()
        self.order_fields(["unit", "sort", "name", "same", "honorific", "born", "place"])

    def _same(self) -> forms.ChoiceField:
        offered = [(code, described(row)) for code, row in self.known.items()]
        return forms.ChoiceField(
            label="Đã có gương mang tên này. Có phải là một trong số họ không?",
            choices=[*offered, (ANOTHER, "Không, đây là người (tập thể) khác trùng tên")],
            error_messages={"required": "Hãy chọn đúng gương, hoặc “khác trùng tên”."},
            widget=forms.RadioSelect,
        )

    def clean_born(self) -> int | None:
        """A year up to this one."""
        born: int | None = self.cleaned_data["born"]
        if born and born > timezone.localdate(self.now).year:
            raise forms.ValidationError("Năm sinh chưa đến. Hãy xem lại.")
        return born

    @property
    def unit(self) -> Unit:
        """The unit that introduces."""
        return self.units[self.cleaned_data["unit"]]

    @property
    def who(self) -> Introduced:
        """Whom it is about, as the actions take it."""
        given = self.cleaned_data
        same = given.get("same", "")
        person = given["sort"] == facts.PERSON
        return Introduced(
            sort=given["sort"],
            name=given["name"],
            place=given["place"],
            honorific=given["honorific"] if person else "",
            born=given["born"] if person else None,
            known=self.known[same].subject if same in self.known else None,
            another=same == ANOTHER,
        )


def described(known: facts.Known) -> str:
    """ "Bà Vũ Thị Mai, sinh năm 1954, Tổ 12 – đã được khen: 512/QĐ-UBND (26/03/2021)"."""
    subject = known.subject
    parts = [subject.name]
    if isinstance(subject, Person):
        parts = [f"{subject.honorific} {subject.name}".strip()]
        parts += [f"sinh năm {subject.born}"] if subject.born else []
    given = "; ".join(map(str, known.commendations))
    return ", ".join([*parts, known.place]) + (f" – đã được khen: {given}" if given else "")


class ReasonForm(forms.Form):
    """A reason that the other side will read."""

    reason = TypedField(label="Lý do", max_length=2_000, widget=area(3))


class ReturnForm(ReasonForm):
    """Giving back, with the day by which the nomination keeps its place."""

    reason = TypedField(label="Cần bổ sung gì", max_length=2_000, widget=area(3))
    due_on = DayField(
        label="Bổ sung trước hết ngày", help_text="Gửi lại trong hạn này thì giữ ngày đến ban đầu."
    )


class ReceiptForm(forms.Form):
    """Taking note of the nomination: nothing to type."""
