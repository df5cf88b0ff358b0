"""How long a region's hub takes to hand an alert over to its focal points: to their page, and to what carries notices.

    python scripts/bench_alerts.py [--recipients 500]

Makes a database of its own in a temporary folder (on PostgreSQL when TITIAN_DATABASE_URL names a server: one of its
own, dropped afterwards). Each recipient is of a body of its own and has mail turned on. The mail server is not part of
it, nor the wait until the worker's next round, of 5 s at most. All that stands in it is made up.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from datetime import timedelta

from bench_desk import own_database

BUDGET_S = 10.0
ROUND_S = 5.0


def measure(recipients: int) -> dict[str, float]:
    """Seconds of the release (written, judged, stored for each), and of the worker's round that queues the mails."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from titian.notices.actions.find_waiting import find_waiting
    from titian.notices.actions.queue_due import queue_due
    from titian.notices.models import Notice
    from titian.notices.tests.factories import listen
    from titian.preparedness.actions.tell_alert import escalate
    from titian.preparedness.tests.alert_factories import LATER, draft, release
    from titian.workplan.tests.factories import make_focal_point, make_party

    for _ in range(recipients):
        listen(make_focal_point(make_party()))
    now = timezone.now()
    alert = draft(now=now)
    begun = time.perf_counter()
    release(alert, now=now)
    released = time.perf_counter()
    find_waiting(now)
    queue_due(now)
    queued = time.perf_counter()
    assert alert.recipients.count() == recipients
    assert Notice.objects.filter(queued_at=now).count() == recipients
    escalate(alert, now + LATER - timedelta(seconds=1))
    looked = time.perf_counter()
    return {"release": released - begun, "find and queue": queued - released, "look who stands in": looked - queued}


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--recipients", type=int, default=500)
    given = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            TITIAN_DATA=folder,
            TITIAN_DEMO="1",
            TITIAN_KIND="region",
            TITIAN_COUNTRY="TH",
            TITIAN_SECRET_KEY="only-to-measure-" + "0123456789abcdef" * 4,
            DJANGO_SETTINGS_MODULE="titian.hub.settings",
        )
        with own_database():
            figures = measure(given.recipients)
    for what, figure in figures.items():
        print(f"{what:24} {figure:8.2f} s")
    whole = figures["release"] + figures["find and queue"] + ROUND_S
    print(f"{'with the wait for a round':24} {whole:8.2f} s{' OVER' if whole > BUDGET_S else ''}")


if __name__ == "__main__":
    main()
