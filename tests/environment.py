"""What a test run sees of the outside: a data folder of its own, and nothing of the developer's."""

import atexit
import os
import shutil
import tempfile

if os.environ.get("HOADEP_TESTING") != "1":
    HOME = tempfile.mkdtemp(prefix="hoadep-test-")
    os.mkdir(os.path.join(HOME, "static"))
    atexit.register(shutil.rmtree, HOME, ignore_errors=True)
    for name in [name for name in os.environ if name.startswith("HOADEP_")]:
        del os.environ[name]
    os.environ.update(HOADEP_TESTING="1", HOADEP_HOME=HOME)
