"""Loaded by pytest before Django's settings: tests get a data folder of their own and a demo's loose transport."""

from __future__ import annotations

import os
import tempfile

_data = tempfile.mkdtemp(prefix="titian-tests-")
os.environ["TITIAN_DATA"] = _data
os.environ.setdefault("TITIAN_SECRET_KEY", "only-for-tests-" + "0123456789abcdef" * 4)
os.environ["TITIAN_DEMO"] = "1"
for _name in ("TITIAN_COUNTRY", "TITIAN_DESK_ORIGIN", "TITIAN_FIELD_ORIGIN", "TITIAN_MULTI_COUNTRY"):
    os.environ.pop(_name, None)


def pytest_unconfigure() -> None:
    """Takes the folder away again."""
    import shutil

    shutil.rmtree(_data, ignore_errors=True)
