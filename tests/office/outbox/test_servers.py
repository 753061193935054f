"""Where mail goes, from one text in the environment."""

import pytest

from hoadep.office.outbox.servers import CONSOLE, FILE, SMTP, MailServer, mail_server


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("console", MailServer(backend=CONSOLE)),
        ("file:/srv/mail", MailServer(backend=FILE, folder="/srv/mail")),
        ("smtp://mail.example.vn", MailServer(backend=SMTP, host="mail.example.vn", port=25)),
        (
            "smtp://a%40b.vn:p%3Aw@mail.example.vn:2525?tls=1",
            MailServer(
                backend=SMTP, host="mail.example.vn", port=2525, user="a@b.vn", password="p:w", tls=True
            ),
        ),
        ("smtp://h?tls=1", MailServer(backend=SMTP, host="h", port=587, tls=True)),
        ("smtp://h?tls=0", MailServer(backend=SMTP, host="h", port=25)),
        ("smtps://h", MailServer(backend=SMTP, host="h", port=465, ssl=True)),
    ],
)
def test_it_is_understood(text, meant):
    assert mail_server(text) == meant


@pytest.mark.parametrize(
    "text",
    ["", "file:", "http://h", "smtp://", "smtp://h:secret@", "smtp://u:secret@h?tls=yes", "smtp://h?ssl=1"],
)
def test_what_has_no_meaning_is_refused_without_telling_the_password(text):
    with pytest.raises(ValueError, match=r"^mail goes to console, file:FOLDER") as fault:
        mail_server(text)
    assert "secret" not in str(fault.value)
