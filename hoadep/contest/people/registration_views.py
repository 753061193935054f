"""An author makes an account, and confirms an e-mail address where one is given."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.core import signing
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from hoadep.contest.people import actions
from hoadep.contest.people.forms import EmailForm, RegistrationForm
from hoadep.contest.people.models import Account
from hoadep.office.outbox.actions import Letter, queue
from hoadep.web.access import Request, duty
from hoadep.web.pages import page

SALT = "people.email"
GOOD_FOR = 3 * 24 * 3600
SENT = "Đã gửi thư đến {email}. Hãy bấm đường dẫn trong thư để xác nhận."


@duty("register")
def register(request: Request) -> HttpResponse:
    """Make the account and sign in with it."""
    form = RegistrationForm(request.POST or None)
    if not form.is_valid():
        return page(request, "people/register.html", {"form": form}, status=422 if form.errors else 200)
    given, now = form.cleaned_data, request.arrived_at
    with transaction.atomic():
        account = actions.register(
            username=given["username"], name=given["name"], password=given["password1"], at=now
        )
        if given["email"]:
            queue([_letter(request, account, given["email"])], at=now)
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    messages.success(request, "Đã tạo tài khoản.")
    if given["email"]:
        messages.info(request, SENT.format(email=given["email"]))
    return redirect("desk")


@duty("sign_out")
def own_email(request: Request) -> HttpResponse:
    """Add or change the address of one's own account: it counts once its owner confirms."""
    form = EmailForm(request.POST or None, account=request.user)
    if form.is_valid():
        email = form.cleaned_data["email"]
        with transaction.atomic():
            queue([_letter(request, request.user, email)], at=request.arrived_at)
        messages.success(request, SENT.format(email=email))
        return redirect("desk")
    return page(request, "people/email.html", {"form": form}, status=422 if form.errors else 200)


def _letter(request: Request, account: Account, email: str) -> Letter:
    token = signing.dumps([account.code, email], salt=SALT)
    address = request.build_absolute_uri(reverse("confirm_email", kwargs={"token": token}))
    return Letter(
        kind="confirm_email",
        subject=account.code,
        recipient="",
        due=request.arrived_at,
        title="Xác nhận thư điện tử",
        text=f"Để nhận tin của cuộc thi qua thư này, hãy mở trong 3 ngày:\n\n{address}\n\n"
        "Nếu không phải bạn ghi thư điện tử này, hãy bỏ qua thư.",
        address=email,
    )


@duty("register")
def confirm_email(request: Request, token: str) -> HttpResponse:
    """What the link in the letter opens; a button confirms, so that no mail scanner does."""
    try:
        code, email = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature as fault:
        raise Http404 from fault
    account = get_object_or_404(Account, code=code, is_active=True)
    if request.method == "POST":
        actions.confirm_email(account, email, by=account.code, at=request.arrived_at)
        messages.success(request, f"Đã xác nhận {email}.")
        return redirect("desk" if request.user.is_authenticated else "sign_in")
    return page(request, "people/confirm_email.html", {"email": email})
