"""Hands claimed messages over to the mail server, each committed as claimed before."""

import logging
import smtplib
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.urls import reverse

from hoadep.office.outbox import actions
from hoadep.office.outbox.answers import Fate, fate_of, put_off
from hoadep.office.outbox.facts import setting_token
from hoadep.office.outbox.models import Message, State

CHOOSING = "Thôi nhận tin loại này, hoặc chọn tin muốn nhận"
ENDING = "Thôi nhận những thư này"

log = logging.getLogger(__name__)


def send_due(at: datetime, cap: int, *, most: int | None = None) -> int:
    """Hand over what is due, at most `cap` in any minute and `most` now; returns how many were claimed.

    A message whose worker was killed meanwhile is put in doubt ten minutes later, by whoever calls this.
    """
    actions.doubt_stuck(at=at)
    claimed = 0
    while claimed < (most or cap) and (message := actions.claim_next(at=at, cap=cap)):
        claimed += 1
        actions.settle(message, _hand_over(message, at=at))
    return claimed


def _hand_over(message: Message, *, at: datetime) -> Fate:
    """Open a connection of its own for the message: an old one may be dead, and leave doubt."""
    try:
        validate_email(message.address)
        letter = _letter(message)
        letter.message()
    except (ValidationError, ValueError):
        return Fate(State.REFUSED, "Địa chỉ thư điện tử hoặc tiêu đề không dùng được.")
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as fault:
        log.warning("The mail server does not let us in: %s", fault)
        return put_off(f"{type(fault).__name__}: {fault}", attempts=message.attempts, at=at)
    try:
        connection.send_messages([letter])
    except Exception as fault:
        log.warning("Message %s was not taken: %s", message.pk, fault)
        return fate_of(fault, attempts=message.attempts, at=at)
    finally:
        _close(connection)
    return Fate(State.SENT)


def _letter(message: Message) -> EmailMultiAlternatives:
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    setting = _setting(message)
    footer = ""
    if setting:
        headers |= {"List-Unsubscribe": f"<{setting}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        footer = f"\n\n--\n{ENDING if message.endable else CHOOSING}: {setting}"
    letter = EmailMultiAlternatives(
        message.title,
        f"{message.text}{footer}",
        settings.HOADEP_MAIL_FROM,
        [message.address],
        headers=headers,
    )
    said = {"message": message, "setting": setting, "label": ENDING if message.endable else CHOOSING}
    html = message.html or render_to_string("outbox/letter.html", said)
    letter.attach_alternative(html, "text/html")
    return letter


def _setting(message: Message) -> str:
    """Where the recipient sets this kind of message with one click; nothing where it cannot be ended."""
    if message.recipient == message.address and not message.endable:
        return ""
    token = setting_token(message.recipient, message.kind)
    return f"{settings.HOADEP_ADDRESS}{reverse('message_setting', kwargs={'token': token})}"


def _close(connection: BaseEmailBackend) -> None:
    """End the talk; how it ends says nothing about the message any more."""
    try:
        connection.close()
    except (OSError, smtplib.SMTPException) as fault:
        log.info("The mail server did not take leave: %s", fault)
