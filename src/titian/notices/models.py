from __future__ import annotations

import uuid
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from titian.desk import delivery
from titian.notices.querysets import BrowserQuerySet, EventQuerySet, NoticeQuerySet, PreferenceQuerySet
from titian.notices.states import Outcome

LONGEST_ENDPOINT: Final = 1000
PERSON = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    """What may be waiting. Kept to tell a person once, and said to nobody."""

    REFERRAL_WAITS = "referral_waits", "a package was released to an organisation"
    ANSWER_DUE = "answer_due", "half of the time to answer is over"
    ANSWER_LATE = "answer_late", "three quarters of the time to answer are over"
    ANSWER_MISSED = "answer_missed", "the time to answer is over, and nobody has taken the referral"
    NOBODY_LEFT = "nobody_left", "everyone asked has declined"
    REFERRAL_PAUSED = "referral_paused", "the person's code pauses a referral: its organisation asks the person"
    PAUSE_UNSETTLED = "pause_unsettled", "an organisation has not asked the person in the time it had to answer"
    QUESTION_WAITS = "question_waits", "a recipient asks the station"
    ONE_OFFICER = "one_officer", "one officer sent without the person's yes, and no second has signed in 24 hours"
    UPDATE_ASKED = "update_asked", "a meeting asks whoever leads an item for an update"
    ROUND_OPENED = "round_opened", "a round asks members what the next plan should put first"
    ALERT_WAITS = "alert_waits", "an alert was sent to the account"
    CONTACT_EXPIRED = "contact_expired", "nobody vouches for a contact of the directory any more"
    POSITION_WAITS = "position_waits", "a body is asked to open a sealed position"
    POSITION_OPENED = "position_opened", "somebody opened a sealed position"


class Preference(models.Model):
    """How one account wants to hear that something waits. Without a row nothing is sent to it.

    The address is kept here and not on the account: it goes when the account leaves its place, the account stays.
    Mail is sent to an address that was confirmed, and to no other.
    """

    class Rhythm(models.TextChoices):
        AT_ONCE = "at_once", gettext_lazy("at once")
        HOURLY = "hourly", gettext_lazy("together, at each full hour")
        DAILY = "daily", gettext_lazy("together, once a day")

    account = models.OneToOneField(PERSON, on_delete=models.CASCADE, related_name="+", primary_key=True)
    address = models.EmailField(blank=True)
    token_hash = models.CharField(max_length=64, blank=True, help_text="Of the link that confirms the address.")
    token_expires_at = models.DateTimeField(null=True, blank=True)
    link_failed_at = models.DateTimeField(null=True, blank=True, help_text="The link could not be sent.")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True, help_text="The mail server said that nobody is there.")
    mail_since = models.DateTimeField(null=True, blank=True, help_text="Blank: no mail. It tells what happens later.")
    rhythm = models.CharField(max_length=8, choices=Rhythm, default=Rhythm.AT_ONCE)
    daily_hour = models.PositiveSmallIntegerField(default=8)
    zone = models.CharField(max_length=60, default="UTC")
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)
    is_urgent_at_once = models.BooleanField(
        default=False, help_text="What is of the level NOW comes at once, whatever the hour and the rhythm."
    )

    objects = PreferenceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(rhythm__in=["at_once", "hourly", "daily"]), name="notice_known_rhythm"),
            models.CheckConstraint(condition=Q(daily_hour__lte=23), name="notice_hour_of_the_day"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | ~Q(address=""), name="notice_confirmed_address_is_there"
            ),
            models.CheckConstraint(
                condition=Q(mail_since__isnull=True) | Q(confirmed_at__isnull=False, refused_at__isnull=True),
                name="notice_mail_to_confirmed_address",
            ),
            models.CheckConstraint(
                condition=Q(token_hash="", token_expires_at__isnull=True)
                | (~Q(token_hash="") & Q(token_expires_at__isnull=False)),
                name="notice_token_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | (Q(quiet_from__isnull=False, quiet_until__isnull=False) & ~Q(quiet_from=models.F("quiet_until"))),
                name="notice_quiet_has_two_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"preference of {self.account_id}"


class Browser(models.Model):
    """One browser of one account that shows notices. `endpoint` is a secret address at its maker's push service.

    Its keys are not kept: a notice carries nothing that would be encrypted with them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="notice_browsers")
    endpoint = models.CharField(max_length=LONGEST_ENDPOINT, unique=True)
    host = models.CharField(max_length=255)
    added_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True, help_text="When its push service last took a notice.")

    objects = BrowserQuerySet.as_manager()

    def __str__(self) -> str:
        return f"browser {self.id}"


class Carrier(delivery.Carrier):
    """The mail server, or one push service by its host: how often in a row it did not take a notice."""

    MAIL: Final = "mail"

    name = models.CharField(max_length=255, unique=True)
    failing_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(failures=0, failing_since__isnull=True) | Q(failures__gt=0, failing_since__isnull=False),
                name="carrier_failing_since",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """Something that waits for somebody. `thing` is its id, and with the kind it is told of once."""

    kind = models.CharField(max_length=16, choices=Kind)
    thing = models.UUIDField()
    happened_at = models.DateTimeField()
    found_at = models.DateTimeField()
    is_urgent = models.BooleanField(default=False)
    over_at = models.DateTimeField(null=True, blank=True, help_text="Since then it waits no more.")

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "thing"], name="notice_event_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="notice_event_known_kind"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind"], condition=Q(over_at__isnull=True), name="notice_event_open"),
            models.Index(fields=["over_at"], name="notice_event_over"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"


class Notice(delivery.Tried):
    """One event, one account, one channel: its mailbox, or one `browser`. Sent together with what else is due there."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="notices")
    account = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    browser = models.ForeignKey(Browser, null=True, blank=True, on_delete=models.CASCADE, related_name="notices")
    outcome = models.CharField(max_length=8, choices=[(o.value, o.value) for o in Outcome], default=Outcome.WAITING)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "account"], condition=Q(browser__isnull=True), name="notice_once_by_mail"
            ),
            models.UniqueConstraint(
                fields=["event", "browser"], condition=Q(browser__isnull=False), name="notice_once_a_browser"
            ),
            models.CheckConstraint(condition=Q(outcome__in=[o.value for o in Outcome]), name="notice_known_outcome"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.WAITING, settled_at__isnull=True)
                | (~Q(outcome=Outcome.WAITING) & Q(settled_at__isnull=False)),
                name="notice_settled_has_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["due_at"], condition=Q(outcome=Outcome.WAITING), name="notice_due"),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"
