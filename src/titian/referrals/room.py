from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.alarms import Check
from titian.audit.things import Thing
from titian.desk.demo import Fill
from titian.desk.events import EventSource
from titian.desk.jobs import Job
from titian.desk.running import Deadline
from titian.desk.search import SearchKind
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.devices.items import PhoneReport, SyncItem
from titian.people.figures import CopiedRoom
from titian.people.kept import KeptBytes
from titian.people.leaving import Leaving
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.people.sealed import Sealed
from titian.referrals import inbox, leaving, overview_waits, search
from titian.referrals.checks import find_one_officer, find_stations_without_duty
from titian.referrals.events import REFERRAL_WAITING, find_waiting_referrals
from titian.referrals.models import Package
from titian.referrals.tellings import TELLINGS
from titian.referrals.waits import watch_inbox, watch_one_officer, watch_open_marks, watch_unsettled
from titian.rooms import Api, Pages, Room


def _answers_referrals(reader: User) -> bool:
    return may(reader, Permission.ANSWER_REFERRALS)


ROOM: Final = Room(
    Fill(40, "titian.referrals.demo:make_organisation_keys"),
    Pages("titian.referrals.urls"),
    Pages("titian.referrals.overview_urls"),
    Api("titian.referrals.api"),
    Way(label=gettext_lazy("Overview"), address="/station/", permission=Permission.KEEP_DUTY, rank=10),
    Way(label=gettext_lazy("Overview"), address="/country/", permission=Permission.SEE_COUNTRY_FIGURES, rank=10),
    Way(label=gettext_lazy("Referrals"), address="/referrals/", permission=Permission.ANSWER_REFERRALS, rank=10),
    Wait(
        what=gettext_lazy("referrals that wait for you"),
        permission=Permission.ANSWER_REFERRALS,
        find=watch_inbox,
        rank=60,
    ),
    Wait(
        what=gettext_lazy("people left without help"),
        permission=Permission.KEEP_DUTY,
        find=watch_open_marks,
        rank=5,
    ),
    Wait(
        what=gettext_lazy("what one officer sent without a yes"),
        permission=Permission.KEEP_DUTY,
        find=watch_one_officer,
        rank=7,
    ),
    Wait(
        what=gettext_lazy("people to be asked whether their referral goes on"),
        permission=Permission.SEE_COUNTRY_FIGURES,
        find=watch_unsettled,
        rank=45,
    ),
    Wait(
        what=gettext_lazy("open referrals and who is on duty"),
        permission=Permission.KEEP_DUTY,
        find=overview_waits.watch_station,
        rank=40,
    ),
    Wait(
        what=gettext_lazy("keys of organisations and unanswered referrals"),
        permission=Permission.SEE_COUNTRY_FIGURES,
        find=overview_waits.watch_country,
        rank=50,
    ),
    SearchKind(
        title=gettext_lazy("Referrals"),
        may_look=_answers_referrals,
        find=search.find_referrals,
        show=search.show_referral,
        rank=60,
    ),
    Check("duty.vacant", find_stations_without_duty),
    Check("officers.one", find_one_officer),
    Job("packages.forget", 600, "titian.referrals.actions.forget_closed_packages:forget_closed_packages"),
    Job("answers.shorten", 5, "titian.referrals.actions.shorten_answers:shorten_answers"),
    Job("referrals.pause", 5, "titian.referrals.actions.pause_referral:catch_up_pauses"),
    Job("referrals.expire", 3600, "titian.referrals.actions.expire_referrals:expire_referrals"),
    Job("referrals.reduce", 3600, "titian.referrals.actions.reduce_referrals:reduce_referrals"),
    Job("open_marks.forget", 3600, "titian.referrals.actions.keep_open_mark:forget_open_marks"),
    Job("referrals.count", 3600, "titian.referrals.actions.count_states:count_states"),
    SyncItem("package", inbox.PackageKind(), set_apart_as=gettext_lazy("sealed package"), mend=inbox.mend_package),
    SyncItem("withdrawal", inbox.WithdrawalKind()),
    SyncItem("answer", inbox.AnswerKind()),
    SyncItem("open_mark", inbox.OpenMarkKind()),
    SyncItem("second_officer", inbox.SecondOfficerKind()),
    PhoneReport(inbox.report_responsibilities, inbox.report_questions),
    KeptBytes("referrals_package", ["ciphertext"], digest="sha256", number="received_sequence"),
    Sealed(lambda: Package.objects.filter(ciphertext__isnull=False)),
    Leaving(leaving.find_holdings),
    Deadline(
        "packages",
        "titian.referrals.actions.postpone_answers:postpone_answers",
        "titian.referrals.actions.time_out_packages:time_out_packages",
    ),
    EventSource(REFERRAL_WAITING, find_waiting_referrals),
    *TELLINGS,
    CopiedRoom("referrals"),
    Thing("package"),
)
