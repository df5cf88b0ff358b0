from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.demo import Fill
from titian.desk.events import EventSource
from titian.desk.jobs import Job
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.people.kept import KeptBytes
from titian.people.policies import Permission
from titian.people.sealed import Sealed
from titian.preparedness.alert_tellings import (
    ALERT_ENDED,
    ALERT_SENT,
    ALERT_WAITS,
    find_ended,
    find_sent,
    watch_drafts,
    watch_received,
)
from titian.preparedness.models import Addressee
from titian.preparedness.tellings import TELLINGS
from titian.preparedness.waits import watch_opened, watch_sealed, watch_unopened
from titian.rooms import READS, WRITES, Api, Limited, Pages, Room

ROOM: Final = Room(
    Fill(130, "titian.preparedness.demo:make_events", "select 'event', name from preparedness_event"),
    Fill(131, "titian.preparedness.together_demo:make_together", "select 'exercise', title from preparedness_exercise"),
    Fill(132, "titian.preparedness.sea_demo:make_sea_bodies", "select 'body', part from preparedness_seabody"),
    Pages("titian.preparedness.urls"),
    Api("titian.preparedness.api"),
    Limited("api:contact_sheet", "public", WRITES),
    Way(label=gettext_lazy("Events at sea"), address="/events/", permission=Permission.SEE_EVENTS, rank=70),
    Way(label=gettext_lazy("Alerts"), address="/alerts/", permission=Permission.SEE_ALERTS, rank=25),
    Way(label=gettext_lazy("Who to call"), address="/contacts/", permission=Permission.SEE_CONTACTS, rank=64),
    Wait(what=gettext_lazy("alerts sent to you"), permission=Permission.RECEIVE_ALERTS, find=watch_received, rank=4),
    Wait(what=gettext_lazy("alerts to release"), permission=Permission.RELEASE_ALERTS, find=watch_drafts, rank=6),
    Job("preparedness.tell_next", 30, "titian.preparedness.actions.tell_alert:tell_next"),
    Job("preparedness.watch_triggers", 600, "titian.preparedness.actions.watch_triggers:watch_triggers"),
    ALERT_WAITS,
    EventSource(ALERT_SENT, find_sent),
    EventSource(ALERT_ENDED, find_ended),
    Wait(
        what=gettext_lazy("sealed positions"),
        permission=Permission.OPEN_POSITIONS,
        find=watch_sealed,
        rank=5,
    ),
    Wait(
        what=gettext_lazy("sealed positions nobody has opened"),
        permission=Permission.REPORT_EVENTS,
        find=watch_unopened,
        rank=7,
    ),
    Wait(
        what=gettext_lazy("sealed positions somebody opened"),
        permission=Permission.REPORT_EVENTS,
        find=watch_opened,
        rank=75,
    ),
    Job("positions.ask", 60, "titian.preparedness.actions.ask_next:ask_due"),
    Job("arrivals.forget_counts", 3600, "titian.preparedness.actions.forget_counts:forget_counts"),
    Job("positions.forget", 3600, "titian.preparedness.actions.forget_copies:forget_copies"),
    Limited("arrival_link", "public", READS),
    KeptBytes("preparedness_addressee", ["ciphertext"]),
    Sealed(Addressee.objects.kept),
    *TELLINGS,
    Thing("event"),
    Thing("event_file"),
    Thing("exercise"),
    Thing("exercise_event"),
    Thing("consultation"),
    Thing("exercise_consultation"),
    Thing("national_plan"),
    Thing("alert"),
    Thing("trigger"),
    Thing("drill"),
    Thing("position"),
    Thing("contact_line"),
    Thing("contact_sheet"),
)
