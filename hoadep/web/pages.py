"""Renders a page, or only the part of it that htmx asks for, with no query left to the template."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.template import Engine, RequestContext, Template, TemplateDoesNotExist
from django.utils.cache import patch_vary_headers


class QueryInTemplate(Exception):
    """A template asked the database; the view should have fetched it."""


def page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """The whole page, or the partial of the same name as the id of the element that htmx will fill.

    A whole page given to an htmx request that wanted a part (a refusal, a sign-in) takes the place of
    the whole page in the browser, so it never stands inside another one.
    """
    part = _part_asked_for(request, template)
    response = HttpResponse(_render(part or _template(template), request, context or {}), status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    if part is None and request.headers.get("HX-Request-Type") == "partial":
        response["HX-Retarget"] = "body"
        response["HX-Reswap"] = "outerHTML"
    return response


def _part_asked_for(request: HttpRequest, template: str) -> Template | None:
    if request.headers.get("HX-Request") != "true":
        return None
    name = unquote(request.headers.get("HX-Target", "").partition("#")[2])
    if not name:
        return None
    try:
        return _template(f"{template}#{name}")
    except TemplateDoesNotExist:
        return None


def _template(name: str) -> Template:
    return Engine.get_default().get_template(name)


def _render(chosen: Template, request: HttpRequest, values: dict[str, Any]) -> str:
    """Run the context processors first: they may query, the template may not."""
    _load_account(request)
    context = RequestContext(request, values)
    with context.bind_template(chosen), ExitStack() as stack:
        if getattr(settings, "HOADEP_NO_TEMPLATE_QUERIES", False):
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(_forbid))
        return chosen.render(context)


def _load_account(request: HttpRequest) -> None:
    """The account is read lazily; read it now, since every page shows who is signed in."""
    user = getattr(request, "user", None)
    if user is not None:
        bool(user.is_authenticated)


def _forbid(_execute: Callable[..., Any], sql: str, *_more: object) -> Any:
    raise QueryInTemplate(sql)
