from __future__ import annotations

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy

from titian.audit.alarms import EACH_HOUR, Check
from titian.audit.things import Thing
from titian.desk.answers import ProblemHeader
from titian.desk.demo import DemoLine
from titian.desk.jobs import Job
from titian.desk.overview import ADMINISTRATION_FIGURES, Panel
from titian.desk.running import Figures, Look, OwnKey, ReceivedTable
from titian.desk.search import SearchKind
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.devices import health, leaving, search, waits
from titian.devices.actions.issue_nonce import issue_nonce
from titian.devices.beds import sign_beds
from titian.devices.checks import find_damaged_bytes, find_quarantined, find_silent
from titian.devices.damaged import note_damage
from titian.devices.doctor import look_at_phones
from titian.devices.figures import count_tables, read_figures
from titian.devices.items import HONEST_MISTAKES, NONCE_HEADER, SyncItem
from titian.devices.lists import SILENT_AFTER
from titian.devices.logged import list_here, list_of, name_phones
from titian.devices.models import Enrolment
from titian.library.envelope_key import make_envelope_key
from titian.library.releases import BedsWord
from titian.people.kept import KeptBytes
from titian.people.leaving import Leaving
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.rooms import WRITES, Api, Limited, Pages, Room, Signed


def _sees_phones(reader: User) -> bool:
    return may(reader, Permission.SEE_PHONES)


def _count(reader: User) -> dict[str, object]:
    phones = Enrolment.objects.visible_to(reader)
    silent = phones.silent_since(timezone.now() - SILENT_AFTER)
    return {"phones": phones.active().count(), "silent": silent.count()}


ROOM: Final = Room(
    DemoLine("titian.devices.demo:make_phone_line"),
    Pages("titian.devices.urls"),
    Api("titian.devices.api"),
    Way(label=gettext_lazy("Phones"), address="/devices/", permission=Permission.SEE_PHONES, rank=100),
    Way(
        label=gettext_lazy("Phone content"),
        address="/devices/releases/",
        permission=Permission.SEE_ROLLOUT,
        rank=110,
    ),
    Way(
        label=gettext_lazy("Duty desks of the region"),
        address="/duty-desks/",
        permission=Permission.SEE_DUTY_DESKS,
        rank=43,
    ),
    Wait(
        what=gettext_lazy("messages of ended phones"),
        permission=Permission.KEEP_QUARANTINE,
        find=waits.watch_quarantine,
        rank=20,
    ),
    Wait(
        what=gettext_lazy("what is published"), permission=Permission.SEE_ROLLOUT, find=waits.watch_releases, rank=120
    ),
    Wait(
        what=gettext_lazy("phones that are silent or full"),
        permission=Permission.SEE_PHONES,
        find=waits.watch_phones,
        rank=130,
    ),
    SearchKind(
        title=gettext_lazy("Phones"),
        may_look=_sees_phones,
        find=search.find_phones,
        show=search.show_phone,
        rank=50,
        is_personal=True,
    ),
    Check("device.silent", find_silent, EACH_HOUR),
    Check("item.quarantined", find_quarantined),
    Check("bytes.damaged", find_damaged_bytes),
    Figures(read_figures),
    Figures(count_tables, is_slow=True),
    Look("phones", 90, look_at_phones),
    OwnKey(make_envelope_key),
    ReceivedTable("devices_receiveditem", "received_sequence", note_damage),
    Job("region_sheets.fetch", 21_600, "titian.devices.actions.fetch_sheets:fetch_sheets"),
    Job("nonces.forget", 600, "titian.devices.actions.forget_old_nonces:forget_old_nonces"),
    Job("receipts.blur", 86_400, "titian.devices.actions.blur_receipts:blur_receipts"),
    Job("quarantine.forget", 3600, "titian.devices.actions.forget_dropped:forget_dropped"),
    KeptBytes("devices_quarantineditem", ["content"], number="received_sequence"),
    SyncItem(health.KIND, health.HealthKind()),
    Panel(ADMINISTRATION_FIGURES, 20, "devices/parts/counted.html", _count),
    Limited("api:claim", "claim", WRITES),
    Limited("api:take_nonce", "nonce", WRITES),
    Signed("api:sync", honest=HONEST_MISTAKES),
    Signed("api:duty_desks", honest=HONEST_MISTAKES),
    BedsWord(sign_beds),
    ProblemHeader(NONCE_HEADER, issue_nonce),
    Leaving(leaving.find_holdings, leaving.end_work),
    Thing("enrolment", name=name_phones, acts_as="device", list_here=list_here, list_of=list_of),
)
