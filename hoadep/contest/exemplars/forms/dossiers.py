"""What is typed about a dossier: what it asks for, its signed papers, the appraisal, and who agreed."""

from typing import Any

from django import forms

from hoadep.contest.exemplars.actions import Agreement, Asked
from hoadep.contest.exemplars.forms.nominations import ReasonForm, area
from hoadep.contest.exemplars.models import Consent
from hoadep.office.files.fields import ScanField
from hoadep.rules.dossiers import CHECKS, PAPERS
from hoadep.rules.plan import Plan
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField


def forms_by_level(plan: Plan) -> list[tuple[str, str]]:
    """What may be asked for: each form at each level that gives it."""
    return [
        (f"{level}.{form.key}", f"{form.name} – {plan.level(level).giver}")
        for form in plan.forms
        for level in form.levels
        if level != "unit"
    ]


def capital(text: str) -> str:
    """With its first letter in capitals."""
    return text[:1].upper() + text[1:]


class DossierForm(forms.Form):
    """What a unit asks for the exemplar of its nomination."""

    posthumous = forms.BooleanField(label="Truy tặng (người đã mất)", required=False)
    receiver = TypedField(
        label="Người nhận thay",
        max_length=200,
        required=False,
        help_text="Chỉ ghi khi truy tặng: họ tên, quan hệ với người được truy tặng.",
    )

    def __init__(self, data: Any = None, *, plan: Plan, beside: str | None = None) -> None:
        """`beside` is the prefix in a page whose main form may be sent without this one."""
        super().__init__(data, prefix=beside, use_required_attribute=beside is None)
        self.fields["wanted"] = forms.ChoiceField(
            label="Đề nghị", choices=[("", "Chọn hình thức"), *forms_by_level(plan)]
        )
        self.fields["occasion"] = forms.ChoiceField(
            label="Diện khen", choices=[(occasion.key, occasion.name) for occasion in plan.occasions]
        )
        self.order_fields(["wanted", "occasion", "posthumous", "receiver"])

    @property
    def asked(self) -> Asked:
        """What is asked for, as the actions take it."""
        given = self.cleaned_data
        level, _, form = given["wanted"].partition(".")
        return Asked(
            level=level,
            form=form,
            occasion=given["occasion"],
            posthumous=given["posthumous"],
            receiver=given["receiver"],
        )


class PaperForm(forms.Form):
    """Signed papers: one scan for one or all of them, or the word that they came on paper."""

    kinds = forms.MultipleChoiceField(
        label="Gồm những giấy nào",
        choices=[(key, capital(name)) for key, name in PAPERS.items()],
        initial=list(PAPERS),
        widget=forms.CheckboxSelectMultiple,
    )
    scan = ScanField(label="Bản quét đã ký", required=False, help_text="Một tệp PDF cho cả bộ là đủ.")
    on_paper = forms.BooleanField(label="Không có bản quét: đã nộp bản giấy", required=False)

    def clean(self) -> dict[str, Any]:
        """Either a scan, or the word that they came on paper."""
        given = super().clean() or {}
        if "scan" not in self.errors and not given.get("scan") and not given.get("on_paper"):
            self.add_error("scan", "Hãy chọn tệp bản quét, hoặc đánh dấu đã nộp bản giấy.")
        return given


class DossierReturnForm(ReasonForm):
    """Giving back, with the day by which the dossier is wanted again."""

    reason = TypedField(label="Cần bổ sung gì", max_length=2_000, widget=area(3))
    due_on = DayField(label="Bổ sung trước hết ngày")


class DossierCompletionForm(forms.Form):
    """What was completed, before it is sent again."""

    reason = TypedField(label="Đã bổ sung gì", max_length=2_000, widget=area(2))
    receiver = TypedField(label="Người nhận thay (khi truy tặng)", max_length=200, required=False)


class AppraisalForm(forms.Form):
    """The checklist, the reason why an earlier commendation was for another deed, and the outcome."""

    checks = forms.MultipleChoiceField(
        label="Đã kiểm tra",
        choices=[(key, capital(said)) for key, said in CHECKS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    other_deed = TypedField(
        label="Vì sao không phải khen hai lần cho một việc",
        required=False,
        max_length=2_000,
        widget=area(2),
        help_text="Chỉ cần ghi khi đã có lần khen trước hoặc hồ sơ khác đang xét.",
    )
    fit = forms.TypedChoiceField(
        label="Kết luận",
        choices=[("1", "Đủ điều kiện trình"), ("0", "Không đủ điều kiện")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    statement = TypedField(label="Ý kiến thẩm định", required=False, max_length=2_000, widget=area(3))


class InquiryForm(forms.Form):
    """Whom one asks, and what."""

    asked = TypedField(label="Hỏi ai", max_length=200, help_text="Ví dụ: Công an phường Ngọc Hà.")
    question = TypedField(label="Hỏi gì", max_length=2_000, widget=area(2))


class AnswerForm(forms.Form):
    """What was answered."""

    inquiry = forms.IntegerField(widget=forms.HiddenInput)
    answer = TypedField(label="Trả lời", max_length=2_000, widget=area(2))


class ConsentForm(forms.Form):
    """Somebody's word that the exemplar may be told of in public."""

    who = forms.ChoiceField(label="Ai đồng ý", choices=Consent.Giver.choices, widget=forms.RadioSelect)
    name = TypedField(label="Họ và tên người đồng ý", max_length=200)
    given_on = DayField(label="Ngày đồng ý")
    way = TypedField(
        label="Bằng cách nào", max_length=200, help_text="Ví dụ: ký phiếu đồng ý, nói qua điện thoại."
    )

    @property
    def agreement(self) -> Agreement:
        """The word, as the actions take it."""
        return Agreement(**self.cleaned_data)


class ConsentBackForm(forms.Form):
    """Which word is taken back."""

    consent = forms.IntegerField(widget=forms.HiddenInput)


class BirthForm(forms.Form):
    """In which year a person was born."""

    born = forms.IntegerField(label="Năm sinh", min_value=1850, max_value=2100)
