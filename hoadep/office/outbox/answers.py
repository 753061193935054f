"""What a mail server's answer means for a message: sent, to be tried again, refused, or in doubt."""

import smtplib
from datetime import datetime, timedelta
from typing import NamedTuple

from hoadep.office.outbox.models import State

BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
"""How long to wait after each attempt that the server put off; after the last one it counts as refused."""


class Fate(NamedTuple):
    """What becomes of a message, why, and when it is tried again if it is."""

    state: State
    reason: str = ""
    next_at: datetime | None = None


def fate_of(fault: Exception, *, attempts: int, at: datetime) -> Fate:
    """What a fault while handing over means (RFC 5321, 4.2.1: 4yz try again, 5yz never).

    A connection lost before the text was begun has handed over nothing; whatever is unknown is in doubt.
    """
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        fault = smtplib.SMTPResponseException(*next(iter(fault.recipients.values())))
    if isinstance(fault, smtplib.SMTPResponseException):
        return _fate_of_answer(fault, attempts=attempts, at=at)
    if isinstance(fault, smtplib.SMTPNotSupportedError):
        return Fate(State.REFUSED, str(fault))
    if isinstance(fault, smtplib.SMTPServerDisconnected):
        return put_off(str(fault), attempts=attempts, at=at)
    return Fate(State.IN_DOUBT, f"{type(fault).__name__}: {fault}")


def put_off(reason: str, *, attempts: int, at: datetime) -> Fate:
    """Try again later, as long as there is a later."""
    if attempts > len(BACK_OFF):
        return Fate(State.REFUSED, reason)
    return Fate(State.QUEUED, reason, at + BACK_OFF[attempts - 1])


def _fate_of_answer(answer: smtplib.SMTPResponseException, *, attempts: int, at: datetime) -> Fate:
    reason = f"{answer.smtp_code} {_text(answer.smtp_error)}"
    if 400 <= answer.smtp_code < 500:
        return put_off(reason, attempts=attempts, at=at)
    return Fate(State.REFUSED if 500 <= answer.smtp_code < 600 else State.IN_DOUBT, reason)


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said
