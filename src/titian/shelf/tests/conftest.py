"""The room stands in a region's hub alone: `TITIAN_KIND=region pytest src/titian/shelf`, which `make test` does."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings as of_this_hub
from pytest_django.fixtures import Settings

IS_REGION: Final = of_this_hub.HUB_KIND.name == "region"
collect_ignore_glob = [] if IS_REGION else ["test_*.py"]


@pytest.fixture
def blobs(tmp_path: Path, settings: Settings) -> Path:
    """Where files lie: a folder of this test's own."""
    settings.TITIAN = dataclasses.replace(settings.TITIAN, data=tmp_path / "data")
    folder: Path = settings.TITIAN.blobs
    return folder
