"""Files that a page makes and hands over."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def download(content: bytes, media_type: str, name: str, *, attached: bool = True) -> HttpResponse:
    """A file under a name, for this reader alone and made anew each time; shown at once unless attached."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = str(content_disposition_header(attached, name))
    response["Cache-Control"] = "private, no-cache"
    return response
