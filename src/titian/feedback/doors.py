"""The doors a complaint comes in by. Each has a share of its own: a flood at one uses up nothing of another's."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Door(models.TextChoices):
    PHONE = "phone", _("from an enrolled phone")
    OPEN = "open", _("from the open web: anybody could have written it")
    DESK = "desk", _("by a person's code, at a desk")


class Kind(models.TextChoices):
    COMPLAINT = "complaint", _("complaint")
    OVERSIGHT = "oversight", _("what officers did")


# One body reads by hand: beyond these it is a flood, and it must not fill the disk (32 MB each).
PHONES_A_DAY: Final = 2_000
"""What is taken from all phones in a day by the pass. Beyond it a phone comes in by the open web's door, with work."""
OPEN_UNOPENED: Final = 2_000
"""How many of the open web's lie here unopened. Beyond it the oldest of them goes for each that comes."""
ALARM_FROM: Final = 2
"""An alarm stands from one part in so many of a share."""
