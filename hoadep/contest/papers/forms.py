"""What is typed about papers: the signed file, number and day, a correction, a series of the office's own."""

from collections.abc import Sequence
from typing import Any

from django import forms

from hoadep.contest.papers.models import Signer
from hoadep.office.files import scans
from hoadep.office.files.fields import ScanField
from hoadep.office.files.received import content_of
from hoadep.office.files.unreadable import Unreadable
from hoadep.office.issuing.actions import Issued
from hoadep.office.numbers.models import OwnSeries
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField

Choices = Sequence[tuple[str, str]]


class SignedForm(forms.Form):
    """The scan of what was signed, or the PDF signed by the agency's own software."""

    scan = ScanField(
        label="Bản ký",
        help_text="Bản quét (PDF, JPG, PNG) hoặc tệp PDF đã ký số; chữ ký số được kiểm tra.",
    )


class IssuingForm(forms.Form):
    """What Văn thư wrote on the paper; one that needs no number may go without."""

    number = TypedField(
        label="Số, ký hiệu", max_length=60, required=False, help_text="Như Văn thư cấp, ví dụ: 512/QĐ-UBND."
    )
    series = forms.ModelChoiceField(
        label="Hoặc lấy số tiếp theo của dãy tự cấp", queryset=OwnSeries.objects.none(), required=False
    )
    dated = DayField(label="Ngày văn bản")
    signer = TypedField(label="Người ký", max_length=200, required=False)
    recipients = TypedField(label="Nơi nhận", max_length=400, required=False)
    keeper = TypedField(label="Đơn vị, người nhận bản lưu", max_length=200, required=False)
    copies = forms.IntegerField(label="Số lượng bản", min_value=1, required=False)

    def __init__(self, data: Any = None, *, needs_number: bool, signers: Choices, **given: Any) -> None:
        super().__init__(data, **given)
        self._needs_number = needs_number
        if not needs_number:
            self.fields["number"].help_text = "Để trống nếu Văn thư không cấp số."
        if signers:
            choices = [("", "Chưa ghi"), *signers]
            self.fields["signer"] = forms.ChoiceField(label="Người ký", choices=choices, required=False)
            self.order_fields([*self.base_fields])
        series = self.fields["series"]
        if isinstance(series, forms.ModelChoiceField):
            series.queryset = OwnSeries.objects.all()
        if not OwnSeries.objects.exists():
            del self.fields["series"]

    def clean(self) -> dict[str, Any]:
        """A typed number or a series, never both, and one of them where the paper needs a number."""
        given: dict[str, Any] = super().clean() or {}
        both = bool(given.get("number")) and bool(given.get("series"))
        neither = not (given.get("number") or given.get("series"))
        if both or (neither and self._needs_number):
            self.add_error("number", "Ghi số do Văn thư cấp, hoặc chọn dãy số tự cấp: chỉ một trong hai.")
        return given

    @property
    def issued(self) -> Issued:
        """The issuing, as the actions take it."""
        return Issued(**self.cleaned_data)


class SendingForm(forms.Form):
    """To whom a draft goes and who signs it."""

    recipients = TypedField(
        label="Nơi nhận",
        required=False,
        max_length=4_000,
        help_text="Mỗi nơi một dòng. “Như …” và “Lưu: …” được thêm khi in.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, signers: list[Signer], **given: Any) -> None:
        super().__init__(data, **given)
        self._signers = {str(row.pk): row for row in signers}
        if signers:
            choices = [("", "Giữ như bản thảo"), *((key, str(row)) for key, row in self._signers.items())]
            self.fields["signer"] = forms.ChoiceField(label="Người ký", choices=choices, required=False)

    @property
    def signer(self) -> Signer | None:
        """Who signs instead; None keeps the draft's."""
        return self._signers.get(self.cleaned_data.get("signer", ""))


class FilesForm(forms.Form):
    """The draft as it was worked on outside."""

    docx = forms.FileField(label="Bản Word (.docx)")
    pdf = ScanField(label="Bản in (PDF)", required=False, help_text="Không có thì chỉ còn bản Word.")

    def clean_docx(self) -> bytes:
        """What the file holds."""
        try:
            return content_of(self.cleaned_data["docx"], most_bytes=scans.MOST_BYTES)
        except Unreadable as fault:
            raise forms.ValidationError(fault.message) from fault


class CorrectionForm(forms.Form):
    """What is written wrongly and how it is to be read."""

    wrong = TypedField(label="Đã viết", max_length=500)
    right = TypedField(label="Nay đọc là", max_length=500)


class SeriesForm(forms.Form):
    """A series that the office keeps itself."""

    issuer = TypedField(
        label="Cơ quan ban hành", max_length=200, help_text="Ví dụ: Hội đồng Thi đua – Khen thưởng quận."
    )
    symbol = TypedField(label="Ký hiệu", max_length=40, help_text="Phần sau dấu “/”, ví dụ: BB-HĐTĐKT.")


class ColumnsForm(forms.Form):
    """What the register tells of a paper besides number, day and abstract."""

    signer = TypedField(label="Người ký", max_length=200, required=False)
    recipients = TypedField(label="Nơi nhận văn bản", max_length=400, required=False)
    keeper = TypedField(label="Đơn vị, người nhận bản lưu", max_length=200, required=False)
    copies = forms.IntegerField(label="Số lượng bản", min_value=1, required=False)
    transferred_on = DayField(label="Ngày chuyển", required=False)
    receipt = TypedField(label="Ký nhận", max_length=200, required=False)
    note = TypedField(label="Ghi chú", max_length=300, required=False)
