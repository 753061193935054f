"""What is typed about papers: the signed file, number and day, a correction, a series of the office's own."""

from typing import Any

from django import forms

from hoadep.office.files.fields import ScanField
from hoadep.office.issuing.actions import Issued
from hoadep.office.numbers.models import OwnSeries
from hoadep.web.days import DayField


class SignedForm(forms.Form):
    """The scan of what was signed, or the PDF signed by the agency's own software."""

    scan = ScanField(
        label="Bản ký",
        help_text="Bản quét (PDF, JPG, PNG) hoặc tệp PDF đã ký số; chữ ký số được kiểm tra.",
    )


class IssuingForm(forms.Form):
    """What Văn thư wrote on the paper."""

    number = forms.CharField(
        label="Số, ký hiệu", max_length=60, required=False, help_text="Như Văn thư cấp, ví dụ: 512/QĐ-UBND."
    )
    series = forms.ModelChoiceField(
        label="Hoặc lấy số tiếp theo của dãy tự cấp", queryset=OwnSeries.objects.none(), required=False
    )
    dated = DayField(label="Ngày văn bản")
    signer = forms.CharField(label="Người ký", max_length=200, required=False)
    recipients = forms.CharField(label="Nơi nhận", max_length=400, required=False)
    copies = forms.IntegerField(label="Số lượng bản", min_value=1, required=False)

    def __init__(self, data: Any = None, **given: Any) -> None:
        super().__init__(data, **given)
        series = self.fields["series"]
        if isinstance(series, forms.ModelChoiceField):
            series.queryset = OwnSeries.objects.all()
        if not OwnSeries.objects.exists():
            del self.fields["series"]

    def clean(self) -> dict[str, Any]:
        """Exactly one of a typed number and a series."""
        given: dict[str, Any] = super().clean() or {}
        if bool(given.get("number")) == bool(given.get("series")):
            self.add_error("number", "Ghi số do Văn thư cấp, hoặc chọn dãy số tự cấp: chỉ một trong hai.")
        return given

    @property
    def issued(self) -> Issued:
        """The issuing, as the actions take it."""
        return Issued(**self.cleaned_data)


class CorrectionForm(forms.Form):
    """What is written wrongly and how it is to be read."""

    wrong = forms.CharField(label="Đã viết", max_length=500)
    right = forms.CharField(label="Nay đọc là", max_length=500)


class SeriesForm(forms.Form):
    """A series that the office keeps itself."""

    issuer = forms.CharField(
        label="Cơ quan ban hành", max_length=200, help_text="Ví dụ: Hội đồng Thi đua – Khen thưởng quận."
    )
    symbol = forms.CharField(label="Ký hiệu", max_length=40, help_text="Phần sau dấu “/”, ví dụ: BB-HĐTĐKT.")
