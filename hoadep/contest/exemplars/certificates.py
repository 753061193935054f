"""The rows of certificates: what each commendation of a decision says on its giấy khen or bằng khen."""

from collections.abc import Iterable
from dataclasses import dataclass

from hoadep.contest.exemplars.models import Commendation
from hoadep.office.documents.letters import Row
from hoadep.vietnamese.dates import date_in_words
from hoadep.vietnamese.text import one_line

BEFORE_THE_NAME = {"household": "Gia đình", "group": "Nhóm", "collective": "Tập thể"}
UNKNOWN = "Ông (Bà)"


@dataclass(frozen=True, kw_only=True)
class Signing:
    """What all certificates of one decision have in common beside the decision itself."""

    achievement: str
    place: str
    post: str
    signer: str = ""
    first_number: int | None = None


def rows(commendations: Iterable[Commendation], signing: Signing) -> list[Row]:
    """One row for each commendation, in the order given; numbers of the register run on from the first."""
    return [_row(commendation, signing, n) for n, commendation in enumerate(commendations)]


def _row(commendation: Commendation, signing: Signing, n: int) -> Row:
    exemplar, day = commendation.exemplar, date_in_words(commendation.decided_on)
    number = "" if signing.first_number is None else f"{signing.first_number + n:02d}"
    return {
        "cơ quan": one_line(commendation.giver),
        "xưng hô": _called(commendation),
        "tên": exemplar.name,
        "nơi": exemplar.place,
        "thành tích": signing.achievement,
        "số quyết định": commendation.number,
        "ngày quyết định": day,
        "số vào sổ": number,
        "địa danh": signing.place,
        "ngày": day,
        "chức vụ": signing.post,
        "người ký": signing.signer,
    }


def _called(commendation: Commendation) -> str:
    """What stands before the name: Ông, Bà, Em, Tập thể, Gia đình."""
    exemplar = commendation.exemplar
    if exemplar.collective:
        return BEFORE_THE_NAME.get(exemplar.collective.kind, "Tập thể")
    honorific = exemplar.person.honorific if exemplar.person else ""
    return honorific[:1].upper() + honorific[1:] if honorific else UNKNOWN
