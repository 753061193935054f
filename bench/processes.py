"""Measures in a process of its own, so that loading an archive does not count as memory."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any


def measure_apart(name: str, *arguments: str, environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What `bench.NAME.measure(*arguments)` finds in a fresh process, in this or another environment."""
    command = [sys.executable, "-m", "bench", name, "--measure", *arguments]
    return dict(json.loads(subprocess.check_output(command, env={**os.environ, **(environment or {})})))
