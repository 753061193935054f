"""`hoadep demo`: builds the demonstration season in an empty data folder."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.urls import reverse

from hoadep.config.demo.judging import KEY
from hoadep.config.demo.people import HEADS, PASSWORD, ROLES
from hoadep.config.demo.season import play
from hoadep.contest.jury.models import Panelist
from hoadep.contest.plans.models import Season
from hoadep.rules.duties import ROLES as ROLE_NAMES


class Command(BaseCommand):
    """The demonstration."""

    help = "Dựng mùa thi trình diễn (người và việc đều do tưởng tượng)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to begin anew."""
        parser.add_argument("--fresh", action="store_true", help="xóa dữ liệu đang có và dựng lại")

    def handle(self, *_: Any, fresh: bool, **__: Any) -> None:
        """Build the season once; a season that is there stays as it is."""
        if fresh:
            empty_database()
        call_command("migrate", verbosity=0)
        if Season.objects.exists():
            self.stdout.write("Đã có dữ liệu, không thay đổi gì. Dựng lại từ đầu: hoadep demo --fresh")
        else:
            self.stdout.write("Đang dựng mùa thi trình diễn…")
            play(settings.HOADEP_PLAN, self.stdout.write)
        self._introduce()

    def _introduce(self) -> None:
        """Say that it is a demonstration and who can sign in."""
        self.stdout.write("ĐÂY LÀ DỮ LIỆU TRÌNH DIỄN: người và việc đều do tưởng tượng.")
        self.stdout.write(f"Mật khẩu chung: {PASSWORD}")
        for username, name, roles in ROLES:
            self.stdout.write(f"  {username:<12}{name:<20}{', '.join(ROLE_NAMES[role] for role in roles)}")
        for username, name in HEADS:
            self.stdout.write(f"  {username:<12}{name:<20}{ROLE_NAMES['unit_head']}")
        self.stdout.write("  Mỗi đơn vị khác: tên đăng nhập là mã đơn vị viết thường.")
        for judge in Panelist.objects.filter(key=f"{KEY}1").select_related("round__season"):
            slug = judge.round.season.slug
            path = reverse("jury_enter", kwargs={"season": slug, "key": judge.key})
            self.stdout.write(f"  Giám khảo {judge.name}: mở {path}, mã ngắn {PASSWORD}")


def empty_database() -> None:
    """Take away everything: the embedded file, or every table of a database server."""
    if connection.vendor != "sqlite":
        call_command("flush", interactive=False, verbosity=0)
        return
    connection.close()
    name = Path(connection.settings_dict["NAME"])
    for file in (name, name.with_name(f"{name.name}-wal"), name.with_name(f"{name.name}-shm")):
        file.unlink(missing_ok=True)
