"""What is read of leads and gathered from them, which is made anew at any time; and what people say of both.

Nothing here outlives the lead it is of. No word of a lead stands in a cluster: its template is drawn from the readings
of its leads for whoever looks at it.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from titian.leads.derived_querysets import (
    BroughtQuerySet,
    ClusterQuerySet,
    JudgementQuerySet,
    MemberQuerySet,
    ReadingQuerySet,
    SwitchQuerySet,
)
from titian.leads.shares import share_interval
from titian.leads.signs_codes import Unasked, Verdict
from titian.people.models import User

LONGEST_REASON = 500


class LeadReading(models.Model):
    """What the worker read in the words of a lead (`titian.leads.reading`), as it was set up then: `made_with`.

    `content` holds notes on letters, identifiers and signs, each with the words it rests on; whose an identifier is,
    says a `Mention`.
    """

    lead = models.OneToOneField("leads.Lead", on_delete=models.CASCADE, primary_key=True, related_name="reading")
    made_with = models.CharField(max_length=80, db_index=True)
    at = models.DateTimeField()
    language = models.CharField(max_length=20, blank=True)
    script = models.CharField(max_length=20, blank=True)
    plain = models.TextField()
    unasked = models.CharField(max_length=8, choices=Unasked, blank=True, help_text="Why no rule was asked.")
    content = models.JSONField()

    objects = ReadingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.language} {self.made_with}"


class RuleSwitch(models.Model):
    """That the region's office turned a rule off, or on again, and why. The last of a rule holds."""

    rule = models.CharField(max_length=60)
    is_on = models.BooleanField()
    why = models.CharField(max_length=LONGEST_REASON)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = SwitchQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(why=""), name="lead_rule_switch_says_why")]

    def __str__(self) -> str:
        return f"{self.rule}: {'on' if self.is_on else 'off'}"


class Brought(models.Model):
    """That a country brought honest ads of a town, or of the whole of it, in a language: how many, and who has them.

    The last of a place and language holds; none there takes back what was said. The ads themselves are not here.
    """

    country = models.CharField(max_length=2)
    town = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=20)
    ads = models.PositiveIntegerField()
    raised = models.PositiveIntegerField(null=True, blank=True, help_text="How many raise a look, if tried.")
    why = models.CharField(max_length=LONGEST_REASON)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = BroughtQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(why=""), name="lead_ads_brought_say_why"),
            models.CheckConstraint(
                condition=Q(raised=None) | Q(raised__lte=F("ads")), name="lead_ads_raised_are_of_those_brought"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.country} {self.town}: {self.ads}"

    def get_absolute_url(self) -> str:
        return reverse("lead_rules")

    @property
    def range(self) -> str:
        """Wilson's 95 % interval of the share that raises a look, in hundredths; empty where nobody tried."""
        if self.raised is None or self.ads == 0:
            return ""
        low, high = share_interval(self.raised, self.ads)
        return f"{low * 100:.1f}–{high * 100:.1f} %"  # noqa: RUF001 (from and to)


class PairJudgement(models.Model):
    """What a person says of two leads, and why; `one` is the lesser id. The last of a pair holds, none is changed."""

    one = models.ForeignKey("leads.Lead", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("leads.Lead", on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=9, choices=Verdict)
    why = models.CharField(max_length=LONGEST_REASON)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = JudgementQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="lead_pair_in_order"),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="lead_pair_known_verdict"),
            models.CheckConstraint(condition=~Q(why=""), name="lead_pair_says_why"),
        ]

    def __str__(self) -> str:
        return self.verdict


class LeadCluster(models.Model):
    """Leads that share their own wording, round the one that came first; by ids alone (`titian.leads.belonging`).

    `weakest`, each of `proposals` and of `judged` is two ids, how alike they are from 0 to 1, and whether a person
    judged it. `fingerprint` is of all of it.
    """

    leader = models.OneToOneField("leads.Lead", on_delete=models.CASCADE, primary_key=True, related_name="led")
    fingerprint = models.CharField(max_length=64)
    leads = models.PositiveIntegerField()
    times = models.PositiveIntegerField()
    first_on = models.DateField()
    last_on = models.DateField()
    languages = models.JSONField()
    laid_out = models.JSONField()
    weakest = models.JSONField(null=True)
    proposals = models.JSONField()
    judged = models.JSONField()

    objects = ClusterQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-last_on", "leader"], name="lead_cluster_by_day")]

    def __str__(self) -> str:
        return str(self.leader)

    def get_absolute_url(self) -> str:
        return reverse("lead_cluster", args=[self.pk])


class ClusterMember(models.Model):
    """A lead in its cluster: by its likeness to which other it joined. The leader, and whom people joined, by none."""

    lead = models.OneToOneField("leads.Lead", on_delete=models.CASCADE, primary_key=True, related_name="belongs")
    cluster = models.ForeignKey(LeadCluster, on_delete=models.CASCADE, related_name="members")
    held_by = models.UUIDField(null=True)
    likeness = models.FloatField(null=True)

    objects = MemberQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)


class Gathering(models.Model):
    """The last time that leads were gathered: one row. `state` is what there was of them and of judgements then."""

    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    state = models.CharField(max_length=200)
    leads = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField()

    def __str__(self) -> str:
        return str(self.ended_at)
