"""The processes that run together: each ends when the one that started it has ended."""

import os
import signal
import subprocess
import sys
import threading
import time

COMMAND = [sys.executable, "-m", "django"]


def end_with_parent(parent: int) -> None:
    """End this process, as if told to, soon after its parent (process number) has ended in whatever way."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="watches-parent", daemon=True).start()


class Companions:
    """The worker and the tick beside a web process: one runs always, the other is started at intervals."""

    def __init__(self, *, tick_every: float = 60, restart_after: float = 1) -> None:
        self._tick_every, self._restart_after = tick_every, restart_after
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._end = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="keeps-companions", daemon=True)

    def start(self) -> None:
        """Start both, and start the worker again whenever it ends."""
        self._keeper.start()

    def stop(self) -> None:
        """Tell both to end, and wait until they have."""
        self._end.set()
        self._keeper.join()
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            process.wait()

    def _keep(self) -> None:
        next_tick = time.monotonic()
        while not self._end.is_set():
            self._run("worker", f"--with-parent={os.getpid()}")
            if time.monotonic() >= next_tick:
                next_tick += self._tick_every
                self._run("tick")
            self._end.wait(self._restart_after)

    def _run(self, name: str, *arguments: str) -> None:
        """Start a command unless it is still running; the terminal's Ctrl+C reaches the parent alone."""
        before = self._running.get(name)
        if before is None or before.poll() is not None:
            command = [*COMMAND, name, *arguments]
            self._running[name] = subprocess.Popen(command, start_new_session=True)  # noqa: S603 # our own
