"""What is typed about seats on the council and the near family of who holds them."""

from typing import Any

from django import forms

from hoadep.contest.council.actions import Seat
from hoadep.contest.council.models import Member
from hoadep.contest.people.models import Account, Collective, Person, Unit
from hoadep.web.choices import offer_rows
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField


class SeatForm(forms.Form):
    """A seat on the council."""

    name = TypedField(label="Họ và tên", max_length=200)
    work = TypedField(label="Chức vụ công tác", max_length=200, required=False)
    post = forms.ChoiceField(label="Chức danh trong Hội đồng", choices=Member.Post.choices, initial="member")
    votes = forms.BooleanField(label="Có quyền biểu quyết", required=False, initial=True)
    decision = TypedField(
        label="Quyết định thành lập", max_length=200, help_text="Ví dụ: Quyết định số 2101/QĐ-UBND."
    )
    since = DayField(label="Từ ngày")
    until = DayField(label="Đến hết ngày", required=False, help_text="Để trống khi còn tham gia.")
    account = forms.ModelChoiceField(
        label="Tài khoản",
        queryset=Account.objects.none(),
        required=False,
        help_text="Chỉ cần khi thành viên tự biểu quyết trực tuyến.",
    )
    unit = forms.ModelChoiceField(label="Đơn vị công tác", queryset=Unit.objects.none(), required=False)
    person = TypedField(
        label="Mã người của chính thành viên",
        required=False,
        max_length=20,
        help_text="Ghi khi thành viên cũng được giới thiệu là gương hoặc là tác giả, ví dụ N000012.",
    )

    def __init__(self, data: Any = None, *, member: Member | None = None) -> None:
        super().__init__(data, initial=_of(member) if member else None)
        accounts = Account.objects.filter(is_active=True).order_by("sort_key")
        offer_rows(self, "account", accounts, blank="Không có")
        offer_rows(self, "unit", Unit.objects.order_by("sort_key"), blank="Không có")

    def clean_person(self) -> Person | None:
        """A person known by this code."""
        return person_of(self.cleaned_data["person"])

    @property
    def seat(self) -> Seat:
        """The seat, as the actions take it."""
        return Seat(**self.cleaned_data)


def _of(member: Member) -> dict[str, Any]:
    given = {name: getattr(member, name) for name in Seat.__dataclass_fields__}
    return {**given, "person": member.person.code if member.person else ""}


def person_of(code: str) -> Person | None:
    """The person with a code that was typed; none for no code."""
    if not code:
        return None
    found = Person.objects.filter(code=code.strip().upper()).first()
    if found is None:
        raise forms.ValidationError("Không có người nào mang mã này. Mã có ở trang gương, bài dự thi.")
    return found


class KinForm(forms.Form):
    """Who is near to a member: a person of the family, or a household or group that is the member's own."""

    who = TypedField(
        label="Mã người, gia đình hoặc nhóm",
        max_length=20,
        help_text="Mã ở trang gương, ví dụ N000012; gia đình, nhóm có thành viên này tham gia: T000003.",
    )
    relation = TypedField(
        label="Quan hệ với thành viên", max_length=40, help_text="Ví dụ: vợ, chồng, con, gia đình mình."
    )

    def clean_who(self) -> Person | Collective | None:
        """A person, household or group known by this code."""
        code = self.cleaned_data["who"].strip().upper()
        return Collective.objects.filter(code=code).first() or person_of(code)
