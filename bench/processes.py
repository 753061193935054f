"""Measures in a process of its own, so that loading an archive does not count as memory."""

import json
import subprocess
import sys
from typing import Any


def measure_apart(name: str, *arguments: str) -> dict[str, Any]:
    """What `bench.NAME.measure(*arguments)` finds in a fresh process with the same environment."""
    command = [sys.executable, "-m", "bench", name, "--measure", *arguments]
    return dict(json.loads(subprocess.check_output(command)))
