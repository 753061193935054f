"""What may be noted on an exemplar's page of its being told of in public, and by whom."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from hoadep.contest.exemplars import actions
from hoadep.contest.exemplars.forms.dossiers import BirthForm, ConsentBackForm, ConsentForm
from hoadep.contest.exemplars.models import Exemplar
from hoadep.rules.verdict import Refused, Verdict, not_met
from hoadep.web.access import Request, may


@dataclass(frozen=True)
class PublicAct:
    """One thing to note; without a label it stands beside what it undoes."""

    label: str
    form: type[forms.Form]
    do: Callable[..., str]


def judge_keeper(request: Request, found: Exemplar) -> Verdict:
    """Whether the person may note it: for one of the units that nominated the exemplar, or for all."""
    units = found.nominations.values_list("unit__code", flat=True).distinct()
    judged = [may(request, "prepare_dossier", unit=unit) for unit in [*units, None]]
    return next((verdict for verdict in judged if verdict.met), judged[0])


def _agree(found: Exemplar, given: dict[str, Any], **who: Any) -> str:
    actions.agree(found, actions.Agreement(**given), **who)
    return "Đã ghi đồng ý công khai."


def _take_back(found: Exemplar, given: dict[str, Any], **who: Any) -> str:
    consent = found.consents.standing().filter(pk=given["consent"]).first()
    if consent is None:
        raise Refused(not_met("", "Không có lời đồng ý này, hoặc đã rút."))
    actions.take_consent_back(consent, **who)
    return "Đã ghi rút đồng ý công khai."


def _born(found: Exemplar, given: dict[str, Any], **who: Any) -> str:
    actions.note_birth(found, **given, **who)
    return "Đã ghi năm sinh."


PUBLIC_ACTS = {
    "dong-y": PublicAct("Ghi đồng ý công khai", ConsentForm, _agree),
    "nam-sinh": PublicAct("Ghi năm sinh", BirthForm, _born),
    "rut-dong-y": PublicAct("", ConsentBackForm, _take_back),
}
