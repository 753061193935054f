"""What the office types about a round: which entries, who judges, what is masked, and why."""

from typing import Any

from django import forms

from hoadep.contest.jury import blinding
from hoadep.contest.jury.actions import Invitation
from hoadep.contest.jury.models import Round
from hoadep.contest.people.models import Person, Unit
from hoadep.contest.plans.models import Season
from hoadep.web.choices import offer, offer_rows
from hoadep.web.typed import TypedField

ALL = "all"


class RoundForm(forms.Form):
    """A new round: by which rubric of the plan, over which entries, until when."""

    rubric = forms.ChoiceField(label="Vòng")
    entries = forms.ChoiceField(label="Bài được chấm")
    best = forms.IntegerField(
        label="Lấy bao nhiêu bài điểm cao nhất",
        help_text="Khi lấy bài từ vòng trước; bài bằng điểm với bài cuối cùng đều được lấy.",
        required=False,
        min_value=1,
    )
    due_on = forms.DateField(
        label="Hạn chấm", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: Any, *, rubrics: list[tuple[str, str]], closed: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "rubric", rubrics)
        offer(self, "entries", [(ALL, "Mọi bài đủ điều kiện"), *closed])
        if not closed:
            del self.fields["best"]


class InvitationForm(forms.Form):
    """A judge from the office or from outside."""

    name = TypedField(label="Họ và tên", max_length=200)
    workplace = TypedField(label="Nơi công tác", max_length=250, required=False)
    telephone = TypedField(label="Điện thoại", max_length=20, required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Thuộc đơn vị dự thi",
        help_text="Giám khảo không chấm bài của đơn vị mình.",
        required=False,
    )
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label="Có bài trong vòng này với tư cách tác giả",
        help_text="Giám khảo không chấm bài của mình; người trùng họ tên với tác giả cũng không chấm bài đó.",
        required=False,
    )
    most = forms.IntegerField(label="Chấm nhiều nhất (bài)", required=False, min_value=1)

    def __init__(self, data: Any, *, round: Round) -> None:
        super().__init__(data)
        season = round.season
        offer_rows(self, "person", blinding.authors_of(round), blank="Không")
        units = Unit.objects.filter(pk__in=[pk for pk, _ in blinding.units_of_season(season)])
        offer_rows(self, "unit", units, blank="Không, giám khảo mời ngoài")

    @property
    def invitation(self) -> Invitation:
        """Whom the office invites."""
        return Invitation(**self.cleaned_data)


class ReasonForm(forms.Form):
    """Why something is done by hand."""

    reason = TypedField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}), max_length=500)


class UnitConflictForm(ReasonForm):
    """The unit with which a judge has to do, and whether what is marked counts."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="Đơn vị có liên quan")
    marked_too = forms.BooleanField(
        label="Thu lại cả phiếu đã chấm của đơn vị này (điểm không tính)", required=False
    )
    field_order = ("unit", "reason", "marked_too")

    def __init__(self, data: Any, *, season: Season) -> None:
        super().__init__(data, prefix="lien_quan")
        units = Unit.objects.filter(pk__in=[pk for pk, _ in blinding.units_of_season(season)])
        offer_rows(self, "unit", units, blank="Chọn đơn vị")


class MoveForm(ReasonForm):
    """To whom a sheet goes."""

    to = forms.ChoiceField(label="Chuyển cho")
    field_order = ("to", "reason")

    def __init__(self, data: Any, *, judges: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "to", judges)


class MaskForm(forms.Form):
    """Words that the office itself found in a text."""

    found = TypedField(label="Chữ cần che", help_text="Chép đúng như trong bài.", max_length=300, strip=False)
    shown = TypedField(label="Thay bằng", max_length=100, initial="[…]")


class CloseForm(forms.Form):
    """Closing a round; the reason is needed where a third mark is done without."""

    reason = TypedField(
        label="Lý do (khi đóng mà chưa chấm thêm đủ)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
    )
