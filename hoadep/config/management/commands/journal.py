"""`hoadep journal`: seal what was entered, and prove that nothing was changed since."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from hoadep.office.journal import actions, facts


class Command(BaseCommand):
    """Two acts on the journal."""

    help = "Niêm phong nhật ký (seal) hoặc kiểm tra nhật ký còn nguyên vẹn (verify)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the act."""
        parser.add_argument("act", choices=["seal", "verify"])

    def handle(self, *_: Any, act: str, **options: Any) -> None:
        """Seal first, so that all that was committed is under the head; faults end with 1."""
        sealed = actions.seal(at=timezone.now())
        faults = facts.verify() if act == "verify" else []
        for fault in faults:
            self.stdout.write(str(fault))
        if faults:
            sys.exit(1)
        head = facts.head()
        chain = f"đầu chuỗi {head.n} {head.hash}" if head else "nhật ký còn trống"
        self.stdout.write(f"{'Nguyên vẹn' if act == 'verify' else f'Đã niêm phong {sealed} dòng'}; {chain}.")
