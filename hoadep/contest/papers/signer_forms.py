"""What is typed about signers: who signs for whom from when, until when, and for which papers."""

from collections.abc import Sequence
from typing import Any

from django import forms

from hoadep.contest.papers.actions import Signs
from hoadep.contest.papers.models import Signer
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField


class SignerForm(forms.Form):
    """Somebody who signs for a body."""

    body = forms.ChoiceField(label="Cơ quan ban hành")
    name = TypedField(label="Họ và tên", max_length=200, help_text="Không ghi học hàm, học vị trước tên.")
    way = forms.ChoiceField(label="Ký với tư cách", choices=Signer.Way.choices)
    post = TypedField(
        label="Chức vụ", max_length=200, help_text="Như ghi dưới chữ ký, ví dụ: Chủ tịch, Phó Chủ tịch."
    )
    since = DayField(label="Ký từ ngày")

    def __init__(self, data: Any = None, *, bodies: Sequence[str], **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["body"] = forms.ChoiceField(
            label=self.fields["body"].label,
            choices=[(name, name) for name in bodies],
            initial=bodies[0],
            widget=forms.HiddenInput if len(bodies) == 1 else forms.Select,
        )
        self.order_fields(["body", "name", "way", "post", "since"])

    @property
    def signs(self) -> Signs:
        """As the actions take it."""
        return Signs(**self.cleaned_data)


class SignerEndForm(forms.Form):
    """The last day."""

    until = DayField(label="Ký đến hết ngày")


class UnitMarkForm(forms.Form):
    """How a unit marks its own papers."""

    symbol = TypedField(
        label="Ký hiệu của đơn vị",
        max_length=40,
        required=False,
        help_text="Phần cuối của số văn bản, ví dụ: THKĐ. Để trống thì chừa chỗ ghi tay.",
    )
    drafter = TypedField(
        label="Ký hiệu bộ phận soạn thảo",
        max_length=40,
        required=False,
        help_text="Ghi sau “Lưu: VT,”, ví dụ: VP.",
    )


class SigningForm(forms.Form):
    """Who signs the papers about one subject, for each of their issuers."""

    def __init__(
        self, data: Any = None, *, offered: dict[str, tuple[str, list[Signer]]], **given: Any
    ) -> None:
        super().__init__(data, **given)
        self._known = {str(row.pk): row for _, rows in offered.values() for row in rows}
        for key, (label, rows) in offered.items():
            choices = [("", "Để trống, ghi tên sau")] + [(str(row.pk), _said(row)) for row in rows]
            self.fields[key] = forms.ChoiceField(label=label, choices=choices, required=False)

    @property
    def chosen(self) -> dict[str, Signer | None]:
        """The signers, by the key of the issuer."""
        return {key: self._known.get(value) for key, value in self.cleaned_data.items()}


def _said(row: Signer) -> str:
    return f"{row} – {row.get_way_display()}"
