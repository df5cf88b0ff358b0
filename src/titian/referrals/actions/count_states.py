from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from titian import audit
from titian.people.models import Country
from titian.referrals.models import CountedState, Referral

# A new count takes the place of the old one only when so many referrals came since: else the difference of the two
# would be a small figure, and would say that one person was referred in that week. As many as hide in one figure.
FEWEST_NEW: Final = 11


def count_states(now: datetime | None = None) -> int:
    """Counts each country's referrals by state, once a week; says for how many countries. The worker calls it hourly.

    What the country sees is the last of these counts. Safe to run twice and by two workers.
    """
    now = now or timezone.now()
    return sum(_count(country, now) for country in Country.objects.order_by("pk"))


def _count(country: Country, now: datetime) -> bool:
    week = now.date() - timedelta(days=now.weekday())
    before = CountedState.objects.filter(country=country).find_newest()
    if before is not None and before.counted_at.date() >= week:
        return False
    states = Referral.objects.filter(country=country).count_by_state()
    if before is not None and sum(states.values()) - sum(before.states.values()) < FEWEST_NEW:
        return False
    try:
        with transaction.atomic():
            CountedState.objects.bulk_create(
                CountedState(country=country, week=week, counted_at=now, state=state, number=number)
                for state, number in states.items()
            )
            audit.record("hub", "worker", "referrals.count", f"country:{country.pk}")
    except IntegrityError:
        return False  # another worker was faster
    return True
