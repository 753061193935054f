"""What a judge types: the short code, the marks of a sheet with two remarks, a conflict."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from hoadep.contest.jury.actions import Given
from hoadep.contest.jury.rubrics import Rubric, said_mark
from hoadep.web.typed import TypedField

PREFIX = "diem_"


class CodeForm(forms.Form):
    """The short code of the slip."""

    code = TypedField(
        label="Mã ngắn trên phiếu mời",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )


class ConflictForm(forms.Form):
    """Why a judge cannot mark an entry."""

    reason = TypedField(
        label="Vì sao bạn có liên quan", widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )


class SheetForm(forms.Form):
    """A mark for each criterion and two remarks. A mark that cannot be given is said, the others count."""

    remark_office = TypedField(
        label="Nhận xét gửi Ban Tổ chức",
        help_text="Chỉ Ban Tổ chức đọc.",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    remark_author = TypedField(
        label="Nhận xét gửi tác giả",
        help_text="Có thể được chuyển cho tác giả, không kèm tên giám khảo.",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any, *, rubric: Rubric, prefix: str | None = None) -> None:
        super().__init__(data, prefix=prefix)
        self.rubric = rubric
        self.marks: dict[str, Decimal | None] = {}
        for criterion in rubric.criteria:
            steps = f"Từ 0 đến {said_mark(criterion.most)}, lẻ đến {said_mark(rubric.step)}."
            typed = forms.TextInput(
                attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 6, "data-mark": ""}
            )
            self.fields[PREFIX + criterion.key] = TypedField(
                label=criterion.name, help_text=steps, required=False, widget=typed
            )
        self.order_fields([PREFIX + criterion.key for criterion in rubric.criteria])

    def clean(self) -> dict[str, Any]:
        """Read each mark; an empty one takes the mark back."""
        cleaned = super().clean() or self.cleaned_data
        for criterion in self.rubric.criteria:
            typed = cleaned.get(PREFIX + criterion.key, "").strip()
            try:
                self.marks[criterion.key] = self.rubric.read(criterion, typed) if typed else None
            except ValueError as fault:
                self.add_error(PREFIX + criterion.key, str(fault))
        return cleaned

    @property
    def criteria(self) -> list[tuple[forms.BoundField, Decimal]]:
        """The marks to be given, each with the most that it may be."""
        return [(self[PREFIX + criterion.key], criterion.most) for criterion in self.rubric.criteria]

    @property
    def remarks(self) -> list[forms.BoundField]:
        """The two remarks."""
        return [self["remark_office"], self["remark_author"]]

    @property
    def given(self) -> Given:
        """What may be saved of it."""
        return Given(
            marks=self.marks,
            remark_office=self.cleaned_data.get("remark_office"),
            remark_author=self.cleaned_data.get("remark_author"),
        )


def filled(marks: Mapping[str, Decimal], remark_office: str, remark_author: str) -> dict[str, str]:
    """What stands on a sheet, as the form takes it."""
    typed = {PREFIX + key: said_mark(value) for key, value in marks.items()}
    return {**typed, "remark_office": remark_office, "remark_author": remark_author}
