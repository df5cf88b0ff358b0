"""What needs a person now: said in words, with the link that does it. The overviews begin with it.

Each watch looks at one thing, for whoever has its permission, and answers at once: it counts, and reads nothing that
the reader may not see. A figure a coordinator sees is kept back while it is small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext

from titian.devices.models import Enrolment, QuarantinedItem
from titian.hub.directory_attention import watch_directory
from titian.hub.levels import LEVELS
from titian.hub.notice_attention import watch_own_address
from titian.hub.notices import Notice
from titian.hub.operations.checks import find_overdue_worker
from titian.hub.operations.models import Alarm
from titian.hub.studio_attention import watch_studio
from titian.hub.templatetags.duty import StationDuty, describe_duty
from titian.library.errors import LibraryError
from titian.library.identity import get_hub_identity
from titian.library.models import Release
from titian.people.locks import list_locks
from titian.people.models import Organisation, OrganisationKey, User
from titian.people.policies import Permission, may
from titian.referrals.models import CountedState, Package, Question
from titian.referrals.states import WITH_RECIPIENT, Responsibility, Status
from titian.tallies.hiding import hide_small_cells
from titian.webhooks.models import Webhook
from titian.webhooks.states import State

KEPT_ON_REQUEST: Final = "_titian_attention"
KEYS: Final = "/organisations/keys/"


@dataclass(frozen=True)
class Attention:
    """What was found, the urgent first, and what was looked at: an empty list says that too."""

    notices: tuple[Notice, ...]
    looked_at: tuple[Promise, ...]

    def count_by_area(self) -> Counter[str]:
        counted: Counter[str] = Counter()
        for notice in self.notices:
            counted[notice.area] += notice.count
        return counted


@dataclass(frozen=True)
class Watch:
    """`what` is said when all is quiet: "looked at: …". For whoever has the permission, and `besides` where named."""

    what: Promise
    permission: Permission
    find: Callable[[User, datetime], Iterable[Notice]]
    besides: Permission | None = None

    def concerns(self, reader: User) -> bool:
        return may(reader, self.permission) and (self.besides is None or may(reader, self.besides))


def look(reader: User, now: datetime) -> Attention:
    """Everything that needs this reader now."""
    watches = [watch for watch in WATCHES if watch.concerns(reader)]
    found = [notice for watch in watches for notice in watch.find(reader, now)]
    return Attention(
        notices=tuple(sorted(found, key=lambda notice: not notice.is_urgent)),
        looked_at=tuple(dict.fromkeys(watch.what for watch in watches)),
    )


def find_attention(request: HttpRequest, reader: User) -> Attention:
    """The same, looked up once a request: the ways through the work and the overview both show it."""
    kept = getattr(request, KEPT_ON_REQUEST, None)
    if not isinstance(kept, Attention):
        kept = look(reader, timezone.now())
        setattr(request, KEPT_ON_REQUEST, kept)
    return kept


def watch_station(reader: User, now: datetime) -> Iterator[Notice]:
    """Open referrals of the own station, and who is on duty for them."""
    duty = describe_duty(reader, now)
    if duty is None:
        return
    if duty.left:
        yield Notice(
            ngettext(
                "For %(count)d referral everyone asked has declined: nobody is left to ask.",
                "For %(count)d referrals everyone asked has declined: nobody is left to ask.",
                duty.left,
            )
            % {"count": duty.left},
            gettext("See what to do"),
            "/station/#left",
            "/station/",
            duty.left,
            is_urgent=True,
        )
    asked = Question.objects.visible_to(reader).open().count()
    if asked:
        yield Notice(
            ngettext(
                "A provider asks the station about a referral.",
                "Providers ask the station %(count)d questions about referrals.",
                asked,
            )
            % {"count": asked},
            gettext("Answer"),
            "/station/#questions",
            "/station/",
            asked,
            is_urgent=True,
        )
    yield from _say_late(duty)
    if duty.identity is None:
        yield Notice(
            gettext("Nobody is on duty at your station."), gettext("Take the duty"), "/station/#duty", "/station/"
        )


def _say_late(duty: StationDuty) -> Iterator[Notice]:
    for late in duty.late:
        yield Notice(
            ngettext(
                "%(count)d referral of level “%(level)s” has waited longer than %(hours)d h.",
                "%(count)d referrals of level “%(level)s” have waited longer than %(hours)d h.",
                late.referrals,
            )
            % {"count": late.referrals, "level": LEVELS[late.level], "hours": late.hours},
            gettext("See open referrals"),
            "/station/#open",
            "/station/",
            late.referrals,
            is_urgent=late.level in {"NOW", "TODAY"},
        )


def watch_phones(reader: User, now: datetime) -> Iterator[Notice]:
    """Phones that may be lost, and phones that cannot take more."""
    phones = Enrolment.objects.visible_to(reader)
    silent = phones.to_ask_about(now).count()
    if silent:
        yield Notice(
            ngettext(
                "%(count)d phone has not been heard from for a week. Is it lost?",
                "%(count)d phones have not been heard from for a week. Are they lost?",
                silent,
            )
            % {"count": silent},
            gettext("See which"),
            "/devices/?state=lost&sort=contact",
            "/devices/",
            silent,
        )
    full = phones.full().count()
    if full:
        yield Notice(
            ngettext("%(count)d phone is full.", "%(count)d phones are full.", full) % {"count": full},
            gettext("See which"),
            "/devices/?state=full",
            "/devices/",
            full,
        )


def watch_quarantine(reader: User, now: datetime) -> Iterator[Notice]:
    apart = QuarantinedItem.objects.visible_to(reader).undecided().count()
    if apart:
        yield Notice(
            ngettext(
                "%(count)d message of an ended phone is set apart. A person may be waiting for help.",
                "%(count)d messages of ended phones are set apart. People may be waiting for help.",
                apart,
            )
            % {"count": apart},
            gettext("Decide about them"),
            "/devices/quarantine/",
            "/devices/",
            apart,
            is_urgent=True,
        )


def watch_hub(reader: User, now: datetime) -> Iterator[Notice]:
    """Alarms nobody looks after, the worker, and the hub's own keys."""
    try:
        get_hub_identity()
    except LibraryError:
        yield Notice(
            gettext("The keys of the hub are missing or do not fit together: no phone can be added."),
            gettext("See the settings"),
            "/settings/#keys",
            "/settings/",
            is_urgent=True,
        )
    alarms = Alarm.objects.visible_to(reader).unseen().count()
    if alarms:
        yield Notice(
            ngettext(
                "%(count)d alarm is looked after by nobody yet.",
                "%(count)d alarms are looked after by nobody yet.",
                alarms,
            )
            % {"count": alarms},
            gettext("See the alarms"),
            "/alarms/",
            "/alarms/",
            alarms,
            is_urgent=True,
        )
    elif any(find_overdue_worker(now)):  # a worker that has stopped cannot raise an alarm itself
        yield Notice(
            gettext("The worker has stopped: referrals are not passed on in time."),
            gettext("See the alarms"),
            "/alarms/",
            "/alarms/",
            is_urgent=True,
        )


def watch_locks(reader: User, now: datetime) -> Iterator[Notice]:
    paused = len(list_locks(now))
    if paused:
        yield Notice(
            ngettext(
                "Signing in is paused for %(count)d name after wrong tries.",
                "Signing in is paused for %(count)d names after wrong tries.",
                paused,
            )
            % {"count": paused},
            gettext("See who, and ask them"),
            "/people/locks/",
            "/people/",
            paused,
        )


def watch_releases(reader: User, now: datetime) -> Iterator[Notice]:
    if not Release.objects.current():
        yield Notice(
            gettext("Nothing is published yet: no phone can begin a screening."),
            gettext("See releases"),
            "/devices/releases/",
            "/devices/releases/",
        )


def watch_country(reader: User, now: datetime) -> Iterator[Notice]:
    """Keys that wait for a coordinator, and referrals nobody answers."""
    providers = Organisation.objects.visible_to(reader).providers().open()
    keys = OrganisationKey.objects.in_use().filter(organisation=OuterRef("pk"))
    without = providers.filter(~Exists(keys)).count()
    pending = providers.filter(Exists(keys.filter(state="pending"))).count()
    if pending:
        yield Notice(
            ngettext(
                "%(count)d key waits: compare its words with the organisation, then list it.",
                "%(count)d keys wait: compare their words with the organisations, then list them.",
                pending,
            )
            % {"count": pending},
            gettext("See the words"),
            KEYS,
            KEYS,
            pending,
        )
    if without:
        yield Notice(
            ngettext(
                "%(count)d provider has no key and can receive nothing.",
                "%(count)d providers have no key and can receive nothing.",
                without,
            )
            % {"count": without},
            gettext("See which, and ask them"),
            KEYS,
            KEYS,
            without,
        )
    # The weekly count, as the table below has it: what is hidden there, or not counted yet, is hidden here too.
    counted = CountedState.objects.visible_to(reader).find_newest()
    count = hide_small_cells(counted.states).cells.get(Responsibility.NOBODY_LEFT) if counted else None
    if count:
        yield Notice(
            gettext("For %(count)d referrals everyone asked has declined.") % {"count": count},
            gettext("See referrals by state"),
            "/country/#states-title",
            "/country/",
            count,
            is_urgent=True,
        )


def watch_inbox(reader: User, now: datetime) -> Iterator[Notice]:
    """What waits for the provider's answer, what was accepted and has not arrived, and the key."""
    packages = Package.objects.visible_to(reader)
    waiting = packages.filter(status__in=sorted(WITH_RECIPIENT)).count()
    if waiting:
        yield Notice(
            ngettext("%(count)d referral waits for your answer.", "%(count)d referrals wait for your answer.", waiting)
            % {"count": waiting},
            gettext("Open and answer"),
            "/referrals/#waiting-title",
            "/referrals/",
            waiting,
            is_urgent=True,
        )
    accepted = packages.filter(status=Status.ACCEPTED).count()
    if accepted:
        yield Notice(
            ngettext(
                "%(count)d person you accepted: have they arrived?",
                "%(count)d people you accepted: have they arrived?",
                accepted,
            )
            % {"count": accepted},
            gettext("Say so"),
            "/referrals/#accepted-title",
            "/referrals/",
            0,
        )


def watch_own_key(reader: User, now: datetime) -> Iterator[Notice]:
    keys = list(OrganisationKey.objects.visible_to(reader).in_use())
    if not keys:
        text, do = (
            gettext("Your organisation has no key yet, so nobody can send you anything."),
            gettext("Make the key"),
        )
        yield Notice(text, do, "/organisation/key/", "/organisation/key/", is_urgent=True)
    elif not any(key.state == "listed" for key in keys):
        yield Notice(
            gettext("Your key waits to be listed by the country. Until then nobody can send you anything."),
            gettext("See what is missing"),
            "/organisation/key/",
            "/organisation/key/",
            0,
        )
    elif any(key.renew_since for key in keys if key.state == "listed") and len(keys) == 1:
        yield Notice(
            gettext("Somebody who had your key has left: make a new one."),
            gettext("Make the new key"),
            "/organisation/key/",
            "/organisation/key/",
        )


def watch_own_webhooks(reader: User, now: datetime) -> Iterator[Notice]:
    """For the manager: somebody asked that another system be told of the organisation's referrals."""
    waiting = Webhook.objects.about(reader).filter(state=State.PENDING).count()
    if waiting:
        yield Notice(
            ngettext(
                "%(count)d other system would be told when a referral waits: nothing is sent until you confirm it.",
                "%(count)d other systems would be told when a referral waits: nothing is sent until you confirm it.",
                waiting,
            )
            % {"count": waiting},
            gettext("See where word would go"),
            "/organisation/webhooks/",
            "/organisation/webhooks/",
            waiting,
        )


WATCHES: Final[tuple[Watch, ...]] = (
    Watch(
        gettext_lazy("the keys of the hub, its worker and its alarms"),
        Permission.ADMINISTER,
        watch_hub,
    ),
    Watch(gettext_lazy("messages of ended phones"), Permission.KEEP_QUARANTINE, watch_quarantine),
    Watch(gettext_lazy("paused sign-ins"), Permission.LIFT_LOCKS, watch_locks),
    Watch(gettext_lazy("open referrals and who is on duty"), Permission.KEEP_DUTY, watch_station),
    Watch(
        gettext_lazy("keys of organisations and unanswered referrals"),
        Permission.SEE_COUNTRY_FIGURES,
        watch_country,
    ),
    Watch(gettext_lazy("referrals that wait for you"), Permission.ANSWER_REFERRALS, watch_inbox),
    Watch(
        gettext_lazy("the key of your organisation"),
        Permission.MAKE_ORGANISATION_KEY,
        watch_own_key,
    ),
    Watch(  # a manager of an independent body has no referrals
        gettext_lazy("where word of your referrals goes"),
        Permission.CONFIRM_WEBHOOKS,
        watch_own_webhooks,
        besides=Permission.ANSWER_REFERRALS,
    ),
    Watch(gettext_lazy("contacts and proposals of the directory"), Permission.EDIT_DIRECTORY, watch_directory),
    Watch(gettext_lazy("your address for notices"), Permission.RECEIVE_NOTICES, watch_own_address),
    Watch(gettext_lazy("texts and voices of your languages"), Permission.PUT_TEXTS_BACK, watch_studio),
    Watch(gettext_lazy("what is published"), Permission.SEE_ROLLOUT, watch_releases),
    Watch(gettext_lazy("phones that are silent or full"), Permission.SEE_PHONES, watch_phones),
)
