"""Who is told of a step in an entry's life, and in what words."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hoadep.contest.entries.models import Entry, EntryStep
from hoadep.contest.people.facts import accounts_of
from hoadep.contest.people.models import Account, Unit
from hoadep.office.outbox.actions import Letter
from hoadep.office.outbox.facts import written_to
from hoadep.rules.lifecycle import ENTRY
from hoadep.vietnamese.dates import last_good_minute

KINDS = {f"entry_{step.name}": f"Bài dự thi: {step.label.lower()}" for step in ENTRY.steps}
"""The kinds of letters that this room writes, as settings name them."""

TO_SENDER = "entry_to_sender"
TO_SENDERS = {TO_SENDER: "Bài dự thi: tin cho người gửi không có tài khoản"}
"""What is written to an address without account, whatever the step, so that one click ends it."""

A_DAY, MOST_A_DAY = timedelta(days=1), 20
"""Letters in a day to an address without account: nobody shall fill another's box by writing theirs down."""

TO_THE_UNIT = {"submit", "pass_on", "receive", "find_eligible", "find_ineligible", "withdraw"}
"""The steps of which the unit is told whoever takes them; an approval only when the office gave it."""


def letters(
    entry: Entry, step: EntryStep, *, came_back: bool = False, left: Unit | None = None, mark: str = ""
) -> list[Letter]:
    """A letter to each account that a step concerns: the authors', its unit's, the unit's that it left.

    And one to the address that an author without account gave. `came_back` tells that the standing office
    sent back what the unit had approved; `mark` is the fingerprint of what was sent, for its receipt.
    """
    told = set(_authors(entry))
    if step.name in TO_THE_UNIT or came_back or (step.name == "approve" and step.letter):
        told |= set(accounts_of(entry.unit))
    told |= set(accounts_of(left))
    title = f"{ENTRY.label(step.name)}: bài {entry.code}"
    at_accounts = [
        Letter(
            kind=f"entry_{step.name}",
            subject=entry.code or "",
            recipient=account.code,
            due=step.at,
            title=title,
            text="\n\n".join([*_said(entry, step), f"Mở bài: {_address(entry, 'entry')}"]),
            address=account.email,
        )
        for account in sorted(told, key=lambda account: account.code)
        if account != step.by
    ]
    without = entry.mail_to and entry.mail_to not in {account.email.lower() for account in told}
    if not without or written_to(entry.mail_to, TO_SENDER, since=step.at - A_DAY) >= MOST_A_DAY:
        return at_accounts
    return [*at_accounts, _to_sender(entry, step, title, mark)]


def _authors(entry: Entry) -> Iterable[Account]:
    found = [entry.written_by]
    for place in entry.authorships.select_related("account", "person__account"):
        found += [place.account, getattr(place.person, "account", None)]
    yield from (account for account in found if account and account.is_active)


def _to_sender(entry: Entry, step: EntryStep, title: str, mark: str) -> Letter:
    """To whoever sent it without an account; at a sending the receipt itself, and always why it comes."""
    lines = _said(entry, step)
    if mark:
        sent = timezone.localtime(step.at)
        lines += [
            f"Giấy biên nhận: số bài {entry.code}, gửi lúc {sent:%H:%M:%S} ngày {sent:%d/%m/%Y}.",
            f"Mã đối chiếu: {mark}",
            f"Mở, in giấy biên nhận: {_address(entry, 'receipt')}?ma={entry.code}&doi_chieu={mark}",
        ]
    opened = f"{_address(entry, 'look_up')}?so={entry.code}"
    lines += [
        f"Tra cứu bài, bổ sung, rút bài bằng số bài và số điện thoại: {opened}",
        f"Bạn nhận thư này vì địa chỉ {entry.mail_to} được ghi khi gửi bài {entry.code}. "
        "Nếu không phải bạn ghi, hãy bấm đường dẫn thôi nhận thư ở dưới.",
    ]
    return Letter(
        kind=TO_SENDER,
        subject=entry.code or "",
        recipient="",
        due=step.at,
        title=title,
        text="\n\n".join(lines),
        address=entry.mail_to,
        endable=True,
    )


def _said(entry: Entry, step: EntryStep) -> list[str]:
    """What happened, why, and until when something is waited for."""
    lines = [f"Bài “{entry.title}” ({entry.code}) nay ở trạng thái: {ENTRY.states[step.state]}."]
    if step.name == "pass_on" and entry.unit:
        lines.append(f"Bài nay thuộc {entry.unit.name}.")
    if step.reason:
        lines.append(f"Ý kiến: {step.reason}")
    if step.due_at:
        lines.append(f"Hạn bổ sung: {last_good_minute(step.due_at, timezone.get_current_timezone())}.")
    return lines


def _address(entry: Entry, name: str) -> str:
    code = {"code": entry.code} if name == "entry" else {}
    return f"{settings.HOADEP_ADDRESS}{reverse(name, kwargs={'season': entry.season.slug, **code})}"
