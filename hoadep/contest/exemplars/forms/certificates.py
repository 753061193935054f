"""What a person chooses to print certificates, and changes in a layout."""

from typing import Any

from django import forms

from hoadep.contest.exemplars.certificates import Signing
from hoadep.office.documents.certificate_templates import Box, Template
from hoadep.office.printing.models import Printer
from hoadep.web.choices import offer, offer_rows

ALIGNS = [("left", "trái"), ("center", "giữa"), ("right", "phải")]


class PrintForm(forms.Form):
    """One printing: which layout, on which printer, and what all its certificates have in common."""

    layout = forms.ChoiceField(label="Mẫu")
    achievement = forms.CharField(
        label="Thành tích", max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    place = forms.CharField(label="Địa danh", max_length=60)
    post = forms.CharField(
        label="Chức vụ người ký",
        max_length=120,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ký thay: dòng đầu “KT. CHỦ TỊCH”, dòng sau “PHÓ CHỦ TỊCH”.",
    )
    signer = forms.CharField(
        label="Họ tên người ký", max_length=120, required=False, help_text="Bỏ trống nếu đóng dấu chức danh."
    )
    first_number = forms.IntegerField(
        label="Số vào sổ bắt đầu từ", min_value=1, max_value=99_999, required=False
    )
    printer = forms.ModelChoiceField(label="Máy in", queryset=Printer.objects.none(), required=False)
    capitals = forms.BooleanField(label="Tên viết hoa", required=False)
    data_only = forms.BooleanField(label="Chỉ in chữ lên phôi có sẵn", required=False)

    def __init__(self, data: Any = None, *, layouts: dict[str, Template], **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "layout", [(key, layout.name) for key, layout in layouts.items()])
        offer_rows(self, "printer", Printer.objects.all(), blank="Không chỉnh")

    def signing(self) -> Signing:
        """What was typed, for the rows."""
        names = ("achievement", "place", "post", "signer", "first_number")
        return Signing(**{name: self.cleaned_data[name] for name in names})


class PrinterForm(forms.Form):
    """A printer and its correction."""

    name = forms.CharField(label="Tên máy in", max_length=80)
    x = forms.DecimalField(label="Sang phải (mm)", max_digits=4, decimal_places=1, initial=0)
    y = forms.DecimalField(label="Xuống dưới (mm)", max_digits=4, decimal_places=1, initial=0)


class PaperForm(forms.Form):
    """The paper of a layout."""

    width = forms.FloatField(label="Rộng (mm)", min_value=50, max_value=1200)
    height = forms.FloatField(label="Cao (mm)", min_value=50, max_value=1200)


class BoxForm(forms.Form):
    """One text of a layout and where it stands."""

    text = forms.CharField(label="Chữ", widget=forms.Textarea(attrs={"rows": 2}), strip=False)
    x = forms.FloatField(label="Từ trái (mm)")
    y = forms.FloatField(label="Từ trên (mm)")
    width = forms.FloatField(label="Rộng (mm)", min_value=1)
    height = forms.FloatField(label="Cao (mm)", min_value=0, required=False)
    size = forms.FloatField(label="Cỡ chữ", min_value=4, max_value=120)
    align = forms.ChoiceField(label="Canh", choices=ALIGNS)
    bold = forms.BooleanField(label="Đậm", required=False)
    italic = forms.BooleanField(label="Nghiêng", required=False)
    upper = forms.BooleanField(label="Viết hoa", required=False)
    stock = forms.BooleanField(label="Có sẵn trên phôi", required=False)

    def box(self, before: Box) -> dict[str, Any]:
        """The box as it was typed; what the page does not ask stays as it was."""
        kept = {"ruled": before.ruled, "colour": before.colour}
        return {**self.cleaned_data, "height": self.cleaned_data["height"] or 0, **kept}
