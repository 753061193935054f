"""Entries with their authors, exemplars and photos, and every step of their life."""

import uuid
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people.models import Account, Person, Unit
from hoadep.contest.plans.models import FAR, Season, Step
from hoadep.office.files.models import Stored

WAITING = {"approve": "submitted", "receive": "approved"}
"""In which state an entry waits for a step."""
MOST_WAITING = 20_000
"""Of more entries that wait, lists and counts know the newest."""


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries, by who asks and what is asked."""

    def visible_to(self, season: Season, units: frozenset[str] | None, account: Account) -> "EntryQuerySet":
        """Those of a season that a person may see: of these units (None: all) once sent, and their own."""
        rows = self.filter(season=season)
        if units is None:
            own = Q(written_by=account) | Q(pk__in=_authored(account))
            return rows.filter(~Q(state="draft") | own)
        keys = list(Unit.objects.filter(code__in=units).values_list("pk", flat=True))
        sent = ~Q(state="draft") & Q(unit__in=keys)
        others = self._own_beside(keys, account)
        # without an entry of their own elsewhere, a list goes straight along the index of the unit
        return rows.filter(sent | Q(pk__in=others)) if others else rows.filter(sent)

    def _own_beside(self, units: list[int], account: Account) -> list[int]:
        """The entries that the account wrote or is an author of, those sent in these units apart."""
        everywhere = self.model.objects.order_by()
        own = everywhere.filter(written_by=account).union(everywhere.filter(pk__in=_authored(account)))
        rows = own.values_list("pk", "code", "unit")
        return [pk for pk, code, unit in rows if code is None or unit not in units]

    def awaiting(self, step: str) -> "EntryQuerySet":
        """Those that wait for their unit ("approve") or for the standing office ("receive")."""
        return self._standing(EntryStep.objects.filter(state=WAITING[step], received=False))

    def awaiting_appraisal(self) -> "EntryQuerySet":
        """Those that the standing office received and has not found eligible or not."""
        return self._standing(EntryStep.objects.filter(state="approved", received=True))

    def _standing(self, steps: models.QuerySet["EntryStep"]) -> "EntryQuerySet":
        """The newest whose open step is one of these, which an index has."""
        newest = steps.filter(ended_at=FAR).order_by("-entry").values("entry")
        return self.filter(pk__in=newest[:MOST_WAITING])

    def without_unit(self) -> "EntryQuerySet":
        """Those whose author did not know the unit; the standing office gives them to one."""
        return self.filter(unit__isnull=True, state__in=("submitted", "approved"))

    def overdue(self, at: datetime) -> "EntryQuerySet":
        """Those that were sent back to be completed by an instant that is over."""
        late = EntryStep.objects.filter(entry=OuterRef("pk"), ended_at=FAR, due_at__lte=at)
        return self.filter(Exists(late), state="returned")

    def placed_in(self, starts: datetime, ends: datetime) -> "EntryQuerySet":
        """Those that stand in a period: by their arrival, or by their sending while they have none."""
        steps = EntryStep.objects.filter(ended_at=FAR, counts_at__gte=starts, counts_at__lt=ends)
        return self.filter(pk__in=steps.values("entry"))

    def found_by(self, words: str) -> "EntryQuerySet":
        """Whose code or title holds the words."""
        return self.filter(Q(code__iexact=words) | Q(title__icontains=words))


class Entry(models.Model):
    """One entry of the contest. It gets its number when it is sent."""

    class Origin(models.TextChoices):
        """How it came in."""

        ONLINE = "online", "Trực tuyến"
        PAPER = "paper", "Bản giấy"

    season = models.ForeignKey(Season, models.PROTECT, related_name="entries")
    code = models.CharField("mã", max_length=20, unique=True, null=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="entries")
    sub_unit = models.CharField("tổ dân phố, lớp, chi hội", max_length=200, blank=True, default="")
    kind = models.CharField("thể loại", max_length=40)
    title = models.CharField("tên bài", max_length=300)
    text = models.TextField("nội dung", blank=True)
    words = models.PositiveIntegerField("số chữ", default=0)
    extra = models.JSONField("thông tin tác phẩm báo chí", default=dict)
    origin = models.CharField("hình thức gửi", max_length=8, choices=Origin.choices, default=Origin.ONLINE)
    state = models.CharField("trạng thái", max_length=12, default="draft")
    version = models.PositiveIntegerField("lần sửa", default=1)
    written_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="written_entries")
    mail_to = models.EmailField("thư điện tử của người gửi", blank=True, default="", db_default="")
    carried_from = models.OneToOneField("self", models.PROTECT, null=True, related_name="carried_to")
    authors = models.ManyToManyField(Person, through="Authorship", related_name="entries")
    exemplars = models.ManyToManyField(Exemplar, through="Telling", related_name="entries")

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["season", "id", "state"], name="entry_newest"),
            models.Index(fields=["season", "state", "id"], name="entry_newest_in_state"),
            models.Index(fields=["season", "unit", "id", "state"], name="entry_newest_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(code__isnull=False), name="sent_entry_has_code"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code or 'bản nháp'}: {self.title}"


class Authorship(models.Model):
    """A person is an author of an entry; each co-author counts it whole.

    `account` has proved to be that author, whoever lodged the entry.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="authorships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="authorships")
    n = models.PositiveSmallIntegerField(default=1)
    account = models.ForeignKey(Account, models.PROTECT, null=True, related_name="authorships")

    class Meta:
        ordering = ["n"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "person"], name="author_once"),
            models.UniqueConstraint(fields=["entry", "account"], name="author_account_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person.code} · {self.entry.code}"


def _authored(account: Account) -> models.QuerySet[Authorship, Any]:
    """The entries (keys) of which an account is an author: as its person, or by its proof."""
    own = Q(account=account)
    if account.person_id:
        own |= Q(person=account.person_id)
    return Authorship.objects.filter(own).order_by().values("entry")


class Telling(models.Model):
    """An entry tells of an exemplar."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="tellings")
    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="tellings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "exemplar"], name="telling_once")]

    def __str__(self) -> str:
        return f"{self.entry.code} · {self.exemplar.code}"


class Photo(models.Model):
    """A photo of an entry, kept only re-encoded. Its number is the one by which the text names it."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="photos")
    n = models.PositiveSmallIntegerField(default=1)
    stored = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    caption = models.CharField("chú thích", max_length=300, blank=True)
    width = models.PositiveIntegerField("rộng (điểm)")
    height = models.PositiveIntegerField("cao (điểm)")

    class Meta:
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["entry", "n"], name="photo_place_once")]

    def __str__(self) -> str:
        return self.caption


class EntryStep(Step):
    """One step in an entry's life."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["entry", "n"], name="entry_step_once")]
        indexes = [
            models.Index(
                fields=[
                    *("season", "ended_at", "at", "unit", "counts_at"),
                    *("state", "counts", "received", "on_behalf"),
                ],
                name="entry_standing_at",
            ),
            models.Index(
                fields=["ended_at", "state", "entry"], condition=Q(received=False), name="entry_not_received"
            ),
            models.Index(
                fields=["ended_at", "state", "entry"], condition=Q(received=True), name="entry_received"
            ),
        ]
