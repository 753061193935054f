"""What is typed about the council: seats, meetings, who came, counts of ballots, votes, opinions."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from hoadep.contest.council.actions import Called
from hoadep.contest.council.models import Meeting, Member, Motion, NamedVote, Presence
from hoadep.rules.voting import Ballots
from hoadep.web.days import DayField

HOUR = forms.TimeInput(
    format="%H:%M", attrs={"inputmode": "numeric", "placeholder": "giờ:phút", "autocomplete": "off"}
)


def _hour(label: str, **given: Any) -> forms.TimeField:
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

    title = forms.CharField(
        label="Nội dung", max_length=200, help_text="Ví dụ: Xét khen thưởng tháng 3/2021."
    )
    standing = forms.BooleanField(label="Chỉ họp Thường trực Hội đồng", required=False)
    day = DayField(label="Ngày họp")
    hour = _hour("Giờ họp")
    place = forms.CharField(label="Địa điểm", max_length=200)

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
            self.fields[f"den_{member.code}"] = _hour(f"{name}: đến lúc", required=False, initial=came)
            self.fields[f"roi_{member.code}"] = _hour(f"{name}: rời lúc", required=False, initial=left)

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

    hour = _hour("Lúc")


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


class CountsForm(forms.Form):
    """What the tellers counted."""

    given_out = forms.IntegerField(label="Số phiếu phát ra", min_value=0)
    returned = forms.IntegerField(label="Số phiếu thu về", min_value=0)
    valid = forms.IntegerField(label="Hợp lệ", min_value=0)
    invalid = forms.IntegerField(label="Không hợp lệ", min_value=0, initial=0)
    in_favour = forms.IntegerField(label="Đồng ý", min_value=0)
    against = forms.IntegerField(label="Không đồng ý", min_value=0)
    by_letter = forms.IntegerField(
        label="Trong số thu về, phiếu của người vắng mặt gửi đến", min_value=0, initial=0
    )
    tellers = forms.CharField(
        label="Tổ kiểm phiếu", max_length=300, help_text="Họ tên, cách nhau bằng dấu phẩy."
    )
    hour = _hour("Kiểm phiếu xong lúc")

    @property
    def ballots(self) -> Ballots:
        """The counts, as the rules take them."""
        return Ballots(**{name: self.cleaned_data[name] for name in Ballots.__slots__})


class NamedVotesForm(forms.Form):
    """How each member voted, by name; an absent member's vote is one in writing."""

    def __init__(
        self,
        data: Any = None,
        *,
        members: Sequence[Member],
        given: dict[str, NamedVote],
        usual: set[str],
        closes: bool,
    ) -> None:
        super().__init__(data)
        self.members = members
        options = [("", "Không có"), *NamedVote.Option.choices]
        for member in members:
            vote = given.get(member.code)
            initial = vote.option if vote else ("in_favour" if member.code in usual else "")
            self.fields[member.code] = forms.ChoiceField(
                label=member.name, choices=options, initial=initial, required=False
            )
        if closes:
            self.fields["close"] = forms.BooleanField(
                label="Kết thúc biểu quyết nội dung này", required=False, initial=True
            )

    @property
    def votes(self) -> list[tuple[Member, str]]:
        """Each member who voted, with the option."""
        given = self.cleaned_data
        return [(member, given[member.code]) for member in self.members if given[member.code]]


class DeclaringForm(forms.Form):
    """Which member has to do with the matter, and why."""

    member = forms.ChoiceField(label="Thành viên")
    reason = forms.CharField(label="Liên quan thế nào", max_length=300)

    def __init__(self, data: Any = None, *, members: Sequence[Member]) -> None:
        super().__init__(data)
        offered = [(one.code, one.name) for one in members]
        self.fields["member"] = forms.ChoiceField(label="Thành viên", choices=offered)
        self.order_fields(["member", "reason"])


class OpinionForm(forms.Form):
    """A member's own vote or opinion."""

    option = forms.ChoiceField(label="Ý kiến", choices=NamedVote.Option.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Nội dung ý kiến (nếu có)", required=False, max_length=1_000, widget=forms.Textarea({"rows": 2})
    )


class SecretForm(forms.Form):
    """A secret vote: for or against, nothing else, and the word that it is meant.

    What is sent and every page that answers are of one length whatever was chosen: a log of requests tells
    sizes. So the choice is one letter, and nothing is asked on a page of its own.
    """

    option = forms.ChoiceField(
        label="Phiếu của bạn",
        choices=[("1", NamedVote.Option.IN_FAVOUR.label), ("0", NamedVote.Option.AGAINST.label)],
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label="Tôi bỏ phiếu này; phiếu kín không xem lại, không đổi được",
        error_messages={"required": "Hãy đánh dấu ô này: phiếu kín đã bỏ thì không đổi được."},
    )

    @property
    def chosen(self) -> str:
        """The option, as the actions take it."""
        option = (
            NamedVote.Option.IN_FAVOUR if self.cleaned_data["option"] == "1" else NamedVote.Option.AGAINST
        )
        return option.value
