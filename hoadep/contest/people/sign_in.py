"""Sign-in by user name or by e-mail, on Django's own authentication."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest

from hoadep.contest.people.models import Account


class NameOrEmail(ModelBackend):
    """One field takes either the user name or the e-mail address."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> Account | None:
        """The account, or None; an unknown name costs as long as a wrong password."""
        if not username or password is None:
            return None
        account = Account.objects.filter(Q(username__iexact=username) | Q(email__iexact=username)).first()
        if account is None:
            Account().set_password(password)
            return None
        return account if account.check_password(password) and account.is_active else None
