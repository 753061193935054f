"""From an entry to asking for a commendation of whom it tells of, in one page."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from hoadep.contest.entries import actions
from hoadep.contest.entries.choosing import visible_entries
from hoadep.contest.people.acting import ByLetterForm, acts_for, kept_letter
from hoadep.rules.verdict import Refused
from hoadep.web.access import Request, duty, require_duty
from hoadep.web.pages import page
from hoadep.web.typed import TypedField


class PraiseForm(forms.Form):
    """Whom of the entry one asks for, and what they achieved."""

    achievement = TypedField(
        label="Thành tích",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Lấy từ bài dự thi; hãy rút gọn thành việc làm, thời gian, kết quả.",
    )

    def __init__(self, data: Any, files: Any, *, exemplars: list[tuple[str, str]], text: str) -> None:
        first = exemplars[0][0] if exemplars else ""
        super().__init__(data, files, initial={"achievement": text, "exemplar": first})
        self.fields["exemplar"] = forms.ChoiceField(
            label="Đề nghị khen gương", choices=exemplars, widget=forms.RadioSelect
        )
        self.order_fields(["exemplar", "achievement"])


class PraiseByLetterForm(ByLetterForm, PraiseForm):
    """The same, when the standing office does it for the unit."""


@duty("nominate")
def praise(request: Request, code: str) -> HttpResponse:
    """ "Đề nghị khen thưởng gương này": nominate whom the entry tells of, then make the dossier."""
    rows = visible_entries(request).select_related("unit", "season")
    found = get_object_or_404(rows, code=code, unit__isnull=False)
    require_duty(request, "nominate", unit=found.unit.code if found.unit else None)
    told = {row.code: row for row in found.exemplars.select_related("person", "collective")}
    asked = PraiseByLetterForm if acts_for(request, found.unit) else PraiseForm
    form = asked(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        exemplars=[(code, f"{row.name}, {row.place}") for code, row in told.items()],
        text=found.text,
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
        try:
            with transaction.atomic():
                letter = kept_letter(request.season, found.unit, given, **who)
                reason = (
                    f"Nhập thay đơn vị theo văn bản số {letter}, theo bài {found.code}." if letter else ""
                )
                who |= {"reason": reason, "letter": letter, "achievement": given["achievement"]}
                made = actions.nominate_from(found, told[given["exemplar"]], **who)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"Giới thiệu {made.code} đã gắn bài {found.code}. Mời lập hồ sơ.")
            return _to_the_dossier(request, made)
    context = {"form": form, "entry": found}
    return page(request, "entries/praise.html", context, status=422 if form.errors else 200)


def _to_the_dossier(request: Request, made: Any) -> HttpResponse:
    """To the page that makes the dossier of this nomination."""
    answer = redirect("dossier_new", season=request.season.slug)
    answer["Location"] += f"?gioi-thieu={made.code}"
    return answer
