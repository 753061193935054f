"""A person's browser, as far as a server can tell: cookies, a connection kept open, forms sent in parts."""

import http.client
import re
import time
from dataclasses import dataclass

BORDER = "border-of-the-parts"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    location: str

    def hidden(self, name: str) -> str:
        """The value of a hidden field of the page."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        return found[1] if found else ""


class Browser:
    """Somebody who opens pages and sends forms; `answers` are the method and the size of each answer,
    `waited` is how long the last one took, in seconds.
    """

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.answers: list[tuple[str, int]] = []
        self.waited = 0.0

    def get(self, url: str) -> Answer:
        """Open a page."""
        return self._ask("GET", url, None, {})

    def post(self, url: str, fields: dict[str, str], **headers: str) -> Answer:
        """Send a form."""
        token = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        return self._ask("POST", url, parts(token | fields), headers)

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    def _ask(self, method: str, url: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = f"multipart/form-data; boundary={BORDER}"
        began = time.perf_counter()
        self._connection.request(method, url, body, headers)
        response = self._connection.getresponse()
        content = response.read()
        self.waited = time.perf_counter() - began
        self.answers.append((method, len(content)))
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        location = response.headers.get("Location") or ""
        return Answer(response.status, content.decode(), location)


def parts(fields: dict[str, str]) -> bytes:
    """The fields as a browser sends a form that may carry files."""
    parts = [
        f'--{BORDER}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    return "".join([*parts, f"--{BORDER}--\r\n"]).encode()
