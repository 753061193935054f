"""What a unit writes about how it runs the contest."""

from django import forms

from hoadep.web.days import DayField
from hoadep.web.typed import TypedField


class MemberForm(forms.Form):
    """A member of the working group."""

    name = TypedField(label="Họ và tên", max_length=200)
    post = TypedField(label="Chức vụ, phần việc", max_length=200)
    telephone = TypedField(label="Điện thoại", max_length=20, required=False)


class LaunchForm(forms.Form):
    """A launch of the contest."""

    held_on = DayField(label="Ngày phát động")
    way = TypedField(
        label="Hình thức", max_length=300, help_text="Ví dụ: hội nghị, họp tổ dân phố, chào cờ, loa phường."
    )
    people = forms.IntegerField(label="Số người dự", min_value=1, max_value=1_000_000)


class SubUnitForm(forms.Form):
    """A part of the unit."""

    name = TypedField(label="Tên đơn vị trực thuộc", max_length=200)
    contact = TypedField(label="Người liên hệ", max_length=200, required=False)
