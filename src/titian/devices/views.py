"""The desk's pages of phones: one's own, a station's, a country's; what came from ended ones; how releases spread."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from titian import audit
from titian.desk.pages import Trying, read_uuid
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.devices.actions.drop_quarantined import drop_quarantined
from titian.devices.actions.name_enrolment import name_enrolment
from titian.devices.actions.release_quarantined import release_quarantined
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.actions.take_back_dropped import take_back_dropped
from titian.devices.actions.take_in_file import MAX_FILE, take_in_file
from titian.devices.errors import (
    DeviceError,
    DropReasonUnknown,
    FileTooLarge,
    FileUnreadable,
    OfficerNotEligible,
)
from titian.devices.lists import PHONES, make_rollout_table
from titian.devices.models import Enrolment, QuarantinedItem
from titian.devices.policies import may_enrol, may_keep_quarantine, may_manage
from titian.devices.quarantine import list_dropped, list_waiting
from titian.devices.querysets import KEEP_DROPPED
from titian.devices.rollout import list_rollouts
from titian.library.errors import LibraryError
from titian.library.models import Release
from titian.people.desk import after_proof, for_permission
from titian.people.figures import from_copy
from titian.people.models import Station, User
from titian.people.policies import Permission, Scope, find_scope, may
from titian.people.qr import make_qr_svg
from titian.people.roles import Role

if TYPE_CHECKING:
    from titian.devices.actions.create_enrolment_code import NewCode

MOST_OFFICERS_LISTED = 300


@require_safe
@for_permission(Permission.SEE_PHONES)
def list_phones(request: HttpRequest, reader: User) -> HttpResponseBase:
    """An officer's own phones, or a table of the station's or country's."""
    if find_scope(reader, Permission.SEE_PHONES) == Scope.OWN:
        return render(request, "devices/phones.html", _phones_of(reader))
    place = f"station:{reader.station_id}" if reader.role == Role.SUPERVISOR else f"country:{reader.country_code}"
    _note_reading(reader, "enrolment.list", place)
    stations = Station.objects.visible_to(reader).order_by("name")
    phones = Enrolment.objects.visible_to(reader).for_desk()
    options = {"station": {str(station.pk): station.name for station in stations}}
    table = PHONES.draw(request, reader, phones, options=options)
    return table.export() or render(
        request,
        "devices/all_phones.html",
        {
            "table": table,
            "officers": _officers_for(reader),
            "set_apart": QuarantinedItem.objects.visible_to(reader).undecided().count(),
            "dropped": QuarantinedItem.objects.dropped_at_station(reader).count(),
        },
    )


@require_safe
@for_permission(Permission.ADD_OWN_PHONE)
def list_phones_again(request: HttpRequest, reader: User) -> HttpResponse:
    """The list alone, for a page that waits for a phone to appear in it."""
    return render(request, "devices/parts/phone_list.html", {**_phones_of(reader), "is_waiting": True})


@require_POST
@never_cache
@for_permission(Permission.MANAGE_PHONES)
def add_phone(request: HttpRequest, reader: User) -> HttpResponse:
    """Shows link, picture and code once; the hub keeps only their hashes. Supervisors add phones for their officers."""
    now = timezone.now()
    officer = _find_officer(reader, request.POST.get("officer", ""))
    try:
        if officer is None:
            raise OfficerNotEligible(gettext("No officer with this user name works here."))
        code = create_enrolment_code(actor=reader, officer=officer, now=now, name=request.POST.get("name", ""))
    except (DeviceError, LibraryError) as error:
        return _refuse_code(request, reader, error)
    return _show_code(request, reader, officer, code)


@require_POST
@never_cache
@for_permission(Permission.MANAGE_PHONES)
def take_in(request: HttpRequest, reader: User) -> HttpResponse:
    """Takes in a file of sealed messages that a phone without a network saved, and says what became of them."""
    file = request.FILES.get("file")
    try:
        if file is None:
            raise FileUnreadable
        if (file.size or 0) > MAX_FILE:
            raise FileTooLarge
        taken = take_in_file(actor=reader, content=file.read(), now=timezone.now())
    except (DeviceError, LibraryError) as error:
        return render(request, "devices/taken_in.html", {"error": error}, status=error.status)
    return render(request, "devices/taken_in.html", {"taken": taken})


@require_safe
@for_permission(Permission.SEE_PHONES)
def show_phone(request: HttpRequest, reader: User, enrolment_id: uuid.UUID) -> HttpResponse:
    phone = _find_phone(reader, enrolment_id)
    if phone.officer_id != reader.pk:
        _note_reading(reader, "enrolment.read", f"enrolment:{phone.pk}")
    return _show_phone(request, reader, phone, Trying())


@require_POST
@for_permission(Permission.MANAGE_PHONES)
def name_phone(request: HttpRequest, reader: User, enrolment_id: uuid.UUID) -> HttpResponse:
    phone = _find_phone(reader, enrolment_id)
    with Trying() as trying:
        name_enrolment(actor=reader, enrolment=phone, name=request.POST.get("name", ""))
        return redirect("devices:phone", enrolment_id)
    return _show_phone(request, reader, phone, trying)


@require_POST
@for_permission(Permission.MANAGE_PHONES)
@after_proof
def end_phone(request: HttpRequest, reader: User, enrolment_id: uuid.UUID) -> HttpResponse:
    phone = _find_phone(reader, enrolment_id)
    with Trying():  # where somebody else was quicker, the page shows who
        revoke_enrolment(actor=reader, enrolment=phone, now=timezone.now())
    return redirect("devices:phone", enrolment_id)


@require_safe
@for_permission(Permission.KEEP_QUARANTINE)
def list_quarantine(request: HttpRequest, reader: User) -> HttpResponse:
    _note_reading(reader, "quarantine.list", f"country:{reader.country_code}")
    return _show_quarantine(request, reader)


@require_POST
@for_permission(Permission.KEEP_QUARANTINE)
@after_proof
def decide_quarantine(request: HttpRequest, reader: User, enrolment_id: uuid.UUID, decision: str) -> HttpResponse:
    """Releases, drops or takes back the items ticked. `decision` is one of the words of the address."""
    if decision not in DECISIONS:
        raise Http404
    phone = get_object_or_404(Enrolment.objects.visible_to(reader), pk=enrolment_id)
    item_ids = [found for text in request.POST.getlist("item") if (found := read_uuid(text)) is not None]
    reason = request.POST.get("reason", "")
    try:
        done = DECISIONS[decision](reader, phone, item_ids, reason)
    except DropReasonUnknown as error:
        return _show_quarantine(request, reader, {"error": error, "unexplained": phone}, status=error.status)
    except LibraryError as error:
        return _show_quarantine(request, reader, {"error": error}, status=error.status)
    return _show_quarantine(request, reader, {**done, "is_done": True})


def _release(actor: User, phone: Enrolment, item_ids: list[uuid.UUID], reason: str) -> dict[str, object]:
    released = release_quarantined(actor=actor, enrolment=phone, item_ids=item_ids, now=timezone.now())
    return {"released": released.count, "refusals": released.refusals}


def _drop(actor: User, phone: Enrolment, item_ids: list[uuid.UUID], reason: str) -> dict[str, object]:
    now = timezone.now()
    return {"dropped": drop_quarantined(actor=actor, enrolment=phone, item_ids=item_ids, reason=reason, now=now)}


def _take_back(actor: User, phone: Enrolment, item_ids: list[uuid.UUID], reason: str) -> dict[str, object]:
    return {"taken_back": take_back_dropped(actor=actor, enrolment=phone, item_ids=item_ids)}


Decide = Callable[[User, Enrolment, list[uuid.UUID], str], dict[str, object]]
DECISIONS: Final[Mapping[str, Decide]] = {"release": _release, "drop": _drop, "take-back": _take_back}


def _show_quarantine(
    request: HttpRequest, reader: User, told: Mapping[str, object] | None = None, *, status: int = 200
) -> HttpResponse:
    context = {
        "waiting": list_waiting(reader),
        "dropped_phones": list_dropped(reader),
        "reasons": QuarantinedItem.DropReason.choices,
        "kept_days": KEEP_DROPPED.days,
        **(told or {}),
    }
    return render(request, "devices/quarantine.html", context, status=status)


@require_safe
@for_permission(Permission.SEE_ROLLOUT)
@from_copy
def show_releases(request: HttpRequest, reader: User) -> HttpResponseBase:
    drawn = [
        (rollout, make_rollout_table(rollout).draw(request, reader, rollout.rows)) for rollout in list_rollouts(reader)
    ]
    for _, table in drawn:
        if export := table.export():
            return export
    context = {"rollouts": drawn, "may_see_phones": may(reader, Permission.SEE_PHONES)}
    return render(request, "devices/releases.html", context)


def _phones_of(reader: User) -> dict[str, object]:
    return {"phones": Enrolment.objects.visible_to(reader).for_desk()}


def _find_phone(reader: User, enrolment_id: uuid.UUID) -> Enrolment:
    rows = Enrolment.objects.visible_to(reader).for_desk().select_related("revoked_by")
    return get_object_or_404(rows, pk=enrolment_id)


def _find_officer(reader: User, username: str) -> User | None:
    """For whom: an officer for none but themselves, others by user name and only whom they may enrol."""
    if reader.role == Role.OFFICER:
        return reader
    found = User.objects.select_related("station", "organisation").filter(username=username.strip()).first()
    return found if found is not None and may_enrol(reader, found) else None


def _officers_for(reader: User) -> list[User]:
    """Whom a supervisor may choose from; an administrator types the user name instead when there are too many."""
    rows = User.objects.visible_to(reader).open().filter(role=Role.OFFICER, station__isnull=False)
    return list(rows.select_related("station").order_by("username")[: MOST_OFFICERS_LISTED + 1])


def _show_code(request: HttpRequest, reader: User, officer: User, code: NewCode) -> HttpResponse:
    context = {
        "code": code,
        "code_seconds": int((code.expires_at - timezone.now()).total_seconds() + 0.5),
        "picture": make_qr_svg(code.link),
        "officer": officer,
        "is_own": officer.pk == reader.pk,
        "name": request.POST.get("name", ""),
    }
    return render(request, "devices/add.html", {**context, **(_phones_of(reader) if context["is_own"] else {})})


def _refuse_code(request: HttpRequest, reader: User, error: DeviceError | LibraryError) -> HttpResponse:
    context = {"error": error, **(_phones_of(reader) if reader.role == Role.OFFICER else {})}
    template = "devices/phones.html" if reader.role == Role.OFFICER else "devices/no_code.html"
    return render(request, template, context, status=error.status)


def _show_phone(request: HttpRequest, reader: User, phone: Enrolment, trying: Trying) -> HttpResponse:
    current = Release.objects.current()
    held = {row.release_id: row.since for row in phone.held_releases.all()}
    context = {
        "phone": phone,
        "releases": [(release, held.get(release.release_id)) for release in current],
        "has_told": hasattr(phone, "health"),
        "heard_at": _heard_at(phone),
        "may_manage": may_manage(reader, phone),
        "may_stop": phone.is_revoked and may_keep_quarantine(reader, phone),
        "set_apart": phone.quarantined_items.undecided().count() if may_keep_quarantine(reader, phone) else 0,
        "dropped": phone.quarantined_items.dropped().count(),
        "typed": request.POST.get("name", phone.name),
    }
    return trying.draw(request, "devices/phone.html", context)


def _heard_at(phone: Enrolment) -> datetime | None:
    """When an ended phone last had contact, and so was told."""
    heard, ended = phone.last_contact_at, phone.revoked_at
    return heard if heard and ended and heard >= ended else None


def _note_reading(reader: User, action: str, thing: str) -> None:
    """Whose phone is where, read by somebody else than its officer, is written down."""
    audit.record_by(reader, action, thing)
