from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.alarms import EACH_HOUR, Check
from titian.audit.things import Thing
from titian.desk.demo import Fill
from titian.desk.jobs import Job
from titian.desk.running import Look
from titian.desk.search import Index
from titian.desk.ways import Way
from titian.people.policies import Permission
from titian.rooms import READS, Limited, Pages, Room
from titian.shelf.doctor import find_missing_files, look_at_files
from titian.shelf.index import find
from titian.shelf.search import WORKS

ROOM: Final = Room(
    Fill(95, "titian.shelf.demo:make_shelf", "select 'work', title from shelf_work"),
    Pages("titian.shelf.urls"),
    Way(label=gettext_lazy("Shelf"), address="/shelf/", permission=Permission.SEE_PLAN, rank=51),
    WORKS,
    Index(find),
    Job("words.catch_up", 10, "titian.shelf.index:catch_up"),
    Job("files.read_waiting", 3600, "titian.shelf.actions.read_waiting:read_waiting"),
    Check("shelf.file_missing", find_missing_files, EACH_HOUR),
    Look("shelf", 31, look_at_files),
    Limited("shelf_public", "public", READS),
    Limited("shelf_file", "public", READS),
    Thing("shelf_work"),
)
