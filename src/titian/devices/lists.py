"""The tables of phones and of how a release has come to them. The rows come limited from `visible_to`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from titian.devices.models import Enrolment
from titian.devices.querysets import EnrolmentQuerySet
from titian.devices.rollout import Rollout, StationRow
from titian.library.models import Release
from titian.tables import Choice, Column, Table, Words

PAGE_ROWS: Final = 50
SILENT_AFTER: Final = timedelta(days=1)

STATES: Final[Mapping[str, Promise]] = {
    "active": gettext_lazy("In use"),
    "silent": gettext_lazy("Not heard from for a day"),
    "lost": gettext_lazy("Not heard from for a week"),
    "low": gettext_lazy("Storage nearly full or full"),
    "full": gettext_lazy("Storage full"),
    "waiting": gettext_lazy("Messages waiting on the phone"),
    "behind": gettext_lazy("Older content than published"),
    "ended": gettext_lazy("Ended"),
    "all": gettext_lazy("All"),
}


def narrow_phones(phones: EnrolmentQuerySet, state: str) -> EnrolmentQuerySet:
    if state == "silent":
        return phones.silent_since(timezone.now() - SILENT_AFTER)
    if state == "behind":
        return phones.behind(list(Release.objects.current().values_list("release_id", flat=True)))
    if state == "lost":
        return phones.to_ask_about(timezone.now())
    if state == "low":
        return phones.active().filter(health__storage__in=["low", "full"])
    if state == "full":
        return phones.full()
    if state == "waiting":
        return phones.active().filter(health__waiting__gt=0)
    if state == "ended":
        return phones.filter(revoked_at__isnull=False)
    return phones if state == "all" else phones.active()


def say_health(phone: Enrolment) -> str:
    """What the phone last said of itself; nothing before it has said anything."""
    if not hasattr(phone, "health"):
        return ""
    said = []
    if phone.health.storage == "full":
        said.append(gettext("storage full"))
    elif phone.health.storage != "ok":
        said.append(gettext("storage nearly full"))
    if phone.health.waiting:
        said.append(gettext("messages waiting"))
    return ", ".join(said) or gettext("well")


PHONES: Final = Table(
    name="phones",
    caption=gettext_lazy("Phones"),
    columns=(
        Column(
            "name",
            gettext_lazy("Phone"),
            lambda phone: phone.name,
            sort=("name", "officer__username"),
            template="devices/cells/phone.html",
        ),
        Column("officer", gettext_lazy("Officer"), lambda phone: phone.officer.username, sort=("officer__username",)),
        Column("station", gettext_lazy("Station"), lambda phone: phone.station.name, sort=("station__name", "name")),
        Column(
            "contact",
            gettext_lazy("Last contact"),
            lambda phone: phone.last_contact_at,
            sort=("last_contact_at",),
            template="devices/cells/contact.html",
        ),
        Column("added", gettext_lazy("Added"), lambda phone: phone.enrolled_at.date(), sort=("enrolled_at",)),
        Column("version", gettext_lazy("Version"), lambda phone: phone.app_version, sort=("app_version",)),
        Column("health", gettext_lazy("Health"), say_health),
    ),
    order="-contact",
    filters=(
        Words(gettext_lazy("Phone, officer or station"), ("name", "officer__username", "station__name")),
        Choice("state", gettext_lazy("Which"), STATES, narrow_phones, first="active"),
        Choice("station", gettext_lazy("Station"), {}, lambda phones, station: phones.filter(station=station)),
    ),
    empty=gettext_lazy("No phone has been added yet."),
    rows=PAGE_ROWS,
    hides_caption=True,
)


def say_older(row: StationRow) -> str:
    """Which older content is in use, by how many phones."""
    return "; ".join(
        gettext("%(sequence)s: %(phones)d phones") % {"sequence": held.sequence or "?", "phones": held.phones}
        for held in row.behind
    )


ROLLOUT: Final = Table(
    name="rollout",
    caption=gettext_lazy("By station"),
    columns=(
        Column("station", gettext_lazy("Station"), lambda row: row.station, sort=("station",)),
        Column("phones", gettext_lazy("Phones"), lambda row: row.phones, sort=("phones",), is_numeric=True),
        Column(
            "current",
            gettext_lazy("Have it"),
            lambda row: row.current_count,
            sort=("current_count",),
            is_numeric=True,
        ),
        Column("since", gettext_lazy("Since"), lambda row: row.current.first_at.date() if row.current else None),
        Column(
            "behind",
            gettext_lazy("Behind"),
            lambda row: row.behind_count,
            sort=("behind_count", "untold"),
            template="devices/cells/behind.html",
            is_numeric=True,
        ),
        Column("older", gettext_lazy("On older content"), say_older),
        Column("untold", gettext_lazy("Not said yet"), lambda row: row.untold, sort=("untold",), is_numeric=True),
    ),
    order="station",
    empty=gettext_lazy("No phone is in use yet."),
    rows=25,
)


def make_rollout_table(rollout: Rollout) -> Table:
    """The same table for one release: several stand on a page, each with names of its own in the address."""
    name = "".join(letter if letter.isalnum() else "-" for letter in rollout.release.scope.lower())
    release = f"{rollout.release.scope} {rollout.release.sequence}"
    caption = gettext("By station: %(release)s") % {"release": release}
    return replace(ROLLOUT, name=f"rollout-{name}", prefix=f"r-{name}", caption=caption)
