"""Loaded by pytest before Django's settings: tests get a data folder of their own and a demo's loose transport."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_data = tempfile.mkdtemp(prefix="titian-tests-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ["TITIAN_DATA"] = _data
os.environ.setdefault("TITIAN_SECRET_KEY", "only-for-tests-" + "0123456789abcdef" * 4)
os.environ["TITIAN_DEMO"] = "1"
for _name in ("TITIAN_COUNTRY", "TITIAN_DESK_ORIGIN", "TITIAN_FIELD_ORIGIN", "TITIAN_MULTI_COUNTRY"):
    os.environ.pop(_name, None)
