from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.alarms import Check
from titian.audit.things import Thing
from titian.desk.events import EventSource
from titian.desk.jobs import Job
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.hub.operations import checks
from titian.hub.operations.announced import ALARM_RAISED, find_raised_alarms
from titian.hub.operations.waits import watch_hub
from titian.people.policies import Permission
from titian.rooms import Room

ROOM: Final = Room(
    Way(label=gettext_lazy("Alarms"), address="/alarms/", permission=Permission.ADMINISTER, rank=115),
    Wait(
        what=gettext_lazy("the keys of the hub, its worker and its alarms"),
        permission=Permission.ADMINISTER,
        find=watch_hub,
        rank=10,
    ),
    Check("worker.overdue", checks.find_overdue_worker),
    Check("backup.stale", checks.find_stale_backup),
    Check("backup.unconfirmed", checks.find_unconfirmed_backup),
    Check("disk.low", checks.find_low_disks),
    Job("worker.beat", 10, "titian.hub.operations.actions.beat:beat"),
    Job("packages.time_out", 5, "titian.hub.operations.actions.pass_on_overdue:pass_on_overdue"),
    Job("alarms.check_minute", 60, "titian.hub.operations.actions.check_alarms:check_each_minute"),
    Job("alarms.check_hour", 3600, "titian.hub.operations.actions.check_alarms:check_each_hour"),
    Job("log.empty", 60, "titian.hub.operations.actions.empty_log:empty_log"),
    Job("tasks.forget", 3600, "titian.hub.operations.actions.forget_finished_tasks:forget_finished_tasks"),
    EventSource(ALARM_RAISED, find_raised_alarms),
    Thing("alarm"),
)
