"""What may be done with a paper: in which states, what is asked, what is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from hoadep.contest.papers import actions, signing
from hoadep.contest.papers import forms as asking
from hoadep.contest.plans.models import Season
from hoadep.office.documents import markup
from hoadep.office.issuing import actions as issuing
from hoadep.office.issuing.facts import content_of
from hoadep.office.issuing.models import Document

Made = Callable[[Document, date, Any, Any], forms.Form]


@dataclass(frozen=True)
class Act:
    """One thing to do with a paper."""

    label: str
    states: tuple[str, ...]
    form: Made
    do: Callable[..., str]
    fits: Callable[[Document], bool] = lambda found: True


def _plain(kind: type[forms.Form]) -> Made:
    return lambda found, today, data, files: kind(data=data, files=files)


def _attach(season: Season, found: Document, form: Any, **who: Any) -> str:
    scan = form.cleaned_data["scan"].content
    issuing.attach_signed(found, scan, by=who["by"].code, at=who["at"])
    signed = found.signature or []
    names = ", ".join(one["signer"] for one in signed)
    return f"Đã nhận bản ký số của {names}; nội dung nguyên vẹn." if signed else "Đã nhận bản ký."


def _issuing(found: Document, today: date, data: Any, files: Any) -> forms.Form:
    content = content_of(found)
    signed = content.signature.name if content and content.signature else ""
    kept = content.issuer.drafter if content else ""
    usual = {
        "signer": signed,
        "recipients": "; ".join(content.recipients) if content else "",
        "keeper": f"VT, {kept}" if kept else "VT",
    }
    names = [(row.name, str(row)) for row in signing.signers_of(found.issuer, on=today)]
    return asking.IssuingForm(data, needs_number=found.needs_number, signers=names, initial=usual)


def _issue(season: Season, found: Document, form: Any, **who: Any) -> str:
    actions.issue_paper(found, form.issued, **who)
    return f"Đã ban hành: số {found.number}." if found.number else "Đã ghi là ký xong."


def _bring(season: Season, found: Document, form: Any, **who: Any) -> str:
    given = form.cleaned_data
    pdf = given["pdf"].content if given["pdf"] else None
    actions.bring_paper(found, given["docx"], pdf, **who)
    return "Đã nhận tệp: từ nay đây là bản thảo."


def _sending(found: Document, today: date, data: Any, files: Any) -> forms.Form:
    content = content_of(found)
    signers = list(signing.signers_of(found.issuer, on=today))
    usual = {"recipients": "\n".join(content.recipients) if content else ""}
    return asking.SendingForm(data, signers=signers, initial=usual)


def _send(season: Season, found: Document, form: Any, **who: Any) -> str:
    given = markup.listed(form.cleaned_data["recipients"])
    actions.sign_and_send(season, found, recipients=given, signer=form.signer, **who)
    return "Đã lập lại bản thảo với nơi nhận, người ký mới."


def _drop(season: Season, found: Document, form: Any, **who: Any) -> str:
    actions.drop_paper(found, **who)
    return "Đã bỏ bản thảo."


def _replace(season: Season, found: Document, form: Any, **who: Any) -> str:
    made = actions.replace_paper(season, found, **who)
    return f"Đã lập bản thảo thay thế {made.code}: sửa nội dung, trình ký rồi ban hành."


def _correct(season: Season, found: Document, form: Any, **who: Any) -> str:
    made = actions.draft_correction(season, found, **form.cleaned_data, **who)
    return f"Đã lập công văn đính chính {made.code}."


def _set_out_here(found: Document) -> bool:
    """A kept draft that can be set out anew, and was not typed here (that one is changed as a text)."""
    return bool(found.content) and not found.wordings.exists()


ACTS = {
    "ban-ky": Act("Tải bản ký lên", ("draft", "signed"), _plain(asking.SignedForm), _attach),
    "ban-hanh": Act("Ghi số và ban hành", ("signed",), _issuing, _issue),
    "noi-nhan": Act("Sửa nơi nhận, người ký", ("draft",), _sending, _send, _set_out_here),
    "thay-tep": Act("Tải bản Word đã sửa lên", ("draft",), _plain(asking.FilesForm), _bring),
    "thay-the": Act("Thay thế (sai nội dung)", ("issued",), _plain(forms.Form), _replace),
    "dinh-chinh": Act("Đính chính (sai thể thức)", ("issued",), _plain(asking.CorrectionForm), _correct),
    "bo": Act("Bỏ bản thảo", ("draft", "signed"), _plain(forms.Form), _drop),
}


def label(name: str, found: Document) -> str:
    """How an act is called: a paper without a number is only noted as signed."""
    return "Ghi là đã ký xong" if name == "ban-hanh" and not found.needs_number else ACTS[name].label
