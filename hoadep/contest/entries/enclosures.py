"""Files brought to an entry that is being written: its photos, its text in a file, the scan of a letter."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from hoadep.contest.entries.actions import Attachment
from hoadep.office.files import photos, scans
from hoadep.office.files.actions import store
from hoadep.office.files.fields import Brought
from hoadep.office.files.received import Upload, content_of
from hoadep.office.files.unreadable import Unreadable
from hoadep.office.uploads import manuscripts
from hoadep.vietnamese.pasted import mend
from hoadep.vietnamese.text import one_line

MOST_PHOTOS = 20
Typed = dict[str, Any]


def add_photos(data: Typed, uploads: Iterable[Upload], *, by: str, at: datetime) -> tuple[Typed, list[str]]:
    """The draft with these photos, and for each that cannot be used its name and why."""
    kept, faults = list(data.get("photos", ())), []
    for upload in uploads:
        try:
            kept.append(_photo(content_of(upload, most_bytes=photos.MOST_BYTES), kept, by=by, at=at))
        except Unreadable as fault:
            faults.append(f"{one_line(upload.name or 'Ảnh')}: {fault.message}")
    return data | {"photos": kept}, faults


def drop_photo(data: Typed, n: int) -> Typed:
    """The draft without the photo of that number; the others keep theirs."""
    return data | {"photos": [photo for photo in data.get("photos", ()) if photo["n"] != n]}


def _photo(content: bytes, others: list[Typed], *, by: str, at: datetime) -> Typed:
    if len(others) >= MOST_PHOTOS:
        raise Unreadable(f"Mỗi bài có nhiều nhất {MOST_PHOTOS} ảnh.")
    drawn = photos.reencode(content)
    stored = store(drawn.content, "image/jpeg", by=by, at=at)
    n = 1 + max((photo["n"] for photo in others), default=0)
    return {
        "n": n,
        "sha256": stored.sha256,
        "caption": "",
        "width": drawn.width,
        "height": drawn.height,
    }


def read_file(data: Typed, upload: Upload, *, by: str, at: datetime) -> Typed:
    """The draft with what a file says, as a proposal to be read before it becomes the text.

    Raises `Unreadable` with the reason for the sender.
    """
    read = manuscripts.to_manuscript(content_of(upload, most_bytes=manuscripts.MOST_BYTES))
    text, warnings, found = read.text, list(read.warnings), list[Typed]()
    before = list(data.get("photos", ()))
    for number, picture in enumerate(read.pictures, 1):
        try:
            photo = _photo(picture, [*before, *found], by=by, at=at)
        except Unreadable as fault:
            warnings.append(f"Ảnh thứ {number} trong tệp không dùng được: {fault.message}")
            text = text.replace(f"![]({number})", "")
            continue
        found.append(photo)
        text = text.replace(f"![]({number})", f"![](\0{photo['n']})")
    proposal = {
        "text": text.replace("\0", ""),
        "photos": found,
        "encoding": read.encoding,
        "warnings": warnings,
        "name": one_line(upload.name or "")[:200],
    }
    return data | {"proposal": proposal}


def offer_unicode(data: Typed) -> Typed:
    """The draft; and where its text looks as if it were in an old font, with the same in Unicode to look at.

    Whoever has said that the text is right as it is, is not asked again.
    """
    if data.get("proposal") or data.get("as_typed"):
        return data
    mended = _in_unicode(data)
    if mended is None:
        return data
    found, encoding = mended
    return data | {
        "proposal": found | {"photos": [], "encoding": encoding, "warnings": [], "name": "", "pasted": True}
    }


def _in_unicode(data: Typed) -> tuple[Typed, str] | None:
    """Title and text put into Unicode together, since a title is too short to tell."""
    mended = mend(f"{one_line(data.get('title', ''))}\n\n{data.get('text', '')}")
    if mended is None:
        return None
    title, _, text = mended.text.partition("\n\n")
    return {"title": title, "text": text}, mended.encoding


def take_proposal(data: Typed, *, after: bool) -> Typed:
    """The proposal becomes the text, or comes after what is typed already; its photos join the others.

    Pasted text is put into Unicode as it stands now: it may have been changed since the offer.
    """
    proposal, text = data.get("proposal"), data.get("text", "").strip()
    if not proposal:
        return data
    if proposal.get("pasted"):
        mended = _in_unicode(data)
        return _without_proposal(data) | (mended[0] if mended else {})
    joined = f"{text}\n\n{proposal['text']}" if after and text else proposal["text"]
    kept = {"text": joined, "photos": [*data.get("photos", ()), *proposal["photos"]]}
    return _without_proposal(data) | kept


def leave_proposal(data: Typed) -> Typed:
    """The draft as it was before the file; pasted text stays as it is, by its writer's word."""
    said = {"as_typed": True} if (data.get("proposal") or {}).get("pasted") else {}
    return _without_proposal(data) | said


def _without_proposal(data: Typed) -> Typed:
    return {name: value for name, value in data.items() if name != "proposal"}


def attachment(brought: Brought | None, *, by: str, at: datetime) -> Attachment | None:
    """The scan that came with a form, kept."""
    if brought is None:
        return None
    return Attachment(store(brought.content, brought.media_type, by=by, at=at), brought.name)


def bring_scan(data: Typed, upload: Upload, *, of: str = "scan", by: str, at: datetime) -> Typed:
    """The draft with the scan of the unit's letter, or `of` the original. Raises `Unreadable` for no scan."""
    content = content_of(upload, most_bytes=scans.MOST_BYTES)
    stored = store(content, scans.media_type_of(content), by=by, at=at)
    return data | {of: {"sha256": stored.sha256, "name": one_line(upload.name or "")[:200]}}
