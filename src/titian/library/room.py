from __future__ import annotations

from typing import Final

from titian.audit.alarms import EACH_HOUR, Check
from titian.desk.demo import Fill
from titian.desk.overview import ADMINISTRATION_ROWS, Panel
from titian.desk.running import Look
from titian.library.checks import find_expiring_keys, find_missing_blobs
from titian.library.doctor import look_at_blobs, look_at_keys
from titian.library.models import Release
from titian.rooms import READS, Api, Limited, Room

ROOM: Final = Room(
    Fill(10, "titian.library.demo_keys:make_keys"),
    Fill(
        30,
        "titian.library.demo:publish_content",
        "select 'release', scope, max(sequence) from library_release group by scope",
    ),
    Fill(50, "titian.library.demo:list_recipients"),
    Api("titian.library.api"),
    Check("key.expiring", find_expiring_keys, EACH_HOUR),
    Check("blob.missing", find_missing_blobs, EACH_HOUR),
    Limited("api:releases", "public", READS),
    Limited("api:blob", "public", READS),
    Look("keys", 20, look_at_keys),
    Look("blobs", 30, look_at_blobs),
    Panel(ADMINISTRATION_ROWS, 10, "library/published.html", lambda reader: {"releases": Release.objects.current()}),
)
