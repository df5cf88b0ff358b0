"""Cross-cutting tests: the whole journey in a real browser, the wheel, the commands."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
