"""`/metrics`: the hub's figures as Prometheus text, for a program on this machine and nobody else.

Counts and ages only: no person, no station, no phone, no level.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Iterable
from importlib.metadata import version
from typing import Final

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from titian.desk.running import Figures, Metric
from titian.hub.operations.requests import BOUNDS, CLASSES, POSTS_REFUSED, GetResponse, read_counts
from titian.rooms import list_parts

PATH: Final = "/metrics"
CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
LOOPBACK_NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
# A proxy adds one of these; a program on this machine does not.
PROXY_HEADERS: Final = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_REAL_IP",
)
SLOW_FOR: Final = 15.0  # seconds that counts over whole tables are kept


def answer_metrics(get_response: GetResponse) -> GetResponse:
    """Middleware before all others: answers `/metrics` to this machine, and lets everybody else find nothing there."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path == PATH and request.method == "GET" and is_from_here(request):
            return HttpResponse(write_metrics(), content_type=CONTENT_TYPE, headers={"Cache-Control": "no-store"})
        return get_response(request)

    return answer


def is_from_here(request: HttpRequest) -> bool:
    """Asked over loopback, by a loopback name, and not passed on by a proxy."""
    host = request.META.get("HTTP_HOST", "")
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    if name not in LOOPBACK_NAMES or any(header in request.META for header in PROXY_HEADERS):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def write_metrics() -> str:
    metrics = [*_requests()]
    try:
        metrics += [*_read_rooms(is_slow=False), *_state(), *_slow()]
        is_up = 1
    except DatabaseError:
        is_up = 0
    metrics.append(Metric("titian_database_up", "gauge", "Whether the database answered.", [("", is_up)]))
    metrics.append(
        Metric("titian_info", "gauge", "Version of the program.", [(f'{{version="{version("titian")}"}}', 1)])
    )
    return "".join(f"{line}\n" for metric in metrics for line in metric.lines())


def _requests() -> Iterable[Metric]:
    counts = read_counts()
    answered = Metric("titian_requests_total", "counter", "Answers by side and class of status.")
    for site, cells in counts.items():
        answered.samples.extend(
            (f'{{site="{site}",status="{name}"}}', cells[place]) for place, name in enumerate(CLASSES)
        )
    yield answered
    posts = Metric("titian_posts_refused_total", "counter", "Posts that were refused, by side.")
    posts.samples.extend((f'{{site="{site}"}}', cells[POSTS_REFUSED]) for site, cells in counts.items())
    yield posts
    lines = Metric("titian_request_seconds", "histogram", "How long answers took.")
    for site, cells in counts.items():
        total = 0
        for place, bound in enumerate(BOUNDS):
            total += cells[len(CLASSES) + place]
            lines.samples.append((f'_bucket{{site="{site}",le="{bound:g}"}}', total))
        lines.samples.append((f'_bucket{{site="{site}",le="+Inf"}}', cells[-1]))
        lines.samples.append((f'_sum{{site="{site}"}}', cells[-2] / 1_000_000))
        lines.samples.append((f'_count{{site="{site}"}}', cells[-1]))
    yield lines


def _state() -> Iterable[Metric]:
    from titian.hub.operations.health import (
        count_waiting_tasks,
        find_last_backup,
        find_worker_beat,
        measure_free_space,
        measure_unconfirmed,
    )
    from titian.hub.operations.models import Alarm
    from titian.library.models import HubState

    now = timezone.now()
    here, elsewhere = HubState.objects.values_list("backed_up_here", "backed_up_elsewhere").first() or (0, 0)
    yield Metric("titian_items_backed_up_total", "counter", "Place a backup on this machine has passed.", [("", here)])
    yield Metric(
        "titian_items_backed_up_elsewhere_total",
        "counter",
        "Place a backup that another machine holds has passed.",
        [("", elsewhere)],
    )
    beat_at = find_worker_beat()
    if beat_at is not None:
        age = (now - beat_at).total_seconds()
        yield Metric("titian_worker_heartbeat_age_seconds", "gauge", "Since the worker was heard of.", [("", age)])
    last = find_last_backup()
    if last is not None:
        age = (now - last.made_at).total_seconds()
        yield Metric("titian_backup_age_seconds", "gauge", "Since the last backup was durable.", [("", age)])
    unconfirmed = measure_unconfirmed(now)
    if unconfirmed is not None:
        age = unconfirmed.total_seconds()
        yield Metric("titian_backup_unconfirmed_seconds", "gauge", "Since another machine confirmed one.", [("", age)])
    yield Metric("titian_tasks_waiting", "gauge", "Background tasks that wait.", [("", count_waiting_tasks())])
    kinds = Alarm.objects.open().values_list("kind").annotate(count=Count("pk")).order_by("kind")
    yield Metric(
        "titian_alarms_open", "gauge", "Open alarms.", [(f'{{kind="{kind}"}}', count) for kind, count in kinds]
    )
    free = measure_free_space(settings.TITIAN.data)
    yield Metric("titian_disk_free_bytes", "gauge", "Room on the data disk.", [("", free)])


def _read_rooms(*, is_slow: bool) -> list[Metric]:
    return [metric for part in list_parts(Figures) if part.is_slow == is_slow for metric in part.read()]


_kept: list[tuple[float, list[Metric]]] = []


def _slow() -> Iterable[Metric]:
    """Counts over whole tables, at most every fifteen seconds a process."""
    if not _kept or time.monotonic() - _kept[0][0] > SLOW_FOR:
        _kept[:] = [(time.monotonic(), _read_rooms(is_slow=True))]
    return _kept[0][1]


def forget_slow_counts() -> None:
    """For tests, which do not wait."""
    _kept.clear()
