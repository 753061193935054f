"""What a person types about units, their lineage and their accounts."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from hoadep.contest.people import facts
from hoadep.contest.people.models import Account, Unit
from hoadep.rules.duties import ROLES, UNIT_ROLES
from hoadep.web.choices import offer, offer_rows
from hoadep.web.days import DayField
from hoadep.web.typed import TypedEmail, TypedField, TypedPattern


class RegistrationForm(forms.Form):
    """An author's own account: a telephone number or an e-mail address is the easiest user name."""

    name = TypedField(label="Họ và tên", max_length=200)
    username = TypedPattern(
        label="Tên đăng nhập",
        regex=r"^[\w.@+-]{4,80}$",
        help_text="Dễ nhớ nhất là số điện thoại. Chữ, số và các dấu . @ + - _",
    )
    email = TypedEmail(
        label="Thư điện tử (không bắt buộc)",
        required=False,
        help_text="Có thì nhận tin về bài qua thư, sau khi bấm xác nhận trong thư.",
    )
    password1 = TypedField(
        label="Mật khẩu",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Ít nhất 8 ký tự, không phải mật khẩu ai cũng đoán được.",
    )
    password2 = TypedField(
        label="Gõ lại mật khẩu", widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean_username(self) -> str:
        """A name by which nobody else signs in."""
        username: str = self.cleaned_data["username"].lower()
        verdict = facts.judge_names(username)
        if not verdict.met:
            raise forms.ValidationError(verdict.reason)
        return username

    def clean_email(self) -> str:
        """An address that is nobody's user name."""
        email: str = self.cleaned_data["email"].lower()
        username = self.cleaned_data.get("username", "")
        if email and email != username and facts.is_username(email):
            raise forms.ValidationError("Thư điện tử này là tên đăng nhập của một tài khoản khác.")
        return email

    def clean(self) -> dict[str, Any]:
        """A password typed twice alike, and not a weak one."""
        given: dict[str, Any] = super().clean() or {}
        first, again = given.get("password1"), given.get("password2")
        if first and again and first != again:
            self.add_error("password2", "Hai lần gõ mật khẩu không giống nhau.")
        elif first:
            try:
                validate_password(first)
            except forms.ValidationError as fault:
                self.add_error("password1", fault)
        return given


class EmailForm(forms.Form):
    """Where an account wants its messages."""

    email = TypedEmail(label="Thư điện tử", help_text="Dùng được sau khi bấm xác nhận trong thư gửi đến.")

    def __init__(self, data: Any = None, *, account: Account) -> None:
        super().__init__(data, initial={"email": account.email})
        self.account = account

    def clean_email(self) -> str:
        """An address by which nobody else signs in."""
        email: str = self.cleaned_data["email"].lower()
        verdict = facts.judge_names(self.account.username, email, but=self.account)
        if not verdict.met:
            raise forms.ValidationError(verdict.reason)
        return email


class UnitForm(forms.Form):
    """A new unit and how it takes part."""

    code = TypedPattern(
        label="Mã", regex=r"^[A-Z0-9-]{2,20}$", help_text="Chữ in không dấu, số, gạch nối; ví dụ P-NGOCHA."
    )
    name = TypedField(label="Tên đầy đủ", max_length=200)
    short_name = TypedField(label="Tên gọn", max_length=60)
    kind = forms.ChoiceField(label="Loại đơn vị")
    since = DayField(label="Thành lập", required=False)

    def __init__(self, data: Any = None, *, kinds: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "kind", kinds)


class NameForm(forms.Form):
    """New names of a unit."""

    name = TypedField(label="Tên đầy đủ", max_length=200)
    short_name = TypedField(label="Tên gọn", max_length=60)


class SuccessionForm(forms.Form):
    """A unit goes into another one, wholly or in part."""

    new = forms.ModelChoiceField(label="Nhập vào đơn vị", queryset=Unit.objects.none())
    whole = forms.TypedChoiceField(
        label="Phần nhập",
        choices=[("1", "Toàn bộ: đơn vị này thôi tham gia"), ("0", "Một phần: đơn vị này vẫn còn")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    on = DayField(label="Từ ngày")
    reason = TypedField(label="Căn cứ (nghị quyết, quyết định)", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Any = None, *, others: Any) -> None:
        super().__init__(data)
        offer_rows(self, "new", others, blank="Chọn đơn vị")


class RoleForm(forms.Form):
    """A role, for one unit or none."""

    role = forms.ChoiceField(label="Vai trò", choices=list(ROLES.items()))
    unit = forms.ModelChoiceField(
        label="Của đơn vị",
        queryset=Unit.objects.none(),
        required=False,
        help_text="Cần với cán bộ đầu mối, thủ trưởng.",
    )

    def __init__(self, data: Any = None, *, units: Any) -> None:
        super().__init__(data)
        offer_rows(self, "unit", units, blank="Không thuộc đơn vị")

    def clean(self) -> dict[str, Any]:
        """Roles of a unit need their unit."""
        given = super().clean() or self.cleaned_data
        if given.get("role") in UNIT_ROLES and not given.get("unit"):
            self.add_error("unit", "Hãy chọn đơn vị cho vai trò này.")
        return given


class AccountForm(RoleForm):
    """A new account with its first role."""

    field_order = ("username", "name", "email", "role", "unit")
    username = TypedPattern(
        label="Tên đăng nhập",
        regex=r"^[\w.@+-]{2,80}$",
        help_text="Chữ, số và các dấu . @ + - _ (có thể là số điện thoại).",
    )
    name = TypedField(label="Họ và tên", max_length=200)
    email = TypedEmail(label="Thư điện tử", required=False)
