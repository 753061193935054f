"""What is typed about a list put to the vote: its heading, the decision, the upper level's answer."""

from collections.abc import Sequence
from typing import Any

from django import forms

from hoadep.contest.exemplars.actions import Heading, Refusal, Ruling
from hoadep.contest.exemplars.forms.dossiers import forms_by_level
from hoadep.contest.exemplars.forms.nominations import area
from hoadep.contest.exemplars.models import Submission
from hoadep.office.files.fields import ScanField
from hoadep.office.files.models import Stored
from hoadep.rules.plan import Plan
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField

Choices = Sequence[tuple[str, str]]


class SubmissionForm(forms.Form):
    """A new list: which kind of commendation, how it is settled, and which fit dossiers stand in it."""

    title = TypedField(label="Tên danh sách", max_length=200, help_text="Ví dụ: Khen gương tháng 3/2021.")
    way = forms.ChoiceField(
        label="Cách xét", choices=Submission.Way.choices, widget=forms.RadioSelect, initial="meeting"
    )

    def __init__(self, data: Any = None, *, plan: Plan, initial: Any, dossiers: Choices) -> None:
        super().__init__(data, initial=initial)
        names = {"wanted": "Hình thức", "occasion": "Diện khen"}
        self.fields["wanted"] = forms.ChoiceField(label=names["wanted"], choices=forms_by_level(plan))
        occasions = [(occasion.key, occasion.name) for occasion in plan.occasions]
        self.fields["occasion"] = forms.ChoiceField(label=names["occasion"], choices=occasions)
        self.fields["dossiers"] = forms.MultipleChoiceField(
            label="Hồ sơ đủ điều kiện trình",
            choices=dossiers,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Hãy chọn ít nhất một hồ sơ."},
        )
        self.order_fields(["title", "wanted", "occasion", "way", "dossiers"])

    @property
    def heading(self) -> Heading:
        """The list's heading, as the actions take it."""
        given = self.cleaned_data
        level, _, form = given["wanted"].partition(".")
        return Heading(
            title=given["title"], level=level, form=form, occasion=given["occasion"], way=given["way"]
        )


class TakingOffForm(forms.Form):
    """Which dossier leaves the list, and why."""

    dossier = forms.ChoiceField(label="Hồ sơ")
    reason = TypedField(label="Lý do", max_length=2_000, widget=area(2))

    def __init__(self, data: Any = None, *, dossiers: Choices, **given: Any) -> None:
        super().__init__(data, **given)
        self.fields["dossier"] = forms.ChoiceField(label="Hồ sơ", choices=dossiers)
        self.order_fields(["dossier", "reason"])


class ForwardingForm(forms.Form):
    """The paper that took the list to the upper level."""

    number = TypedField(label="Số tờ trình", max_length=60, help_text="Số do Văn thư cấp.")
    forwarded_on = DayField(label="Ngày tờ trình")


class RulingForm(forms.Form):
    """A decision on the list, once Văn thư has given its number and day; the upper level's with its scan."""

    number = TypedField(
        label="Số quyết định", max_length=60, help_text="Số do Văn thư cấp, ví dụ: 512/QĐ-UBND."
    )
    decided_on = DayField(label="Ngày quyết định")
    giver = TypedField(label="Người khen", max_length=200)
    signer = TypedField(label="Người ký", max_length=200, required=False)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        dossiers: Choices,
        chosen: bool,
        signers: Choices = (),
        **given: Any,
    ) -> None:
        super().__init__(data, files, **given)
        if signers:
            choices = [("", "Chưa ghi"), *signers]
            self.fields["signer"] = forms.ChoiceField(label="Người ký", choices=choices, required=False)
        if chosen:
            self.fields["granted"] = forms.MultipleChoiceField(
                label="Được cấp trên khen trong quyết định này",
                choices=dossiers,
                initial=[code for code, _ in dossiers],
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": "Hãy chọn ít nhất một hồ sơ được khen."},
            )
            self.fields["final"] = forms.BooleanField(
                label="Các hồ sơ còn lại cấp trên không khen",
                required=False,
                help_text="Bỏ trống nếu còn chờ quyết định khác.",
            )
            self.fields["scan"] = ScanField(label="Bản quét quyết định", required=False)

    def ruling(self, stored: Stored | None) -> Ruling:
        """The decision, as the actions take it, with its scan where one was brought."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "scan"}
        brought = self.cleaned_data.get("scan")
        return Ruling(**given, stored=stored, name=brought.name if brought else "")


class RefusalForm(forms.Form):
    """A paper with which the upper level commends nobody, or not these."""

    number = TypedField(label="Số văn bản trả lời", max_length=60)
    dated = DayField(label="Ngày văn bản")
    giver = TypedField(label="Nơi trả lời", max_length=200)
    reason = TypedField(label="Lý do không khen", max_length=2_000, widget=area(3))
    scan = ScanField(label="Bản quét", required=False)

    def __init__(self, data: Any = None, files: Any = None, *, dossiers: Choices, **given: Any) -> None:
        super().__init__(data, files, **given)
        self.fields["refused"] = forms.MultipleChoiceField(
            label="Không được khen",
            choices=dossiers,
            initial=[code for code, _ in dossiers],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Hãy chọn ít nhất một hồ sơ không được khen."},
        )
        self.order_fields(["refused", "number", "dated", "giver", "reason", "scan"])

    def refusal(self, stored: Stored | None) -> Refusal:
        """The answer, as the actions take it, with its scan where one was brought."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "scan"}
        brought = self.cleaned_data["scan"]
        return Refusal(**given, stored=stored, name=brought.name if brought else "")
