"""What is typed about the exchange between levels: keys, to whom a list goes, as what it is taken in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from hoadep.contest.dispatch.actions import Mapped
from hoadep.contest.people.models import Participation, Unit
from hoadep.contest.plans.models import Season
from hoadep.office.bundles.fields import BundleField
from hoadep.office.bundles.models import Partner
from hoadep.web.choices import offer
from hoadep.web.typed import TypedField

Terms = Sequence[tuple[str, str]]


class PartnerForm(forms.Form):
    """Another installation with its public key."""

    name = TypedField(label="Tên nơi trao đổi", max_length=200)
    public_key = TypedField(
        label="Khóa công khai của nơi ấy",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dán dòng chữ bắt đầu bằng “hoadep-ed25519:” mà nơi ấy gửi.",
    )
    compared = forms.BooleanField(label="Đã gọi điện đối chiếu mã của khóa với nơi ấy")


class SendingForm(forms.Form):
    """To whom a decided list goes, and why although it is late."""

    to = forms.ChoiceField(label="Gửi tới")
    reason = TypedField(
        label="Lý do vẫn gửi",
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Chỉ cần ghi khi quá hạn hoặc quá số bài của kế hoạch.",
    )

    def __init__(
        self, data: Any = None, *, partners: Iterable[Partner], seasons: Iterable[Season], **given: Any
    ) -> None:
        super().__init__(data, **given)
        self.found: dict[str, Partner | Season] = {f"goi:{one.pk}": one for one in partners}
        self.found |= {f"mua:{one.pk}": one for one in seasons}
        names = {key: f"{one.name}, không cần tệp" for key, one in self.found.items()}
        names |= {key: f"{one.name}, bằng gói hồ sơ" for key, one in self.found.items() if "goi" in key}
        offer(self, "to", list(names.items()))

    @property
    def receiver(self) -> Partner | Season:
        """The partner, or the season of this installation."""
        return self.found[self.cleaned_data["to"]]


class BundleForm(forms.Form):
    """A bundle that came."""

    bundle = BundleField(label="Tệp gói hồ sơ")


class IntakeForm(forms.Form):
    """As which unit the sender takes part, and as which kinds come those that the plan does not know."""

    unit = forms.ChoiceField(label="Nhận như bài của đơn vị")

    def __init__(
        self, data: Any = None, *, season: Season, unknown: Mapping[str, str], kinds: Terms, **given: Any
    ) -> None:
        super().__init__(data, **given)
        parts = Participation.objects.filter(season=season, until__isnull=True).select_related("unit")
        self.units: dict[str, Unit] = {part.unit.code: part.unit for part in parts.order_by("unit__sort_key")}
        offer(self, "unit", [(code, unit.name) for code, unit in self.units.items()], blank="Chọn đơn vị")
        self.unknown = unknown
        for n, name in enumerate(unknown.values()):
            self.fields[f"kind{n}"] = forms.ChoiceField(label=f"Thể loại “{name}” nhận là", choices=kinds)

    @property
    def chosen(self) -> Unit:
        """The unit."""
        return self.units[self.cleaned_data["unit"]]

    @property
    def kinds(self) -> dict[str, str]:
        """Kinds of the plan by those that it does not know."""
        return {key: self.cleaned_data[f"kind{n}"] for n, key in enumerate(self.unknown)}


class TermsForm(forms.Form):
    """As which forms and occasions of the plan come those that it does not know."""

    def __init__(
        self,
        data: Any = None,
        *,
        unknown: tuple[Mapping[str, str], Mapping[str, str]],
        forms_of_plan: Terms,
        occasions_of_plan: Terms,
    ) -> None:
        super().__init__(data)
        self.unknown = unknown
        for n, name in enumerate(unknown[0].values()):
            label = f"Hình thức khen “{name}” ghi là"
            self.fields[f"form{n}"] = forms.ChoiceField(label=label, choices=forms_of_plan)
        for n, name in enumerate(unknown[1].values()):
            label = f"Diện khen “{name}” ghi là"
            self.fields[f"occasion{n}"] = forms.ChoiceField(label=label, choices=occasions_of_plan)

    @property
    def mapped(self) -> Mapped:
        """What was chosen."""
        given = self.cleaned_data
        return Mapped(
            forms={key: given[f"form{n}"] for n, key in enumerate(self.unknown[0])},
            occasions={key: given[f"occasion{n}"] for n, key in enumerate(self.unknown[1])},
        )
