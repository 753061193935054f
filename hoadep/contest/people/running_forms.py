"""What a unit writes about how it runs the contest."""

from django import forms

from hoadep.web.days import DayField


class MemberForm(forms.Form):
    """A member of the working group."""

    name = forms.CharField(label="Họ và tên", max_length=200)
    post = forms.CharField(label="Chức vụ, phần việc", max_length=200)
    telephone = forms.CharField(label="Điện thoại", max_length=20, required=False)


class LaunchForm(forms.Form):
    """A launch of the contest."""

    held_on = DayField(label="Ngày phát động")
    way = forms.CharField(
        label="Hình thức", max_length=300, help_text="Ví dụ: hội nghị, họp tổ dân phố, chào cờ, loa phường."
    )
    people = forms.IntegerField(label="Số người dự", min_value=1, max_value=1_000_000)


class SubUnitForm(forms.Form):
    """A part of the unit."""

    name = forms.CharField(label="Tên đơn vị trực thuộc", max_length=200)
    contact = forms.CharField(label="Người liên hệ", max_length=200, required=False)
