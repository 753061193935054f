"""What two installations hold before people open their pages, and the tedious work between the acts.

Each of these runs inside an installation: `do(home, "mark_the_rest")`.
"""

import io
import random
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.conf import settings as project
from django.db import transaction
from django.utils import timezone
from PIL import Image

from hoadep.contest.entries import actions as entries
from hoadep.contest.entries.models import CommendationEntry, Entry, Photo
from hoadep.contest.jury import actions as jury
from hoadep.contest.jury.models import Numbered, Sheet
from hoadep.contest.people import actions as people
from hoadep.contest.people.models import Account
from hoadep.contest.plans import actions as plans
from hoadep.contest.plans.files import read_files
from hoadep.contest.plans.models import Season
from hoadep.office.files.actions import store
from hoadep.office.files.photos import reencode
from tests.browser.test_selection import GIVEN, PASSWORD, PLAN, UNITS, lodge
from tests.contest.conftest import OPENED
from tests.home import Home

CITY_PLAN = project.PROJECT / "plans" / "kh-01-2020-thanh-pho.toml"
CRITERIA = {"discovery": 30, "truth": 30, "effect": 20, "writing": 15, "photos": 5}
AT = datetime.fromisoformat("2021-05-04T09:00+07:00")
ENTRIES = 60
QUARREL = (70, 90)
"""What two judges give the entry over which they differ by more than the plan allows."""


def do(home: Home, what: str, *given: str) -> str:
    """Do one of the things below inside an installation; what it printed."""
    told = f"from tests.browser import fifty; fifty.{what}(*{given!r})"
    return home.run("shell", "--verbosity=0", "-c", told).strip()


@transaction.atomic
def district() -> None:
    """Sixty eligible entries of five units, each with a photo; Hoa is the standing office."""
    season = _season(PLAN, officer="Phạm Thu Hoa")
    by = {"by": people.SYSTEM, "at": OPENED}
    units = []
    for code, name, kind in UNITS:
        units.append(people.make_unit(code=code, name=name, short_name=name, **by))
        people.take_part(units[-1], season, kind=kind, **by)
    writers = [
        people.enter_person(name=f"Nguyễn Thị {name}", address="Ba Đình", telephone="0912345678", **by)
        for name in GIVEN * 4
    ]
    hoa = Account.objects.get(username="hoa")
    for n in range(ENTRIES):
        lodge(season, units[n % 5], hoa, writers[n * 7 % 48], n)
    for entry in Entry.objects.all():
        _add_photo(entry)


@transaction.atomic
def city() -> None:
    """The city's season, in which the district takes part; Yến is its standing office."""
    season = _season(CITY_PLAN, officer="Lê Hải Yến")
    told = {"code": "Q-BADINH", "name": "Ủy ban nhân dân quận Ba Đình", "short_name": "Quận Ba Đình"}
    people.make_participant(season, **told, kind="district", by=people.SYSTEM, at=OPENED)


def _season(plan: Path, *, officer: str) -> Season:
    by = {"by": people.system_account(at=OPENED).code, "at": OPENED}
    season = plans.open_season(*read_files(plan), **by)
    hoa = people.make_account(username="hoa", name=officer, password=PASSWORD, **by)
    people.give_role(hoa, "officer", **by)
    return season


def _add_photo(entry: Entry) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (300, 200), "#8aa89a").save(picture, "JPEG")
    drawn = reencode(picture.getvalue())
    stored = store(drawn.content, "image/jpeg", by=people.SYSTEM, at=AT)
    size = {"width": drawn.width, "height": drawn.height}
    Photo.objects.create(entry=entry, n=1, stored=stored, caption="Nồi cháo buổi sớm", **size)


@transaction.atomic
def mark_the_rest(*but: str) -> None:
    """Let every judge but those named mark what waits, each entry as it is worth, one high and one low."""
    worth, at = _worth(), timezone.now()
    given = {number: Sheet.objects.marked().filter(numbered__number=number).count() for number in worth}
    waiting = Sheet.objects.standing().filter(total__isnull=True).exclude(panelist__name__in=but)
    for sheet in waiting.select_related("numbered__round", "panelist").order_by("pk"):
        number = sheet.numbered.number
        total = worth[number][given[number] % 2]
        marks = {key: Decimal(most * total * 2 // 100) / 2 for key, most in CRITERIA.items()}
        jury.mark(sheet, jury.Given(marks), by=sheet.panelist.code, at=at)
        given[number] += 1


def _worth() -> dict[int, tuple[int, int]]:
    """What the judges of each entry (by its number) give it in turn, two points apart; of one far apart."""
    numbers = list(Numbered.objects.order_by("entry__code").values_list("number", flat=True))
    worth = random.Random(190).sample(range(35, 35 + len(numbers)), len(numbers))
    found = {number: (each - 1, each + 1) for number, each in zip(numbers, worth, strict=True)}
    return found | {numbers[worth.index(max(worth))]: QUARREL}


@transaction.atomic
def appraise_all() -> None:
    """The city finds every entry that came eligible."""
    hoa, at = Account.objects.get(username="hoa"), timezone.now()
    for entry in Entry.objects.filter(state="approved"):
        entries.appraise(entry, eligible=True, reason="", by=hoa, at=at)


def commended_unit() -> None:
    """Print the unit of the entry that the commendation rests on."""
    sys.stdout.write(CommendationEntry.objects.get().entry.unit.code)
