"""What authors are told of the judges' remarks, once the office lets them read those."""

from collections.abc import Iterable
from datetime import datetime

from hoadep.contest.jury import blinding
from hoadep.contest.jury.models import Round, Sheet
from hoadep.office.outbox.actions import Letter

KINDS = {"jury_remarks": "Nhận xét của Ban Giám khảo về bài"}
"""The kinds of letters that this room writes, as settings name them."""


def remark_letters(round: Round, sheets: Iterable[Sheet], *, at: datetime) -> list[Letter]:
    """A letter to each account of an author, with the remarks and without the judges' names."""
    said: dict[int, list[str]] = {}
    for sheet in sheets:
        said.setdefault(sheet.numbered_id, []).append(sheet.remark_author.strip())
    return [
        Letter(
            kind="jury_remarks",
            subject=reader.entry,
            recipient=reader.account,
            due=at,
            title=f"Nhận xét của Ban Giám khảo: bài {reader.entry}",
            text="\n\n".join(
                [f"{round.name}, bài “{reader.title}”:", *(f"– {words}" for words in said[reader.numbered])]
            ),
            address=reader.address,
        )
        for reader in blinding.readers(said)
    ]
