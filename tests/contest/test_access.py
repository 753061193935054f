"""Deny by default: every address names its duty, and every role meets it or is turned away."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hoadep.contest.people import actions as people
from hoadep.contest.people.facts import grants_of
from hoadep.rules.duties import DUTIES, ROLES, UNIT_ROLES, judge_duty_anywhere
from tests.contest.conftest import OPENED

SAMPLES = {
    "season": "ba-dinh-2021",
    "sha256": "0" * 64,
    "code": "KHONG-CO",
    "counts": "nominations",
    "key": "2021-03",
    "name": "duyet",
    "subject": "KHONG-CO",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
READER = "reader"


@dataclass(frozen=True)
class Address:
    """One address of the product, with a sample path and the duty of its view."""

    name: str
    path: str
    duty: str | None


def _patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern)
        else:
            yield pattern


def _addresses() -> list[Address]:
    found = []
    for pattern in _patterns():
        keys = get_resolver().reverse_dict.getlist(pattern.name)[0][0][0][1]
        path = reverse(pattern.name, kwargs={key: SAMPLES.get(key, 1) for key in keys})
        found.append(Address(pattern.name, path, getattr(pattern.callback, "duty", None)))
    return found


ADDRESSES = _addresses()


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_every_view_names_a_known_duty(address):
    assert address.duty in DUTIES


@pytest.mark.parametrize("role", [READER, *ROLES])
def test_every_address_for_a_role(role, season, units):
    client, grants = _somebody(role, units)
    wrong = []
    for address in ADDRESSES:
        allowed = judge_duty_anywhere(grants, address.duty, season=season.code).met
        for method in (client.get, client.post):
            outcome = _outcome(method(address.path))
            if outcome == "fault" or (outcome == "let in") > allowed:
                wrong.append((address.name, method.__name__, outcome))
    assert wrong == []


def _outcome(answer):
    """What came of a request: a person with the duty may still be refused for the unit concerned."""
    if answer.status_code >= 500:
        return "fault"
    if answer.status_code in (401, 403) or "/dang-nhap/?next=" in answer.headers.get("Location", ""):
        return "turned away"
    return "let in"


def _somebody(role, units):
    client = Client()
    if role == READER:
        return client, ()
    who = {"by": people.SYSTEM, "at": OPENED}
    account = people.make_account(username=role, name=ROLES[role], password=None, **who)
    people.give_role(account, role, unit=units.ngoc_ha if role in UNIT_ROLES else None, **who)
    client.force_login(account)
    return client, grants_of(account, at=OPENED)
