"""What an officer types to change a plan: the text, and from when it holds."""

from typing import Any

from django import forms

from hoadep.web.days import DayField
from hoadep.web.typed import TypedField

FILE_MOST = 1_000_000


class WholeText(TypedField):
    """A text kept to its last line, with the line ends that files have."""

    def __init__(self, **more: Any) -> None:
        super().__init__(strip=False, **more)


class TextForm(forms.Form):
    """The plan's rules and words; an uploaded file takes the place of the text."""

    file = forms.FileField(label="Tải lên tệp quy định (TOML)", required=False)
    text = WholeText(
        label="Quy định (TOML)",
        required=False,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false"}),
    )
    document = WholeText(
        label="Văn bản kế hoạch",
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Câu trích được dò trong văn bản này.",
    )

    def clean_file(self) -> str:
        """The uploaded text; a file that is too large or no text is told."""
        upload = self.cleaned_data["file"]
        if upload is None:
            return ""
        if upload.size > FILE_MOST:
            raise forms.ValidationError("Tệp lớn hơn 1 MB, không phải là tệp quy định.")
        try:
            return upload.read().decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            raise forms.ValidationError("Tệp không phải là văn bản UTF-8.") from fault

    def clean(self) -> dict[str, Any]:
        """One text, from the file or from the field."""
        given = super().clean() or self.cleaned_data
        given["text"] = given.get("file") or given.get("text") or ""
        if not given["text"].strip():
            self.add_error("text", "Hãy nhập hoặc tải lên quy định.")
        return given


class AdoptionForm(forms.Form):
    """From when a sound text holds, and why."""

    text = WholeText(widget=forms.HiddenInput)
    document = WholeText(widget=forms.HiddenInput)
    from_day = DayField(
        label="Áp dụng từ ngày",
        help_text="Các kỳ kết thúc từ ngày này trở đi xét theo bản mới.",
    )
    corrects = forms.BooleanField(label="Đính chính: thay mọi bản trước từ đầu mùa", required=False)
    reason = TypedField(label="Lý do", required=False, widget=forms.Textarea(attrs={"rows": 2}))
