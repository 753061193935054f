"""Acting for a unit by its letter ("nhập thay đơn vị"): what is typed of the letter, and keeping it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from hoadep.contest.people.models import Account, Unit
from hoadep.contest.plans.models import Season
from hoadep.office.files.actions import LetterGiven, keep_letter
from hoadep.office.files.fields import ScanField
from hoadep.office.files.models import IncomingLetter
from hoadep.rules.duties import acts_on_behalf
from hoadep.web.access import Request
from hoadep.web.days import DayField
from hoadep.web.typed import TypedField


def acts_for(request: Request, unit: Unit | None) -> bool:
    """Whether the person asking would do a unit's work for it; of no unit yet it is the office's own."""
    if unit is None:
        return False
    return acts_on_behalf(request.grants, unit.code, season=request.season.code)


class ByLetterForm(forms.Form):
    """Number, day and scan of the unit's letter; a form that also asks them inherits this one too."""

    letter_number = TypedField(label="Nhập thay: số văn bản của đơn vị", max_length=60)
    letter_on = DayField(label="Ngày văn bản")
    letter_scan = ScanField(
        label="Bản quét văn bản",
        required=False,
        help_text="PDF, JPG hoặc PNG. Chưa có thì bổ sung lần nhập thay sau theo cùng văn bản.",
    )


def kept_letter(
    season: Season, unit: Unit | None, given: Mapping[str, Any], *, by: Account, at: datetime
) -> IncomingLetter | None:
    """The letter that was typed with an act, kept; None where the act needed none.

    Its scan comes with the form, or is kept already (`letter_kept`, with its name).
    """
    if unit is None or not given.get("letter_number"):
        return None
    kept = given.get("letter_kept")
    letter = LetterGiven(
        number=given["letter_number"],
        written_on=given["letter_on"],
        scan=given.get("letter_scan"),
        kept=kept.stored if kept else None,
        name=kept.name if kept else "",
    )
    return keep_letter(letter, scope=season.code, sender=unit.code, by=by.code, at=at)
