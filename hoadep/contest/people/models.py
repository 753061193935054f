"""Who takes part: units and their lineage, persons and collectives, accounts and roles."""

import uuid
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from hoadep.contest.plans.models import Season
from hoadep.vietnamese.folding import fold_plain
from hoadep.vietnamese.names import name_sort_key
from hoadep.vietnamese.text import one_line


class Unit(models.Model):
    """A unit that may take part. Never keyed by its name: a ward and three schools share one."""

    code = models.CharField("mã", max_length=20, unique=True)
    name = models.CharField("tên", max_length=200)
    short_name = models.CharField("tên gọn", max_length=60)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    since = models.DateField("thành lập", null=True, blank=True)
    until = models.DateField("giải thể", null=True, blank=True)
    sort_key = models.CharField(max_length=900, editable=False, db_index=True)

    class Meta:
        ordering = ["sort_key", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="unit_dates_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Lineage(models.Model):
    """A unit went, wholly or in part, into another one: merged, split or renamed."""

    old = models.ForeignKey(Unit, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, models.PROTECT, related_name="origins")
    whole = models.BooleanField("toàn bộ", default=True)
    at = models.DateTimeField("có hiệu lực lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    reason = models.TextField("căn cứ")
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="lineage_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="lineage_between_two"),
        ]

    def __str__(self) -> str:
        return f"{self.old.code} → {self.new.code}"


class Participation(models.Model):
    """Which unit takes part in which season, as which kind, from when to when."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="participations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="participations")
    kind = models.CharField("loại đơn vị", max_length=40)
    since = models.DateTimeField("tham gia từ", null=True, blank=True)
    until = models.DateTimeField("thôi tham gia từ", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["season", "unit"], name="participation_once")]

    def __str__(self) -> str:
        return f"{self.unit.code} · {self.season.code}"


class OfUnit(models.Model):
    """What a unit does to run the contest in a season; what is taken back stays, ended."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="%(class)s_set")
    at = models.DateTimeField("ghi lúc")
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    ended_at = models.DateTimeField("bỏ lúc", null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]


class GroupMember(OfUnit):
    """A member of a unit's special working group (III.1)."""

    name = models.CharField("họ và tên", max_length=200)
    sort_key = models.CharField(max_length=900, editable=False, db_index=True)
    post = models.CharField("chức vụ, phần việc", max_length=200)
    telephone = models.CharField("điện thoại", max_length=20, blank=True)

    class Meta(OfUnit.Meta):
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name


class Launch(OfUnit):
    """How a unit launched the contest among its people."""

    held_on = models.DateField("ngày phát động")
    way = models.CharField("hình thức", max_length=300)
    people = models.PositiveIntegerField("số người dự")

    def __str__(self) -> str:
        return f"{self.unit.code} {self.held_on:%d/%m/%Y}"


class SubUnit(OfUnit):
    """A part of a unit that lodges through it: a residential group, a class, a branch."""

    name = models.CharField("tên", max_length=200)
    contact = models.CharField("người liên hệ", max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class NamedQuerySet(models.QuerySet):
    """Rows with a Vietnamese name."""

    def called(self, words: str) -> "NamedQuerySet":
        """Whose name holds the words, with or without diacritics."""
        return self.filter(plain_name__contains=fold_plain(words))


class Named(models.Model):
    """A Vietnamese name with its keys for sorting (by given name) and for finding without marks."""

    code = models.CharField("mã", max_length=20, unique=True)
    name = models.CharField("họ và tên", max_length=200)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sort_key = models.CharField(max_length=900, editable=False, db_index=True)
    plain_name = models.CharField(max_length=200, editable=False, db_index=True)

    objects = NamedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["sort_key", "code"]

    def __str__(self) -> str:
        return self.name

    def set_keys(self) -> None:
        """Clean the words and compute both keys of the name; every action that writes a name calls this."""
        for field in self._meta.concrete_fields:
            if isinstance(field, models.CharField) and field.editable:
                setattr(self, field.attname, one_line(getattr(self, field.attname)))
        self.sort_key = name_sort_key(self.name)[:900]
        self.plain_name = fold_plain(self.name)


class Person(Named):
    """A person across seasons: an author, an exemplar, a member, or several of these."""

    honorific = models.CharField("xưng hô", max_length=12, blank=True)
    born = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    address = models.CharField("nơi ở hoặc nơi làm việc", max_length=250, blank=True)
    telephone = models.CharField("điện thoại", max_length=20, blank=True)
    email = models.EmailField("thư điện tử", blank=True)


class Collective(Named):
    """A household, a group or a collective across seasons."""

    class Kind(models.TextChoices):
        """What the collective is."""

        HOUSEHOLD = "household", "Gia đình"
        GROUP = "group", "Nhóm"
        COLLECTIVE = "collective", "Tập thể"

    kind = models.CharField("loại", max_length=12, choices=Kind.choices)
    address = models.CharField("địa chỉ", max_length=250, blank=True)


class LinkQuerySet(models.QuerySet["Link"]):
    """Links, by the instant that one asks about."""

    def standing(self, as_of: datetime | None) -> "LinkQuerySet":
        """Links made by then and not undone by then (None: all that nobody undid)."""
        if as_of is None:
            return self.filter(undone_at__isnull=True)
        return self.filter(at__lte=as_of).filter(Q(undone_at__isnull=True) | Q(undone_at__gt=as_of))


class Link(models.Model):
    """Two persons, or two collectives, are one and the same; codes stay, counts follow."""

    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="links")
    same_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    collective = models.ForeignKey(Collective, models.PROTECT, null=True, related_name="links")
    same_collective = models.ForeignKey(Collective, models.PROTECT, null=True, related_name="+")
    reason = models.TextField("căn cứ")
    at = models.DateTimeField("có hiệu lực lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    undone_at = models.DateTimeField("gỡ lúc", null=True, blank=True)
    undone_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, same_person__isnull=False, collective__isnull=True)
                | Q(collective__isnull=False, same_collective__isnull=False, person__isnull=True),
                name="link_joins_two_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kept} = {self.other}"

    @property
    def kept(self) -> Named:
        """The first of the two."""
        return self.person or self.collective  # type: ignore[return-value] # one of them is there

    @property
    def other(self) -> Named:
        """The second of the two."""
        return self.same_person or self.same_collective  # type: ignore[return-value]


class AccountManager(BaseUserManager["Account"]):
    """Accounts are made by actions; this only finds them."""


class Account(AbstractBaseUser):
    """Somebody who can sign in, by user name or e-mail. The code stands for them in the journal."""

    code = models.CharField("mã", max_length=20, unique=True)
    username = models.CharField("tên đăng nhập", max_length=80, unique=True)
    email = models.EmailField("thư điện tử", blank=True)
    name = models.CharField("họ và tên", max_length=200)
    sort_key = models.CharField(max_length=900, editable=False, db_index=True)
    one_time = models.BooleanField("mật khẩu chỉ dùng lần đầu", default=False, db_default=False)
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="account")
    is_active = models.BooleanField("đang dùng", default=True)

    objects = AccountManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["username"]
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="account_email_once")
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.Model):
    """What an account may act as: a role from `rules.duties`, for one unit or none, one season or all."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="roles")
    role = models.CharField("vai trò", max_length=24)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="roles")
    season = models.ForeignKey(Season, models.PROTECT, null=True, blank=True, related_name="roles")
    at = models.DateTimeField("giao từ")
    recorded_at = models.DateTimeField("ghi nhận lúc")
    ended_at = models.DateTimeField("thôi từ", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "account",
                "role",
                Coalesce("unit_id", 0),
                Coalesce("season_id", 0),
                condition=Q(ended_at__isnull=True),
                name="role_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.account.username}: {self.role}"
