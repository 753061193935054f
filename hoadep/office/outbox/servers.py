"""Reads where mail goes from one text: `console`, `file:FOLDER`, `smtp://user:password@host:587?tls=1`."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

CONSOLE = "django.core.mail.backends.console.EmailBackend"
FILE = "django.core.mail.backends.filebased.EmailBackend"
SMTP = "hoadep.office.outbox.smtp.EmailBackend"
SAID = {"0": False, "1": True}


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """What Django's settings for mail need."""

    backend: str
    folder: str | None = None
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False


def mail_server(text: str) -> MailServer:
    """Understand the text; raises ValueError, without the password, when it has no meaning here.

    `?tls=1` asks for STARTTLS (port 587 if none is given), `smtps://` for TLS from the start (465).
    """
    if text == "console":
        return MailServer(backend=CONSOLE)
    if text.startswith("file:") and text != "file:":
        return MailServer(backend=FILE, folder=text.removeprefix("file:"))
    try:
        return _smtp(text)
    except (ValueError, KeyError):
        raise ValueError(
            "mail goes to console, file:FOLDER, smtp://user:password@host:port?tls=1 or smtps://…"
        ) from None


def _smtp(text: str) -> MailServer:
    url = urlsplit(text)
    asked = {name: SAID[value] for name, value in parse_qsl(url.query, strict_parsing=bool(url.query))}
    if url.scheme not in ("smtp", "smtps") or not url.hostname or set(asked) - {"tls"}:
        raise ValueError
    ssl = url.scheme == "smtps"
    tls = asked.get("tls", False) and not ssl
    return MailServer(
        backend=SMTP,
        host=url.hostname,
        port=url.port or (465 if ssl else 587 if tls else 25),
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        tls=tls,
        ssl=ssl,
    )
