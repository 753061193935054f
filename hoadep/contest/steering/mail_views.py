"""Messages as people manage them: what one wants to get, and what waits for a person before it leaves."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.csrf import csrf_exempt

from hoadep.contest.council.letters import KINDS as OF_COUNCIL
from hoadep.contest.entries.letters import KINDS as OF_ENTRIES
from hoadep.contest.entries.letters import TO_SENDERS
from hoadep.contest.exemplars.letters import KINDS as OF_NOMINATIONS
from hoadep.contest.jury.letters import KINDS as OF_JURY
from hoadep.contest.papers.merging import KINDS as OF_PAPERS
from hoadep.contest.steering.digests import KINDS as OF_THE_OFFICE
from hoadep.contest.steering.reports import letter_sheets
from hoadep.office.outbox import actions, facts
from hoadep.office.outbox.models import Message, State
from hoadep.office.tables.exports import asked_for, exported
from hoadep.web.access import Request, duty
from hoadep.web.pages import page
from hoadep.web.typed import TypedField

KINDS = {**OF_ENTRIES, **OF_NOMINATIONS, **OF_COUNCIL, **OF_JURY, **OF_PAPERS, **OF_THE_OFFICE}
LISTED = 200
MOST_EXPORTED = 20_000
TABS = (*facts.FOR_A_PERSON, State.QUEUED, State.SENT)


@dataclass(frozen=True)
class Choice:
    """A kind of message and how its reader wants it."""

    kind: str
    label: str
    wish: facts.Wish


class LetterForm(forms.Form):
    """A held message, read again."""

    title = TypedField(label="Tiêu đề", max_length=200)
    text = TypedField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 14}))


@duty("see_bell")
def wishes(request: Request) -> HttpResponse:
    """Which kinds of messages one wants, by mail and in the bell."""
    chosen = facts.wishes_of(request.user.code)
    if request.method == "POST":
        for kind in KINDS:
            wish = facts.Wish(f"mail.{kind}" in request.POST, f"bell.{kind}" in request.POST)
            if wish != chosen.get(kind, facts.Wish()):
                who = {"by": request.user.code, "at": request.arrived_at}
                actions.choose(kind, mail=wish.mail, bell=wish.bell, **who)
        messages.success(request, "Đã lưu lựa chọn.")
        return redirect("message_wishes", season=request.season.slug)
    choices = [Choice(kind, label, chosen.get(kind, facts.Wish())) for kind, label in KINDS.items()]
    return page(request, "steering/wishes.html", {"choices": choices, "email": request.user.email})


@csrf_exempt
@duty("set_messages")
def one_click(request: Request, token: str) -> HttpResponse:
    """The link in a mail: opening changes nothing, one click does; mail programs may post by themselves.

    The token itself proves that the mail was had, so no cookie is asked for (RFC 8058).
    """
    known = facts.read_setting_token(token)
    if known is None:
        raise Http404
    account, kind = known
    wish = facts.wishes_of(account).get(kind, facts.Wish())
    if request.method == "POST":
        wish = wish._replace(mail="mail" in request.POST)
        actions.choose(kind, mail=wish.mail, bell=wish.bell, by=account, at=request.arrived_at)
    label = {**KINDS, **TO_SENDERS}.get(kind, kind)
    address = account if "@" in account else ""  # of somebody without an account
    context = {"label": label, "wish": wish, "done": request.method == "POST", "address": address}
    return page(request, "steering/one_click.html", context)


@duty("manage_mail")
def letters(request: Request) -> HttpResponse:
    """What waits to be read before it leaves, is in doubt or was refused; and what one does with many."""
    state = next((tab for tab in TABS if tab == request.GET.get("tinh_trang")), State.HELD)
    if request.method == "POST":
        _act(request, [int(key) for key in request.POST.getlist("pk") if key.isdecimal()])
        return redirect(f"{request.path}?tinh_trang={state}")
    if asked_for(request):
        every = facts.waiting(state)[:MOST_EXPORTED]
        return exported(request, letter_sheets(every, state, request.season.name), "thu")
    rows = list(facts.waiting(state)[:LISTED])
    tabs = [(tab, tab.label, facts.waiting(tab)[:LISTED].count()) for tab in TABS if tab != State.SENT]
    context = {"tabs": tabs, "state": state, "rows": rows, "listed": LISTED}
    return page(request, "steering/letters.html", context)


def _act(request: Request, keys: list[int]) -> None:
    acts = {"release": actions.release, "drop": actions.drop, "again": actions.send_again}
    name = next((name for name in acts if name in request.POST), None)
    if name is None or not keys:
        messages.error(request, "Hãy chọn ít nhất một thư.")
        return
    done = acts[name](keys, by=request.user.code, at=request.arrived_at)
    messages.success(request, f"Đã làm với {done} thư.")


@duty("manage_mail")
def letter(request: Request, pk: int) -> HttpResponse:
    """One message: read it, and change it while it is held."""
    found = get_object_or_404(Message, pk=pk)
    form = None
    if found.state == State.HELD:
        form = LetterForm(request.POST or None, initial={"title": found.title, "text": found.text})
        if form.is_valid():
            actions.edit(found.pk, **form.cleaned_data, by=request.user.code, at=request.arrived_at)
            messages.success(request, "Đã sửa thư.")
            return redirect("letter", season=request.season.slug, pk=pk)
    return page(request, "steering/letter.html", {"message": found, "form": form})
