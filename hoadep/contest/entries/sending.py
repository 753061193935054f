"""What a writing desk does with each request: keeps what was typed, takes files, sends the entry once."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from hoadep.contest.entries import actions, enclosures, writing_pages
from hoadep.contest.entries.desks import FORM, Desk, held_here, photos_of
from hoadep.contest.entries.models import EntryStep, Receipt
from hoadep.contest.entries.writing_forms import LAST, STEPS, too_long
from hoadep.contest.people.acting import kept_letter
from hoadep.contest.people.facts import code_of
from hoadep.office.drafts.actions import Overtaken
from hoadep.office.files.models import Stored
from hoadep.office.files.responses import respond
from hoadep.office.files.unreadable import Unreadable
from hoadep.office.keys.actions import once
from hoadep.office.keys.facts import outcome
from hoadep.office.uploads.manuscripts import MOST_LETTERS
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import clean, hidden_in
from hoadep.web.access import Request

Typed = dict[str, Any]


def at_desk(request: Request, desk: Desk) -> HttpResponse:
    """One step of writing; whatever was typed is kept before anything else happens."""
    if request.GET.get("anh", "").isdecimal():
        return _photo(desk, int(request.GET["anh"]))
    step = _step(request.GET.get("buoc", "1"), desk)
    if request.method != "POST":
        return writing_pages.shown(request, desk, step)
    if "discard" in request.POST:
        return _discarded(request, desk)
    if step == LAST and "scan" not in request.FILES and "rebase" not in request.POST:
        return _to_step(desk, LAST - 1) if "back" in request.POST else _send(request, desk)
    return _kept(request, desk, step)


def _step(asked: str, desk: Desk) -> int:
    """The step asked for; of an entry whose text comes later only the text is asked."""
    step = int(asked) if asked.isdecimal() and 1 <= int(asked) <= LAST else 1
    return max(step, LAST - 1) if desk.text_later else step


def _to_step(desk: Desk, step: int) -> HttpResponse:
    return redirect(f"{desk.url}?buoc={step}")


def _photo(desk: Desk, n: int) -> HttpResponse:
    """A photo of the draft, shown to whoever writes it."""
    data = desk.typed
    known = [*data.get("photos", ()), *(data.get("proposal") or {}).get("photos", ())]
    sha256 = next((photo["sha256"] for photo in known if photo["n"] == n), None)
    if sha256 is None:
        raise Http404
    return respond(get_object_or_404(Stored, sha256=sha256), f"anh-{n}.jpg")


def _discarded(request: Request, desk: Desk) -> HttpResponse:
    """The draft goes, as for the next one at a computer that many use; an entry that was sent stays."""
    desk.discard()
    messages.success(request, "Đã xóa bản nháp.")
    return _to_step(desk, 1)


def _kept(request: Request, desk: Desk, step: int) -> HttpResponse:
    """Keep what was typed and brought in this step, then go where the button leads."""
    typed = _typed(request, desk, step)
    data, faults = _changed(request, desk, typed)
    by_itself = request.headers.get("HX-Request") == "true"
    if not by_itself:
        data = _without_hidden(request, step, data)
    if step == LAST - 1 and not by_itself:
        data = enclosures.offer_unicode(data)
    seen = request.POST.get("mine") or request.POST.get("seen", "")
    try:
        desk.keep(
            data,
            seen=int(seen) if seen.isdecimal() else 0,
            tab=request.POST.get("tab", "")[:64],
            rebase="rebase" in request.POST,
        )
    except Overtaken as overtaken:
        return writing_pages.overtaken(request, desk, step, overtaken)
    if faults:
        text = {name: words for name, words in typed.items() if name == "text"}
        return writing_pages.shown(request, desk, step, data=data | text, faults=faults)
    if by_itself:
        return writing_pages.saved(request, desk)
    if "back" in request.POST:
        return _to_step(desk, max(1, step - 1))
    if "next" not in request.POST or (data.get("proposal") or {}).get("pasted"):
        return _to_step(desk, step)
    if not writing_pages.form_of(desk, data, step=step, offered=False).is_valid():
        return writing_pages.shown(request, desk, step, data=data, checked=True)
    return _to_step(desk, step + 1)


def _typed(request: Request, desk: Desk, step: int) -> Typed:
    """The draft with what was typed in this step, captions among it."""
    data = desk.typed | held_here(request.POST.get("held", ""))
    data |= {name: request.POST[name] for name in STEPS[step - 1][1] if name in request.POST}
    if "photos" in data:
        data["photos"] = [
            photo | {"caption": request.POST.get(f"caption_{photo['n']}", photo["caption"])[:300]}
            for photo in data["photos"]
        ]
    return data


def _without_hidden(request: Request, step: int, data: Typed) -> Typed:
    """The draft without what nobody sees in the text of this step; its writer is told."""
    typed = {name: data[name] for name in STEPS[step - 1][1] if hidden_in(data.get(name, ""))}
    if typed:
        found = dict.fromkeys(name for words in typed.values() for name in hidden_in(words))
        messages.warning(request, f"Đã bỏ {' và '.join(found)} lẫn trong chữ vừa nhập. Hãy đọc lại bài.")
    return data | {name: clean(words) for name, words in typed.items()}


def _changed(request: Request, desk: Desk, data: Typed) -> tuple[Typed, list[str]]:
    """What the pressed button does to the draft, and what could not be done."""
    who: dict[str, Any] = {"by": code_of(desk.by), "at": desk.now}
    files: Any = request.FILES
    if len(data.get("text", "")) > MOST_LETTERS:
        before = desk.typed.get("text", "")
        return data | {"text": before}, [f"{too_long(data['text'])} Bản lưu trước vẫn còn."]
    try:
        if files.getlist("photos"):
            return enclosures.add_photos(data, files.getlist("photos"), **who)
        if "file" in files:
            return enclosures.read_file(data, files["file"], **who), []
        for of in ("scan", "original"):
            if of in files:
                return enclosures.bring_scan(data, files[of], of=of, **who), []
    except Unreadable as fault:
        return data, [fault.message]
    return _pressed(request, data), []


def _pressed(request: Request, data: Typed) -> Typed:
    if request.POST.get("drop_photo", "").isdecimal():
        return enclosures.drop_photo(data, int(request.POST["drop_photo"]))
    if "take_file" in request.POST:
        return enclosures.take_proposal(data, after=request.POST["take_file"] == "after")
    return enclosures.leave_proposal(data) if "leave_file" in request.POST else data


def at_closed_desk(request: Request, desk: Desk) -> HttpResponse | None:
    """What comes to an entry at which nothing is written any more; None for who only wants to look.

    The second click of a sending is led to what the first became; what else was typed is given back.
    """
    if request.method != "POST":
        return None
    if done := outcome(request.POST.get("key", ""), _purpose(desk)):
        return _told(request, desk, done)
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=410)
    return writing_pages.closed(
        request, desk, _typed(request, desk, _step(request.GET.get("buoc", "1"), desk))
    )


def _purpose(desk: Desk) -> str:
    return f"{FORM}:{desk.season.code}"


def _send(request: Request, desk: Desk) -> HttpResponse:
    """Lodge the entry once, however often the button is pressed; the draft is closed with it."""
    key = request.POST.get("key", "")
    try:
        done = once(key, _purpose(desk), lambda: _sent(request, desk), at=desk.now)
    except Refused as refusal:
        return writing_pages.shown(request, desk, LAST, faults=[refusal.verdict.reason])
    return _told(request, desk, done)


def _told(request: Request, desk: Desk, done: str) -> HttpResponse:
    """To what the sending has become: the receipt, or the entry whose text was typed in."""
    code, n = done.split("#")
    if desk.text_later:
        messages.success(request, f"Đã ghi nội dung bài {code}; ngày đến và kỳ tính giữ nguyên.")
        return redirect("entry", season=desk.season.slug, code=code)
    mark = Receipt.objects.values_list("fingerprint", flat=True).get(entry__code=code, n=n)
    address = reverse("receipt", kwargs={"season": desk.season.slug})
    return redirect(f"{address}?ma={code}&doi_chieu={mark}&moi=1")


@transaction.atomic
def _sent(request: Request, desk: Desk) -> str:
    """Make the entry of the draft and send it; gives its number and step.

    Raises `Refused` when it lacks something, when the draft was saved elsewhere after its writer read it
    through, or when the entry that came back was changed meanwhile.
    """
    draft, data = desk.draft, desk.typed
    if request.POST.get("seen", "") != str(desk.seen):
        elsewhere = "Bài vừa được sửa ở trang hoặc thiết bị khác. Đây là bản mới nhất; hãy đọc lại rồi gửi."
        raise Refused(not_met("", elsewhere))
    form = writing_pages.form_of(desk, data, offered=False)
    if not form.is_valid():
        raise Refused(not_met("", "Bài còn thiếu thông tin ở những bước trước."))
    base_version = int(draft.base_version or 0) if draft else desk.kept.version if desk.kept else 0
    arrived, letter = form.arrived(desk.now), None
    scan, original = _scan(data, "scan"), _scan(data, "original")
    manuscript = form.manuscript(photos_of(data))
    who: dict[str, Any] = {"by": desk.by, "at": arrived}
    if desk.text_later and desk.kept:
        written = (desk.kept, manuscript.writing, manuscript.photos)
        return _closed(desk, actions.enter_text(*written, base_version=base_version, **who))
    entry = actions.keep(desk.season, manuscript, kept=desk.kept, base_version=base_version, **who)
    if desk.by:
        given = form.cleaned_data | {"letter_kept": scan}
        letter = kept_letter(desk.season, entry.unit, given, by=desk.by, at=arrived)
    scans = [brought for brought in (scan, original) if brought]
    step, _ = actions.submit(entry, reason=form.said_at_sending(), letter=letter, scans=scans, **who)
    if letter and desk.by:
        actions.approve(entry, appraisal=form.letter(), checked_by=str(entry.unit), letter=letter, **who)
    return _closed(desk, step)


def _closed(desk: Desk, step: EntryStep) -> str:
    outcome = f"{step.entry.code}#{step.n}"
    desk.close(outcome)
    return outcome


def _scan(data: Typed, of: str) -> actions.Attachment | None:
    brought = data.get(of)
    if not brought:
        return None
    return actions.Attachment(Stored.objects.get(sha256=brought["sha256"]), brought["name"])
