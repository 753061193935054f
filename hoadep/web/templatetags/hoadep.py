"""What templates may say: dates, numbers, codes and clauses as screens show them, and addresses."""

from datetime import date, datetime
from typing import Any

from django import template
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hoadep.vietnamese.dates import last_good_minute, short_date_screen
from hoadep.vietnamese.numbers import format_number
from hoadep.web import addresses, stories, telephones, words

register = template.Library()
CELL = 120
"""Letters of a cell that a table shows."""

register.filter("answer_word", words.answer_word)
register.filter("clause_words", words.clause_words)
register.filter("clause_anchor", words.clause_anchor)
register.filter("rough_total", words.rough_total)
register.filter("story", stories.story)
register.filter("call", telephones.call)


@register.filter
def day(value: date | datetime | None) -> str:
    """09/03/2021; an instant is told by its day here."""
    if value is None:
        return ""
    return short_date_screen(timezone.localdate(value) if isinstance(value, datetime) else value)


@register.filter
def moment(value: datetime | None) -> str:
    """23:59 09/03/2021."""
    return f"{timezone.localtime(value):%H:%M} {day(value)}" if value else ""


@register.filter
def last_minute(ends: datetime | None) -> str:
    """The last good minute before the exclusive instant `ends`."""
    return last_good_minute(ends, timezone.get_current_timezone()) if ends else ""


@register.filter
def number(value: int | None) -> str:
    """1.490.000; nothing for nothing."""
    return "" if value is None else format_number(value)


@register.simple_tag
def list_cell(row: Any, key: str) -> SafeString:
    """A cell of an uploaded list as it was typed; one that cannot be used with the reason under it."""
    typed, fault = row.typed.get(key, ""), row.faults.get(key)
    shown = typed if len(typed) <= CELL else f"{typed[:CELL]}…"
    if not fault:
        return format_html("<td>{}</td>", shown)
    return format_html('<td class="cell-wrong">{}<ul class="errorlist"><li>{}</li></ul></td>', shown, fault)


@register.filter
def kept_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What the person had typed, passwords and tokens apart, so that a failed sending loses nothing."""
    hidden = ("csrf", "password", "mat_khau")
    return [
        (name, value)
        for name, values in request.POST.lists()
        if not any(word in name.lower() for word in hidden)
        for value in values
    ]


@register.filter
def kept_words(request: HttpRequest) -> list[str]:
    """Those of them that are words or addresses, to be read: no choice, number or mark of the page."""
    return [value for _, value in kept_fields(request) if " " in value.strip() or "://" in value]


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing beside a word; it says nothing alone."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', static("web/icons.svg"), name
    )


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: object) -> str:
    """This page's query with some keys changed: `{% query_with khoi="truong" %}`."""
    return addresses.with_query(context["request"].GET, changes)


@register.simple_tag(takes_context=True)
def query_fields(context: dict[str, Any], *shown: str) -> SafeString:
    """Hidden inputs for all of this page's query but the fields that the form shows."""
    fields = addresses.other_fields(context["request"].GET, shown)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', fields)


@register.simple_tag(takes_context=True)
def sort_header(context: dict[str, Any], key: str, label: str, css: str = "") -> SafeString:
    """A head cell that sorts the list by `key`, and the other way when pressed again."""
    query = context["request"].GET
    stands, order = addresses.next_order(query, key)
    href = addresses.with_query(query, {addresses.ORDER: order})
    cell = '<th scope="col" class="{}" aria-sort="{}"><a class="sort" href="{}">{}</a></th>'
    return format_html(cell, css, stands, href, label)


@register.simple_tag(takes_context=True)
def code_link(context: dict[str, Any], code: str) -> SafeString:
    """A record's code as a link: by the page's `code_urls`, else by the season's URL "code", else plain."""
    href = (context.get("code_urls") or {}).get(code) or _in_season(context, "code", code=code)
    if href:
        return format_html('<a class="code" href="{}">{}</a>', href, code)
    return format_html('<span class="code">{}</span>', code)


@register.simple_tag(takes_context=True)
def clause_link(context: dict[str, Any], clause: str) -> SafeString:
    """ "mục III.3.a" as a link into the page's `plan_url`, else the season's URL "plan", else plain."""
    said, anchor = words.clause_words(clause), words.clause_anchor(clause)
    plan = anchor and (context.get("plan_url") or _in_season(context, "plan"))
    if plan:
        return format_html('<a href="{}#{}">{}</a>', plan, anchor, said)
    return format_html("<span>{}</span>", said)


def _in_season(context: dict[str, Any], name: str, **named: str) -> str:
    """The address of that name in the season of the page; nothing when there is none."""
    season = getattr(context.get("request"), "season", None)
    if season is None:
        return ""
    try:
        return reverse(name, kwargs={"season": season.slug, **named})
    except NoReverseMatch:
        return ""
