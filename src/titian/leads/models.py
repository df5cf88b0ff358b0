from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator

from titian.desk.workflow import Place, Record
from titian.leads.codes import (
    Channel,
    Confidence,
    FileFormat,
    FileState,
    Kind,
    LeadState,
    LineFor,
    LineState,
    Pap,
    Part,
    PartnerState,
    Purpose,
    Tlp,
)
from titian.leads.disruption import models as disruption  # noqa: F401  (where Django looks for them)
from titian.leads.package_models import Package, PackageDelivery, Placed, Recipient
from titian.leads.querysets import (
    HelpLineQuerySet,
    LeadQuerySet,
    MentionQuerySet,
    PartnerQuerySet,
    SearchQuerySet,
)
from titian.people.models import User

__all__ = [
    "Decision",
    "Giving",
    "HelpLine",
    "Lead",
    "LeadFile",
    "Mention",
    "Package",
    "PackageDelivery",
    "Partner",
    "Placed",
    "Recipient",
    "RefusedRow",
    "Search",
    "WeekRead",
]
LONGEST_LINE = 500
SHOWN_WORDS = 80


class Lead(Record):
    """One offer, however often it was given: of offers and those who make them, never of whom they are made to.

    `digest` is of its words with case and spaces levelled. What its givers allow is the strictest of what each said.
    There is no time of day, and nothing of who gave it by the public page.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    words = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    country = models.CharField(max_length=2, blank=True, help_text="Where the offer was shown.")
    tlp = models.CharField(max_length=12, choices=Tlp)
    pap = models.CharField(max_length=5, choices=Pap)
    purpose = models.CharField(max_length=11, choices=Purpose)
    confidence = models.CharField(max_length=8, choices=Confidence, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    times = models.PositiveIntegerField(default=1)
    expires_on = models.DateField(db_index=True)
    state = models.CharField(max_length=8, choices=LeadState, default=LeadState.NEW)

    objects = LeadQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(tlp__in=Tlp.values), name="lead_known_tlp"),
            models.CheckConstraint(condition=Q(pap__in=Pap.values), name="lead_known_pap"),
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="lead_known_purpose"),
            models.CheckConstraint(condition=Q(state__in=LeadState.values), name="lead_known_state"),
            models.CheckConstraint(
                condition=Q(confidence="") | Q(confidence__in=Confidence.values), name="lead_known_confidence"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["state", "-last_on", "id"], name="lead_triage"),
            models.Index(fields=["-last_on", "id"], name="lead_by_day"),
        ]

    def __str__(self) -> str:
        return Truncator(" ".join(self.words.split())).chars(SHOWN_WORDS)

    def get_absolute_url(self) -> str:
        return reverse("lead", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class Partner(Record):
    """A platform, a bank, a telephone company or a hotline that gives leads by its own program.

    `key_hash`: of its key, which stands nowhere. It gives, and reads nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    key_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    key_expires_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=6, choices=PartnerState, default=PartnerState.ACTIVE)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=PartnerState.values), name="lead_partner_known_state"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("lead_partner", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class Giving(models.Model):
    """That a lead was given on a day, by which way, how often. Of a giver there is nothing, unless it is a partner."""

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="givings")
    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="givings")
    channel = models.CharField(max_length=4, choices=Channel)
    given_on = models.DateField()
    tlp = models.CharField(max_length=12, choices=Tlp)
    pap = models.CharField(max_length=5, choices=Pap)
    purpose = models.CharField(max_length=11, choices=Purpose)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["lead", "channel", "given_on", "tlp", "pap", "purpose"],
                condition=Q(partner=None),
                name="giving_counted_once",
            ),
            models.UniqueConstraint(
                fields=["lead", "partner", "channel", "given_on", "tlp", "pap", "purpose"],
                name="giving_of_a_partner_counted_once",
            ),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="giving_known_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.given_on}"


class Mention(models.Model):
    """An identifier that stands in a lead, and whose it is, as a person decided. `value` is `written` levelled."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="mentions")
    kind = models.CharField(max_length=6, choices=Kind)
    written = models.CharField(max_length=LONGEST_LINE)
    value = models.CharField(max_length=LONGEST_LINE)
    part = models.CharField(max_length=15, choices=Part, default=Part.UNKNOWN)

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lead", "kind", "value"], name="mention_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="mention_known_kind"),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="mention_known_part"),
        ]
        indexes: ClassVar = [models.Index(fields=["kind", "value"], name="mention_by_value")]

    def __str__(self) -> str:
        return self.written


class Decision(models.Model):
    """What a person decided on a lead, and why; what speaks against it stands beside it. Nothing of it is changed."""

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="decisions")
    step = models.CharField(max_length=10)
    what = models.CharField(max_length=2 * LONGEST_LINE)
    why = models.TextField()
    against = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.step}: {self.what}"


class Search(models.Model):
    """That somebody looked for an offerer's identifier in other leads: for what, why, and in how many it was.

    It outlives the lead, so that what was looked for stays to be overseen; then without the identifier.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mention = models.ForeignKey(Mention, null=True, on_delete=models.SET_NULL, related_name="searches")
    kind = models.CharField(max_length=6, choices=Kind)
    purpose = models.CharField(max_length=11, choices=Purpose)
    why = models.CharField(max_length=LONGEST_LINE)
    found = models.PositiveIntegerField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)

    objects = SearchQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="search_known_purpose"),
            models.CheckConstraint(condition=~Q(why=""), name="search_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.purpose}"

    def get_absolute_url(self) -> str:
        return reverse("lead_search", args=[self.pk])


class WeekRead(models.Model):
    """That the independent body has read the searches of a week, which begins on a Monday."""

    begins_on = models.DateField(primary_key=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.begins_on)


class HelpLine(Record):
    """A line that helps a person, as the public page names it: with its source, once a second person has verified it,
    and for half a year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    number = models.CharField(max_length=LONGEST_LINE, help_text="A telephone number or a web address.")
    country = models.CharField(max_length=2, blank=True)
    about = models.CharField(max_length=12, choices=LineFor)
    is_independent = models.BooleanField(default=False)
    hours = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=LONGEST_LINE)
    expires_on = models.DateField(null=True, blank=True)
    verified_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=LineState, default=LineState.PROPOSED)

    objects = HelpLineQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(about__in=LineFor.values), name="help_line_known_about"),
            models.CheckConstraint(condition=Q(state__in=LineState.values), name="help_line_known_state"),
            models.CheckConstraint(condition=~Q(source=""), name="help_line_has_source"),
            models.CheckConstraint(
                condition=~Q(state="verified") | Q(verified_on__isnull=False, expires_on__isnull=False),
                name="help_line_verified_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("help_line", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class LeadFile(models.Model):
    """A file of a partner's, until its last row is taken; then what became of its rows. `id` is the partner's own."""

    id = models.UUIDField(primary_key=True)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="files")
    sha256 = models.CharField(max_length=64)
    form = models.CharField(max_length=5, choices=FileFormat)
    content = models.BinaryField()
    given_on = models.DateField()
    tlp = models.CharField(max_length=12, choices=Tlp)
    pap = models.CharField(max_length=5, choices=Pap)
    purpose = models.CharField(max_length=11, choices=Purpose)
    rows_done = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=FileState, default=FileState.WAITING)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=FileState.values), name="lead_file_known_state"),
            models.CheckConstraint(condition=Q(form__in=FileFormat.values), name="lead_file_known_form"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def terms(self) -> dict[str, str]:
        return {"tlp": self.tlp, "pap": self.pap, "purpose": self.purpose}


class RefusedRow(models.Model):
    """A row of a file that was turned away, by its number and why; never what stood in it."""

    file = models.ForeignKey(LeadFile, on_delete=models.CASCADE, related_name="refused_rows")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["file", "number"], name="refused_row_once")]

    def __str__(self) -> str:
        return f"{self.number}: {self.code}"


# At the end, since they point at what stands above; Django looks for models here alone.
from titian.leads import derived_models, lure_models, picture_models  # noqa: E402, F401
