"""Where the corrected form of HTCDS is published: apart from what makes it, which loads much more."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FORM_ID: Final = "htcds_2_0_corrected"
PUBLISHED: Final = Path(__file__).parent / "htcds" / "published" / f"{FORM_ID}.xlsx"
"""The form as it is given to anybody: corrected, with the labels of the pack first-contact."""
