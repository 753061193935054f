"""What could tell a judge who wrote, and what is put in its place."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from hoadep.contest.jury import actions, blinding
from hoadep.contest.jury.models import Masking, Numbered, Round
from hoadep.contest.jury.office_forms import MaskForm
from hoadep.contest.jury.office_views import season_round
from hoadep.office.files.responses import respond
from hoadep.web.access import Request, duty
from hoadep.web.pages import page
from hoadep.web.stories import Picture


@duty("manage_rounds")
def masking(request: Request, code: str) -> HttpResponse:
    """Every name and contact found in the texts of a round; those ticked are masked in one act."""
    round, now = season_round(request, code), request.arrived_at
    found = blinding.give_aways(round, at=now)
    if request.method == "POST":
        number = _mask_ticked(request, round, found)
        messages.success(request, f"Đã che {number} chỗ. Giám khảo thấy chữ thay thế.")
        return redirect("jury_masking", season=request.season.slug, code=round.code)
    context = {
        "round": round,
        "found": [(f"{n}", one) for n, one in enumerate(found)],
        "waiting": sum(not one.masked for one in found),
        "numbers": list(round.numbered.values_list("number", flat=True)),
    }
    return page(request, "jury/masking.html", context)


def _mask_ticked(request: Request, round: Round, found: list[blinding.GiveAway]) -> int:
    ticked = set(request.POST.getlist("che"))
    rows = {row.number: row for row in Numbered.objects.filter(round=round).select_related("round")}
    words: dict[int, list[tuple[str, str]]] = {}
    for one in found:
        if f"{one.number}:{one.found}" in ticked:
            words.setdefault(one.number, []).append((one.found, one.shown))
    who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
    return sum(len(actions.mask(rows[number], pairs, **who)) for number, pairs in words.items())


@duty("manage_rounds")
def masked_entry(request: Request, code: str, number: int) -> HttpResponse:
    """One entry as judges see it, with what was masked, and what was not."""
    row = _numbered(request, code, number)
    form = MaskForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        actions.mask(row, [(given["found"].strip(), given["shown"])], by=request.user, at=request.arrived_at)
        return redirect("jury_masked", season=request.season.slug, code=code, number=number)
    text = blinding.blind_texts([row])[number]
    place = reverse("jury_masked", kwargs={"season": request.season.slug, "code": code, "number": number})
    context = {
        "round": row.round,
        "number": number,
        "text": text,
        "pictures": [Picture(p.n, f"{place}anh/{p.n}/", p.caption, p.width, p.height) for p in text.pictures],
        "origin": blinding.origins(row.round, at=request.arrived_at)[number],
        "found": [
            one for one in blinding.give_aways(row.round, at=request.arrived_at, only=row) if not one.masked
        ],
        "maskings": list(row.maskings.all()),
        "form": form,
    }
    return page(request, "jury/masked.html", context, status=422 if form.errors else 200)


@duty("manage_rounds")
def masked_photo(request: Request, code: str, number: int, n: int) -> HttpResponse:
    """A photo of the entry as judges see it."""
    stored = blinding.blind_photo(_numbered(request, code, number), n)
    if stored is None:
        raise Http404
    return respond(stored, f"anh-{n}.jpg")


@duty("manage_rounds")
@require_POST
def mask_act(request: Request, code: str, number: int, name: str) -> HttpResponse:
    """Hide a photo, or show again what was masked."""
    row = _numbered(request, code, number)
    who: dict[str, Any] = {"by": request.user, "at": request.arrived_at}
    chosen = request.POST.get("chon", "")
    if name == "an-anh" and chosen.isdecimal():
        actions.mask_photo(row, int(chosen), **who)
    elif name == "bo-che" and chosen.isdecimal():
        actions.unmask(get_object_or_404(Masking, numbered=row, pk=int(chosen)), **who)
    return redirect("jury_masked", season=request.season.slug, code=code, number=number)


def _numbered(request: Request, code: str, number: int) -> Numbered:
    rows = Numbered.objects.filter(round__season=request.season, round__code=code)
    return get_object_or_404(rows.select_related("round__season"), number=number)
