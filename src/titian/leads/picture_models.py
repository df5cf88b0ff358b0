"""Pictures of offers: what is kept of them, which wait to be read, and that somebody had one shown."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from titian.leads.codes import Channel, Pap, Purpose, Tlp
from titian.leads.picture_querysets import PictureQuerySet, ShownQuerySet
from titian.people.models import User


class LeadPicture(models.Model):
    """Copies of the picture that a lead's words were read in: `covered` shows those words alone, `blurred` nothing.

    The picture itself is kept nowhere. `sure`: how sure the reader was, of a hundred.
    """

    lead = models.OneToOneField("leads.Lead", on_delete=models.CASCADE, primary_key=True, related_name="picture")
    covered = models.BinaryField()
    blurred = models.BinaryField()
    language = models.CharField(max_length=20)
    sure = models.PositiveSmallIntegerField()
    read_on = models.DateField()

    objects = PictureQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.language} {self.sure}"


class WaitingPicture(models.Model):
    """A picture that nobody sees until a machine has read it: then it is a lead's, or nothing of it is left.

    `content` is without what a camera wrote beside it; `tries`: how often reading it took too long.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    content = models.BinaryField()
    language = models.CharField(max_length=20)
    channel = models.CharField(max_length=4, choices=Channel)
    partner = models.ForeignKey("leads.Partner", null=True, on_delete=models.PROTECT, related_name="pictures")
    given_on = models.DateField()
    tlp = models.CharField(max_length=12, choices=Tlp)
    pap = models.CharField(max_length=5, choices=Pap)
    purpose = models.CharField(max_length=11, choices=Purpose)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="waiting_picture_known_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.given_on}"

    @property
    def terms(self) -> dict[str, str]:
        return {"tlp": self.tlp, "pap": self.pap, "purpose": self.purpose}


class PictureShown(models.Model):
    """That somebody had the picture of a lead shown. It stays when the lead is gone: what people look at is counted."""

    lead = models.ForeignKey("leads.Lead", null=True, on_delete=models.SET_NULL, related_name="shown")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ShownQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], name="picture_shown_at")]

    def __str__(self) -> str:
        return str(self.at)
