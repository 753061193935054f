"""What is typed about votes: counts of ballots, votes by name, opinions, who has to do with a matter."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from hoadep.contest.council.forms import hour_field
from hoadep.contest.council.models import Member, NamedVote
from hoadep.rules.voting import Ballots
from hoadep.web.typed import TypedField


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
    tellers = TypedField(label="Tổ kiểm phiếu", max_length=300, help_text="Họ tên, cách nhau bằng dấu phẩy.")
    hour = hour_field("Kiểm phiếu xong lúc")

    @property
    def ballots(self) -> Ballots:
        """The counts, as the rules take them."""
        return Ballots(**{name: self.cleaned_data[name] for name in Ballots.__slots__})


class NamedVotesForm(forms.Form):
    """How each member voted, by name; an absent member's vote is one in writing.

    What a member gave on a page is not asked here. With `notes` there is room for the wording of each.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        members: Sequence[Member],
        given: dict[str, NamedVote],
        usual: set[str],
        closes: bool,
        notes: bool,
    ) -> None:
        super().__init__(data)
        self.members = [one for one in members if one.code not in given or not given[one.code].own]
        self.given, self.notes = given, notes
        options = [("", "Không có"), *NamedVote.Option.choices]
        for member in self.members:
            vote = given.get(member.code)
            initial = vote.option if vote else ("in_favour" if member.code in usual else "")
            self.fields[member.code] = forms.ChoiceField(
                label=member.name, choices=options, initial=initial, required=False
            )
            if notes:
                self.fields[_note(member)] = TypedField(
                    label=f"{member.name}: nội dung ý kiến",
                    required=False,
                    max_length=1_000,
                    initial=vote.note if vote else "",
                )
        if closes:
            self.fields["close"] = forms.BooleanField(
                label="Kết thúc biểu quyết nội dung này", required=False, initial=True
            )

    @property
    def rows(self) -> Iterable[tuple[forms.BoundField, forms.BoundField | None]]:
        """Each member's vote with its wording."""
        for member in self.members:
            yield self[member.code], self[_note(member)] if self.notes else None

    @property
    def rest(self) -> Iterable[forms.BoundField]:
        """What is asked besides."""
        return [self["close"]] if "close" in self.fields else []

    @property
    def changed(self) -> list[tuple[Member, str, str]]:
        """The members whose vote or wording is not what stands, with both; "" takes the vote back."""
        return [each for each in self._typed if each[1:] != self._standing(each[0])]

    @property
    def _typed(self) -> Iterable[tuple[Member, str, str]]:
        given = self.cleaned_data
        for member in self.members:
            option = given[member.code]
            yield member, option, given.get(_note(member), "") if option else ""

    def _standing(self, member: Member) -> tuple[str, str]:
        vote = self.given.get(member.code)
        return (vote.option, vote.note) if vote else ("", "")


def _note(member: Member) -> str:
    return f"loi_{member.code}"


class DeclaringForm(forms.Form):
    """Which member has to do with the matter, and why."""

    member = forms.ChoiceField(label="Thành viên")
    reason = TypedField(label="Liên quan thế nào", max_length=300)

    def __init__(self, data: Any = None, *, members: Sequence[Member]) -> None:
        super().__init__(data)
        offered = [(one.code, one.name) for one in members]
        self.fields["member"] = forms.ChoiceField(label="Thành viên", choices=offered)
        self.order_fields(["member", "reason"])


class ShortCodeForm(forms.Form):
    """The short code of the slip."""

    code = TypedField(
        label="Mã ngắn trên phiếu mời",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )


class OwnConflictForm(forms.Form):
    """Why a member does not vote on a matter, as the member says."""

    reason = TypedField(
        label="Bạn có liên quan thế nào",
        max_length=300,
        help_text="Ví dụ: là người thân, cùng làm việc được xét. Ghi rồi thì bạn không biểu quyết nữa.",
    )


class OpinionForm(forms.Form):
    """A member's own vote or opinion."""

    option = forms.ChoiceField(label="Ý kiến", choices=NamedVote.Option.choices, widget=forms.RadioSelect)
    note = TypedField(
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
