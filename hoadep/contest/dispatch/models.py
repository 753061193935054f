"""Lists sent upwards, lists taken in from below under the sender's codes, and the results that come back."""

from django.db import models
from django.db.models import Q

from hoadep.contest.entries.models import CommendationEntry, Entry
from hoadep.contest.exemplars.models import Commendation, Exemplar
from hoadep.contest.people.models import Account, Person, Unit
from hoadep.contest.plans.models import Season
from hoadep.contest.selection.models import Selection
from hoadep.office.bundles.models import Sent, Taken
from hoadep.office.files.models import Stored


class Sending(models.Model):
    """A decided list as it was sent, once: as a signed bundle, or to a season of this installation.

    `stored` is exactly what was handed over: the bundle, or without one the payload alone.
    """

    selection = models.OneToOneField(Selection, models.PROTECT, related_name="sending")
    uuid = models.UUIDField("mã gói", unique=True)
    recipient = models.CharField("nơi nhận", max_length=200)
    to_season = models.ForeignKey(Season, models.PROTECT, null=True, related_name="+")
    bundle = models.OneToOneField(Sent, models.PROTECT, null=True, related_name="+")
    stored = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    letter = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    roll = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    entries = models.PositiveIntegerField("số bài")
    despite = models.TextField("lý do gửi khi chưa đạt điều kiện", blank=True)
    at = models.DateTimeField("gửi lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_season__isnull=True, bundle__isnull=False)
                | Q(to_season__isnull=False, bundle__isnull=True),
                name="sending_by_bundle_or_here",
            )
        ]

    def __str__(self) -> str:
        return f"{self.selection.code} → {self.recipient}"


class Intake(models.Model):
    """A list that was taken in, whole and once, from the unit as which its sender takes part here."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="intakes")
    code = models.CharField("mã", max_length=20, unique=True)
    uuid = models.UUIDField("mã gói", unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="intakes")
    bundle = models.OneToOneField(Taken, models.PROTECT, null=True, related_name="+")
    source = models.OneToOneField(Sending, models.PROTECT, null=True, related_name="intake")
    sender = models.CharField("nơi gửi", max_length=200)
    list_code = models.CharField("mã danh sách của nơi gửi", max_length=40)
    title = models.CharField("tên danh sách", max_length=200)
    number = models.CharField("số quyết định", max_length=60, blank=True)
    decided_on = models.DateField("ngày quyết định")
    letter = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    roll = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField("gửi lúc")
    at = models.DateTimeField("nhận lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(source__isnull=True, bundle__isnull=False)
                | Q(source__isnull=False, bundle__isnull=True),
                name="intake_by_bundle_or_here",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.sender}"


class TakenEntry(models.Model):
    """An entry as it was taken in, with the code, mark and prize that its sender had given it."""

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="taken_entries")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="taken")
    code = models.CharField("mã của nơi gửi", max_length=40)
    uuid = models.UUIDField("mã định danh của nơi gửi", unique=True)
    mark = models.DecimalField("điểm của nơi gửi", max_digits=12, decimal_places=3, null=True)
    prize = models.CharField("giải của nơi gửi", max_length=100, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["intake", "code"], name="taken_entry_code_once")]

    def __str__(self) -> str:
        return f"{self.code} → {self.entry.code}"


class TakenPerson(models.Model):
    """An author under the code of the installation that sent the entry; the same code is the same person."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField("mã của nơi gửi", max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "code"], name="taken_person_code_once")]

    def __str__(self) -> str:
        return f"{self.code} → {self.person.code}"


class TakenExemplar(models.Model):
    """An exemplar under the sender's code, likewise; one row for each season."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField("mã của nơi gửi", max_length=40)
    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["season", "unit", "code"], name="taken_exemplar_code_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} → {self.exemplar.code}"


class Answer(models.Model):
    """The results of a list taken in, as they were sent back; the latest one stands."""

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="answers")
    uuid = models.UUIDField("mã gói", unique=True)
    bundle = models.OneToOneField(Sent, models.PROTECT, null=True, related_name="+")
    stored = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    at = models.DateTimeField("trả lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.intake.code} {self.at:%d/%m/%Y}"


class Outcomes(models.Model):
    """Results as they came back to the sender of a list; a later answer stands in place of an earlier one."""

    sending = models.ForeignKey(Sending, models.PROTECT, related_name="outcomes")
    uuid = models.UUIDField("mã gói", unique=True)
    bundle = models.OneToOneField(Taken, models.PROTECT, null=True, related_name="+")
    answer = models.OneToOneField(Answer, models.PROTECT, null=True, related_name="+")
    sender = models.CharField("nơi trả", max_length=200)
    given_at = models.DateTimeField("trả lúc")
    at = models.DateTimeField("nhận lúc")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    replaced_at = models.DateTimeField("được thay lúc", null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sending"], condition=Q(replaced_at__isnull=True), name="outcomes_stand_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sending.selection.code} {self.given_at:%d/%m/%Y}"


class Outcome(models.Model):
    """What became of one entry at the upper level."""

    outcomes = models.ForeignKey(Outcomes, models.PROTECT, related_name="rows")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="upper_outcomes")
    mark = models.DecimalField("điểm của cấp trên", max_digits=12, decimal_places=3, null=True)
    prize = models.CharField("giải của cấp trên", max_length=100, blank=True)
    money = models.PositiveBigIntegerField("tiền thưởng (đồng)", default=0)

    class Meta:
        ordering = ["entry__code"]
        constraints = [models.UniqueConstraint(fields=["outcomes", "entry"], name="outcome_once")]

    def __str__(self) -> str:
        return f"{self.entry.code}: {self.prize or self.mark}"


class UpperPraise(models.Model):
    """A commendation that came with results; `link` is the credit that it gave, None where one stood."""

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="praises")
    commendation = models.ForeignKey(Commendation, models.PROTECT, related_name="+")
    link = models.ForeignKey(CommendationEntry, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["outcome", "commendation"], name="upper_praise_once")]

    def __str__(self) -> str:
        return f"{self.outcome.entry.code}: {self.commendation.code}"
