"""What may be done with a dossier on its page: whose duty it is, what is asked, what is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.forms import dossiers as asking
from hoadep.contest.exemplars.forms.nominations import ReasonForm
from hoadep.contest.exemplars.models import Dossier
from hoadep.contest.people.models import Account
from hoadep.office.files.actions import store
from hoadep.rules.dossier_life import DOSSIER
from hoadep.rules.lifecycle import judge_step
from hoadep.rules.verdict import Refused, Verdict, not_met
from hoadep.web.access import Request, may

Do = Callable[..., str]


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing to do: a step of the dossier's life, or else a duty; `closed` are states without it."""

    label: str
    form: type[forms.Form]
    do: Do
    step: str = ""
    duty: str = ""
    closed: frozenset[str] = frozenset({"withdrawn", "revoked"})
    initial: Callable[[Dossier, datetime], dict[str, Any]] = lambda found, now: {}

    def judge(self, request: Request, found: Dossier) -> Verdict:
        """Whether the state allows it and one of its duties is the person's."""
        unit = found.nomination.unit.code
        if found.state in self.closed:
            now = DOSSIER.states[found.state]
            return not_met("", f"“{self.label}”: không làm được khi hồ sơ ở trạng thái “{now}”.")
        if not self.step:
            return may(request, self.duty, unit=unit)
        open_ = judge_step(DOSSIER, found.state, self.step)
        if not open_.met:
            return open_
        judged = [may(request, name, unit=unit) for name in DOSSIER.duties(found.state, self.step)]
        return next((verdict for verdict in judged if verdict.met), judged[0])

    def blank(self, found: Dossier, *, now: datetime, prefix: str) -> forms.Form:
        """The form before anything was typed."""
        return self.form(prefix=prefix, initial=self.initial(found, now))


def _bring(found: Dossier, form: forms.Form, *, by: Account, at: datetime) -> str:
    given, stored, name = form.cleaned_data, None, ""
    if brought := given["scan"]:
        stored = store(brought.content, brought.media_type, by=by.code, at=at)
        name = brought.name
    actions.bring_paper(found, given["kinds"], stored=stored, name=name, by=by, at=at)
    return "Đã nhận bản ký vào hồ sơ." if stored else "Đã ghi nhận bản giấy."


def _appraise(found: Dossier, form: forms.Form, *, by: Account, at: datetime) -> str:
    actions.appraise(found, **form.cleaned_data, by=by, at=at)
    return f"Đã ghi kết luận thẩm định: {DOSSIER.states[found.state]}."


def _return(found: Dossier, form: forms.Form, *, by: Account, at: datetime) -> str:
    actions.return_dossier(found, **form.cleaned_data, by=by, at=at)
    return f"Đã trả hồ sơ {found.code} để bổ sung."


def _complete(found: Dossier, form: forms.Form, *, by: Account, at: datetime) -> str:
    actions.complete_dossier(found, **form.cleaned_data, by=by, at=at)
    return f"Đã gửi lại hồ sơ {found.code}."


def _inquire(found: Dossier, form: forms.Form, *, by: Account, at: datetime) -> str:
    actions.inquire(found, **form.cleaned_data, by=by, at=at)
    return "Đã ghi việc hỏi ý kiến."


def _answer(found: Dossier, form: forms.Form, *, by: Account, at: datetime) -> str:
    inquiry = found.inquiries.filter(pk=form.cleaned_data["inquiry"]).first()
    if inquiry is None:
        raise Refused(not_met("", "Không có câu hỏi này trong hồ sơ."))
    actions.note_answer(inquiry, answer=form.cleaned_data["answer"], by=by, at=at)
    return "Đã ghi trả lời."


def _agree(found: Dossier, form: forms.Form, *, by: Account, at: datetime) -> str:
    actions.agree(found.exemplar, actions.Agreement(**form.cleaned_data), by=by, at=at)
    return "Đã ghi đồng ý công khai."


def _take_back(found: Dossier, form: forms.Form, *, by: Account, at: datetime) -> str:
    consent = found.exemplar.consents.standing().filter(pk=form.cleaned_data["consent"]).first()
    if consent is None:
        raise Refused(not_met("", "Không có lời đồng ý này, hoặc đã rút."))
    actions.take_consent_back(consent, by=by, at=at)
    return "Đã ghi rút đồng ý công khai."


def _withdraw(found: Dossier, form: forms.Form, *, by: Account, at: datetime) -> str:
    actions.withdraw_dossier(found, reason=form.cleaned_data["reason"], by=by, at=at)
    return f"Đã rút hồ sơ {found.code}."


def _in_a_week(_found: Dossier, now: datetime) -> dict[str, Any]:
    return {"due_on": timezone.localdate(now) + timedelta(days=7)}


ACTS = {
    "gui-lai": Act(
        label="Bổ sung và gửi lại",
        form=asking.DossierCompletionForm,
        do=_complete,
        step="send",
        initial=lambda found, now: {"receiver": found.receiver},
    ),
    "ban-ky": Act(label="Nộp bản ký", form=asking.PaperForm, do=_bring, duty="prepare_dossier"),
    "tham-dinh": Act(
        label="Thẩm định",
        form=asking.AppraisalForm,
        do=_appraise,
        step="find_fit",
        initial=lambda found, now: {"other_deed": found.other_deed},
    ),
    "xet-lai": Act(
        label="Kết luận lại: không đủ điều kiện",
        form=asking.AppraisalForm,
        do=_appraise,
        step="find_unfit",
        closed=frozenset({"sent"}),
        initial=lambda found, now: {"fit": "0"},
    ),
    "tra-lai": Act(
        label="Trả lại để bổ sung",
        form=asking.DossierReturnForm,
        do=_return,
        step="return_dossier",
        initial=_in_a_week,
    ),
    "hoi": Act(
        label="Hỏi cơ quan, người biết việc", form=asking.InquiryForm, do=_inquire, duty="appraise_dossier"
    ),
    "tra-loi": Act(
        label="Ghi trả lời",
        form=asking.AnswerForm,
        do=_answer,
        duty="appraise_dossier",
    ),
    "dong-y": Act(
        label="Ghi đồng ý công khai",
        form=asking.ConsentForm,
        do=_agree,
        duty="prepare_dossier",
        closed=frozenset(),
    ),
    "rut-dong-y": Act(
        label="Rút đồng ý",
        form=asking.ConsentBackForm,
        do=_take_back,
        duty="prepare_dossier",
        closed=frozenset(),
    ),
    "rut": Act(label="Rút hồ sơ", form=ReasonForm, do=_withdraw, step="withdraw"),
}
