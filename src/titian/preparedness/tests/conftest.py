"""The room stands in a region's hub alone: `TITIAN_KIND=region pytest src/titian/preparedness`."""

from __future__ import annotations

from typing import Final

from django.conf import settings

IS_REGION: Final = settings.HUB_KIND.name == "region"
collect_ignore_glob = [] if IS_REGION else ["test_*.py"]
