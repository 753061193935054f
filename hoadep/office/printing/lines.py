"""What each certificate of a decision says, under the names that layouts ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoadep.office.documents.letters import Row
from hoadep.office.printing.offers import Granted, Recipient
from hoadep.vietnamese.dates import date_in_words
from hoadep.vietnamese.text import one_line


@dataclass(frozen=True, kw_only=True)
class Signing:
    """What all certificates of one decision have in common beside the decision itself."""

    place: str
    post: str
    signer: str = ""


def rows(
    granted: Granted, recipients: Sequence[Recipient], signing: Signing, numbers: Mapping[str, str]
) -> list[Row]:
    """One row for each recipient, in the order given; `numbers` are those of the register, by subject."""
    return [_row(granted, each, signing, numbers.get(each.subject, "")) for each in recipients]


def _row(granted: Granted, recipient: Recipient, signing: Signing, number: str) -> Row:
    day = date_in_words(granted.decided_on)
    return {
        "cơ quan": one_line(granted.giver),
        "xưng hô": recipient.salutation,
        "tên": recipient.name,
        "nơi": recipient.place,
        "thành tích": recipient.achievement,
        "số quyết định": granted.number,
        "ngày quyết định": day,
        "số vào sổ": number,
        "địa danh": signing.place,
        "ngày": day,
        "chức vụ": signing.post,
        "người ký": signing.signer,
    }
