"""Hands a file to a browser, which may show only harmless pictures and guesses nothing."""

import re

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from hoadep.office.files import facts
from hoadep.office.files.models import Stored
from hoadep.vietnamese.text import one_line

SHOWN_INLINE = frozenset(("image/jpeg", "image/png", "image/webp", "image/gif"))
_MEDIA_TYPE = re.compile(r"[a-z0-9]+/[a-z0-9.+-]+")


def respond(stored: Stored, name: str) -> HttpResponse:
    """The file under this name: shown when it is a picture, else downloaded; 410 when it is gone.

    The view must have asked the duty before.
    """
    try:
        content = facts.read(stored)
    except facts.Gone as gone:
        return HttpResponse(str(gone), status=410, content_type="text/plain; charset=utf-8")
    known = _MEDIA_TYPE.fullmatch(stored.media_type)
    response = HttpResponse(content, content_type=stored.media_type if known else "application/octet-stream")
    response["Content-Disposition"] = str(
        content_disposition_header(stored.media_type not in SHOWN_INLINE, _safe(name))
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-cache"
    return response


def _safe(name: str) -> str:
    return re.sub(r'[\\/:*?"<>|]', "_", one_line(name))[:150] or "tệp"
