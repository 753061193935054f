"""What is typed about a list of awards: its heading, what the vote said, the decision."""

from collections.abc import Sequence
from typing import Any

from django import forms

from hoadep.contest.awards.actions import AwardHeading
from hoadep.contest.awards.models import AwardList
from hoadep.contest.exemplars.actions import Ruling, Withdrawal
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Verdict
from hoadep.web.days import DayField
from hoadep.web.taking_back import RecoveryForm, TakenForm
from hoadep.web.typed import TypedField

Choices = Sequence[tuple[str, str]]


class AwardListForm(forms.Form):
    """A new list of all units, or of all authors, that qualify."""

    title = TypedField(label="Tên danh sách", max_length=200)
    kind = forms.ChoiceField(label="Khen ai", choices=AwardList.Kind.choices, widget=forms.RadioSelect)
    way = forms.ChoiceField(
        label="Cách xét", choices=AwardList.Way.choices, widget=forms.RadioSelect, initial="meeting"
    )

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        super().__init__(data)
        given = [form for form in plan.forms if "host" in form.levels]
        self.fields["form"] = forms.ChoiceField(
            label="Hình thức khen", choices=[(form.key, form.name) for form in given]
        )
        self.order_fields(["title", "kind", "form", "way"])

    @property
    def heading(self) -> AwardHeading:
        """The list's heading, as the actions take it."""
        return AwardHeading(**self.cleaned_data, level="host")


class StrikingForm(forms.Form):
    """Who is taken off, and why."""

    reason = TypedField(label="Lý do", max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Any = None, *, items: Choices, **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["item"] = forms.ChoiceField(label="Đưa ra", choices=items)
        self.order_fields(["item", "reason"])


class AwardRulingForm(forms.Form):
    """The decision, once Văn thư has given its number and day."""

    number = TypedField(label="Số quyết định", max_length=60, help_text="Số do Văn thư cấp.")
    decided_on = DayField(label="Ngày quyết định")
    giver = TypedField(label="Người khen", max_length=200)
    signer = TypedField(label="Người ký", max_length=200, required=False)

    def __init__(self, data: Any = None, *, signers: Choices = (), **given: Any) -> None:
        super().__init__(data, **given)
        if signers:
            choices = [("", "Chưa ghi"), *signers]
            self.fields["signer"] = forms.ChoiceField(label="Người ký", choices=choices, required=False)

    @property
    def ruling(self) -> Ruling:
        """The decision, as the actions take it."""
        return Ruling(**self.cleaned_data)


class AwardWithdrawalForm(TakenForm):
    """From whom the award is taken back, and the decision; the sum that was due stands in it already."""

    def __init__(self, data: Any = None, *, items: Choices, money: Verdict | None, **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["item"] = forms.ChoiceField(label="Hủy khen thưởng của", choices=items)
        self.order_fields(["item", *self.base_fields])
        if money:
            self.fields["money"].initial, self.fields["money"].help_text = money.found, money.reason

    @property
    def withdrawal(self) -> Withdrawal:
        """The decision, as the actions take it."""
        return Withdrawal(**{name: self.cleaned_data[name] for name in self.base_fields})


class AwardRecoveryForm(RecoveryForm):
    """Of whom money and things came back, and when."""

    def __init__(self, data: Any = None, *, items: Choices, **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["item"] = forms.ChoiceField(label="Đã thu hồi của", choices=items)
        self.order_fields(["item", *self.base_fields])
