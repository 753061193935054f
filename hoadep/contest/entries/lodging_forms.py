"""The four short steps of sending an entry without an account, and what opens it again afterwards."""

from typing import Any

from django import forms

from hoadep.contest.entries.forms import KIND_FIELDS, WritingForm

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Tôi là", ("author_name", "author_address", "author_telephone")),
    ("Tôi viết về", ("exemplar_kind", "exemplar_name", "exemplar_place", "unit")),
    ("Bài viết", ("kind", "title", "text", *KIND_FIELDS)),
    ("Xem lại và gửi", ()),
)
LAST = len(STEPS)


class LodgingForm(WritingForm):
    """The whole entry; an author who does not know the unit leaves it to the standing office."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["unit"].required = False
        self.fields["unit"].label = "Gửi qua đơn vị (bỏ trống nếu chưa rõ)"

    def of_step(self, step: int) -> list[forms.BoundField]:
        """The fields of one step, 1 to 4."""
        return [self[name] for name in STEPS[step - 1][1] if name in self.fields]

    def said(self, typed: dict[str, Any]) -> list[tuple[str, str]]:
        """Everything that was typed, by label, choices as people read them."""
        told = []
        for _, names in STEPS:
            for name in names:
                if typed.get(name):
                    choices = {str(key): label for key, label in getattr(self.fields[name], "choices", ())}
                    told.append((str(self[name].label), str(choices.get(str(typed[name]), typed[name]))))
        return told

    def faults_of(self, step: int) -> dict[str, list[str]]:
        """What is wrong in the fields of one step, by field."""
        return {
            name: [str(error) for error in errors]
            for name, errors in self.errors.items()
            if name in STEPS[step - 1][1]
        }


class LookUpForm(forms.Form):
    """The entry's number and the telephone number that was given with it."""

    code = forms.CharField(
        label="Số bài", max_length=20, help_text="In trên giấy biên nhận, ví dụ BD21-B0001."
    )
    telephone = forms.CharField(label="Số điện thoại đã ghi khi gửi", max_length=20)


class CheckForm(forms.Form):
    """What stands on a receipt."""

    ma = forms.CharField(label="Số bài", max_length=20)
    doi_chieu = forms.CharField(label="Mã đối chiếu", max_length=80)


class CompletionForm(forms.Form):
    """The text anew, for an entry that was given back."""

    title = forms.CharField(label="Tên bài", max_length=300)
    text = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 16}))
    base_version = forms.IntegerField(widget=forms.HiddenInput)
