"""Django's SMTP backend that also tells when nobody can know whether the server took the message."""

import smtplib
from typing import Any

from django.core.mail.backends import smtp


class FateUnknown(Exception):
    """The connection was lost after the text began to be handed over."""


class _Telling(smtplib.SMTP):
    """Before DATA a lost connection means that nothing was handed over; from there on it means doubt."""

    def data(self, msg: Any) -> tuple[int, bytes]:
        try:
            return super().data(msg)
        except smtplib.SMTPResponseException:
            raise
        except OSError as fault:
            raise FateUnknown(str(fault)) from fault


class _TellingSSL(_Telling, smtplib.SMTP_SSL):
    """The same with TLS from the start."""


class EmailBackend(smtp.EmailBackend):
    """As Django's, over connections that tell."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """The class of the connection itself."""
        return _TellingSSL if self.use_ssl else _Telling
