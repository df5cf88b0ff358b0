from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.alarms import EACH_HOUR, Check
from titian.audit.things import Thing
from titian.desk.demo import Fill
from titian.desk.overview import ADMINISTRATION_ROWS, Panel
from titian.desk.running import Look
from titian.desk.ways import Way
from titian.library.checks import find_expiring_keys, find_missing_blobs
from titian.library.doctor import look_at_blobs, look_at_keys
from titian.library.models import Release
from titian.people.policies import Permission
from titian.rooms import READS, Api, Limited, Pages, Room

ROOM: Final = Room(
    Fill(10, "titian.library.demo_keys:make_keys"),
    Fill(
        30,
        "titian.library.demo:publish_content",
        "select 'release', scope, max(sequence) from library_release group by scope",
    ),
    Fill(50, "titian.library.demo:list_recipients"),
    Api("titian.library.api"),
    Pages("titian.library.urls"),
    Way(label=gettext_lazy("Other hubs"), address="/hubs/", permission=Permission.KEEP_KNOWN_HUBS, rank=147),
    Thing("known_hub"),
    Check("key.expiring", find_expiring_keys, EACH_HOUR),
    Check("blob.missing", find_missing_blobs, EACH_HOUR),
    Limited("api:releases", "public", READS),
    Limited("api:blob", "public", READS),
    Look("keys", 20, look_at_keys),
    Look("blobs", 30, look_at_blobs),
    Panel(ADMINISTRATION_ROWS, 10, "library/published.html", lambda reader: {"releases": Release.objects.current()}),
)
