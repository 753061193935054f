"""`hoadep serve`: the web, the worker and the tick together, until Ctrl+C."""

import multiprocessing
import os
import socket
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from hoadep.config.environment import env
from hoadep.config.processes import Companions, end_with_parent
from hoadep.config.statics import gather_statics


class Command(BaseCommand):
    """One web process with threads, a worker, and a tick every minute."""

    help = "Chạy trang web cùng việc nền; Ctrl+C để dừng."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen, and how wide."""
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe")
        parser.add_argument("--port", type=int, default=int(env("PORT", "8000")), help="cổng")
        parser.add_argument("--threads", type=int, default=16, help="số luồng của trang web")

    def handle(self, *_: Any, host: str, port: int, threads: int, **options: Any) -> None:
        """Serve until SIGINT or SIGTERM, then end all children."""
        _require_migrated()
        _require_free(host, port)
        gather_statics()
        connections.close_all()
        # a forked web process would hold the pipes of the companions open
        multiprocessing.set_start_method("spawn", force=True)
        server = Granian(
            "hoadep.config.wsgi",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            websockets=False,
            blocking_threads=threads,
            blocking_threads_idle_timeout=600,
            respawn_failed_workers=True,
            workers_kill_timeout=10,
            log_level=LogLevels.error,
        )
        companions = Companions()
        server.on_startup(companions.start)
        server.on_startup(lambda: self._say(f"Hoa Đẹp chạy tại http://{host}:{port} (Ctrl+C để dừng)."))
        server.on_shutdown(companions.stop)
        server.serve(target_loader=partial(_application, os.getpid()), wrap_loader=False)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _require_migrated() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("Cơ sở dữ liệu chưa đúng phiên bản. Hãy chạy: hoadep migrate")


def _require_free(host: str, port: int) -> None:
    """The server itself would share a port with another one without a word."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asking.bind((host, port))
        except OSError as fault:
            raise CommandError(
                f"Không mở được {host}:{port} ({fault.strerror}). Hãy chọn --port khác."
            ) from fault


def _application(parent: int) -> Callable[..., Any]:
    """Load the application in the web process itself."""
    end_with_parent(parent)
    return get_wsgi_application()
