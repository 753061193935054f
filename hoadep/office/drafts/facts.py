"""Reads drafts, and makes the owner's name of somebody without an account."""

import hashlib

from hoadep.office.drafts.models import Draft


def anonymous(token: str) -> str:
    """The owner that a token in the writer's cookie stands for; the token itself is never kept."""
    return "#" + hashlib.sha256(token.encode()).hexdigest()


def last(owner: str, form: str, object: str) -> Draft | None:
    """The draft, also one that was used and waits to be forgotten.

    Its `version` is what a page opened now must hand back as `seen` when it saves; 0 where there is none.
    """
    return Draft.objects.filter(owner=owner, form=form, object=object).first()
