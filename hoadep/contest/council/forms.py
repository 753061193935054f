"""What is typed about meetings: their call, who came, the agenda, what is asked in writing."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from hoadep.contest.council.actions import Called
from hoadep.contest.council.models import Meeting, Member, Motion, Presence
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField

HOUR = forms.TimeInput(
    format="%H:%M", attrs={"inputmode": "numeric", "placeholder": "giờ:phút", "autocomplete": "off"}
)


def hour_field(label: str, **given: Any) -> forms.TimeField:
    """An hour of a day, as it is said."""
    return forms.TimeField(
        label=label,
        widget=HOUR,
        input_formats=["%H:%M", "%Hh%M", "%Hg%M"],
        error_messages={"invalid": "Giờ viết như 14:05."},
        **given,
    )


def in_working_hours(day: date, now: datetime) -> datetime:
    """An instant for what is known to the day: now if it is today, else the end of its working hours."""
    return now if day == timezone.localdate(now) else moment(day, time(17))


def moment(day: date, hour: time) -> datetime:
    """An instant of a day in the time zone of the office."""
    return timezone.make_aware(datetime.combine(day, hour))


class MeetingForm(forms.Form):
    """A meeting, as its invitation tells it."""

    title = TypedField(label="Nội dung", max_length=200, help_text="Ví dụ: Xét khen thưởng tháng 3/2021.")
    standing = forms.BooleanField(label="Chỉ họp Thường trực Hội đồng", required=False)
    day = DayField(label="Ngày họp")
    hour = hour_field("Giờ họp")
    place = TypedField(label="Địa điểm", max_length=200)

    @property
    def called(self) -> Called:
        """The meeting, as the actions take it."""
        given = self.cleaned_data
        starts_at = moment(given["day"], given["hour"])
        return Called(
            title=given["title"], place=given["place"], standing=given["standing"], starts_at=starts_at
        )


class AttendanceForm(forms.Form):
    """When each member came and left; without a time of coming a member was not there."""

    def __init__(
        self, data: Any = None, *, members: Sequence[Member], last: dict[str, Presence], meeting: Meeting
    ) -> None:
        super().__init__(data)
        self.members, self.day = members, timezone.localdate(meeting.starts_at)
        for member in members:
            row = last.get(member.code)
            came = timezone.localtime(row.came_at).time() if row else None
            left = timezone.localtime(row.left_at).time() if row and row.left_at else None
            name = member.name
            self.fields[f"den_{member.code}"] = hour_field(f"{name}: đến lúc", required=False, initial=came)
            self.fields[f"roi_{member.code}"] = hour_field(f"{name}: rời lúc", required=False, initial=left)

        for field in self.fields.values():
            field.disabled = meeting.ended_at is not None

    @property
    def rows(self) -> Iterable[tuple[Member, forms.BoundField, forms.BoundField]]:
        """Each member with the two fields."""
        for member in self.members:
            yield member, self[f"den_{member.code}"], self[f"roi_{member.code}"]

    @property
    def times(self) -> dict[Member, tuple[datetime | None, datetime | None]]:
        """When each came and left."""
        return {
            member: (self._at(f"den_{member.code}"), self._at(f"roi_{member.code}"))
            for member in self.members
        }

    def _at(self, name: str) -> datetime | None:
        hour = self.cleaned_data.get(name)
        return moment(self.day, hour) if hour else None


class HourForm(forms.Form):
    """The hour of something on the meeting's day."""

    hour = hour_field("Lúc")


class DayForm(forms.Form):
    """The day of something that happens without a meeting."""

    day = DayField(label="Ngày chốt")


class AgendaForm(forms.Form):
    """What is taken into a meeting, and how it is voted on there."""

    mode = forms.ChoiceField(
        label="Cách biểu quyết",
        required=False,
        choices=[("", "Theo kế hoạch"), *[one for one in Motion.Mode.choices if one[0] != "letter"]],
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any = None, *, waiting: Sequence[Motion]) -> None:
        super().__init__(data)
        self.fields["motions"] = _ticks("Nội dung chờ xét", waiting)
        self.order_fields(["motions", "mode"])


class OpinionsForm(forms.Form):
    """What members are asked to answer in writing, and by when."""

    asked_on = DayField(label="Ngày gửi phiếu")
    return_on = DayField(label="Hạn trả lời")

    def __init__(self, data: Any = None, *, waiting: Sequence[Motion], today: date) -> None:
        super().__init__(data, initial={"asked_on": today})
        self.fields["motions"] = _ticks("Nội dung xin ý kiến", waiting)
        self.order_fields(["motions", "asked_on", "return_on"])


def _ticks(label: str, waiting: Sequence[Motion]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=[(one.code, one.title) for one in waiting],
        initial=[one.code for one in waiting],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Hãy chọn ít nhất một nội dung."},
    )
