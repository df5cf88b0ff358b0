"""The list, an entry, its form, and "full tonight"."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian.desk.errors import Refused
from titian.desk.pages import Trying, list_page, read_number, read_uuid
from titian.directory.actions.ask_for_state import ask_to_archive, ask_to_restore
from titian.directory.actions.say_full import say_full, say_room
from titian.directory.actions.write_entry import add_entry, save_entry
from titian.directory.entry import Entry
from titian.directory.forms import EntryForm, FullForm, find_zone
from titian.directory.lists import SERVICES, list_for_table
from titian.directory.models import Change, Listing, Service
from titian.directory.policies import hide_places, may_edit, may_say_full
from titian.directory.proposing import find_open, read_content
from titian.directory.records import LISTING, read_entry
from titian.directory.said import list_parts
from titian.directory.states import OPENS, STATE_NAMES, STATUS_NAMES, TRACK_NAMES, State, Status, Track
from titian.people.desk import for_permission
from titian.people.models import Organisation, User
from titian.people.policies import Permission, may, reaches

NEW_BODY: Final = "new"


DIRECTORY_PAGE: Final = list_page(
    "directory/directory.html",
    SERVICES,
    Permission.SEE_DIRECTORY,
    lambda reader: list_for_table(Service.objects.visible_to(reader)),
    lambda reader: {
        "may_write": may(reader, Permission.EDIT_DIRECTORY),
        "waiting": Change.objects.visible_to(reader).open().count(),
    },
)


@require_safe
@for_permission(Permission.SEE_DIRECTORY)
def show_service(request: HttpRequest, reader: User, service_id: UUID) -> HttpResponse:
    return _show(request, reader, _get_service(reader, service_id))


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.EDIT_DIRECTORY)
def add_service(request: HttpRequest, reader: User) -> HttpResponse:
    """First whose it is, then the entry. A provider's is its own organisation's."""
    owner = _find_owner(reader, request.GET.get("of", ""))
    if owner is None:
        return render(request, "directory/choose_organisation.html", {"owners": _list_owners(reader)})
    listing, organisation = owner
    data = request.POST if request.method == "POST" else None
    form = EntryForm(listing, data, initial=_begin(listing))
    trying = Trying()
    if data is not None and form.is_valid() and form.entry is not None:
        kept = None if listing._state.adding else listing
        with trying:
            change = add_entry(
                actor=reader, entry=form.entry, listing=kept, organisation=organisation, now=timezone.now()
            )
            return redirect("directory_change", change.pk)
    return _write(request, form, None, trying.error)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.EDIT_DIRECTORY)
def edit_service(request: HttpRequest, reader: User, service_id: UUID) -> HttpResponse:
    """The draft as it stands, or what is live, to be proposed otherwise."""
    service = _get_own_service(reader, service_id)
    change = find_open(service)
    known = _read(reader, service, change)
    data = request.POST if request.method == "POST" else None
    form = EntryForm(service.listing, data, known=known)
    trying = Trying()
    if data is not None and form.is_valid() and form.entry is not None:
        with trying:
            saved = save_entry(
                actor=reader,
                service=service,
                seen=read_number(request),
                entry=form.entry,
                now=timezone.now(),
            )
            return redirect("directory_change", saved.pk)
    elif change is not None and change.status != Status.DRAFT:
        return redirect("directory_change", change.pk)
    return _write(request, form, service, trying.error, number=change.number if change else service.number)


@require_POST
@for_permission(Permission.SAY_FULL)
def say_service_full(request: HttpRequest, reader: User, service_id: UUID) -> HttpResponse:
    service = _get_service(reader, service_id)
    if not may_say_full(reader, service):
        raise Http404
    form = FullForm(request.POST)
    now = timezone.now()
    with Trying() as trying:
        if request.POST.get("do") == "room":
            say_room(actor=reader, service=service, now=now)
        elif form.is_valid():
            until: datetime = form.cleaned_data["until"]
            local = until.replace(tzinfo=ZoneInfo(service.time_zone))
            say_full(actor=reader, service=service, until=local, now=now)
        else:
            return _show(request, reader, service, form=form, status=422)
        return redirect("service", service.pk)
    return _show(request, reader, service, error=trying.error, form=form)


@require_POST
@for_permission(Permission.EDIT_DIRECTORY)
def ask_about_service(request: HttpRequest, reader: User, service_id: UUID) -> HttpResponse:
    """To archive what is live, or to restore what is archived."""
    service = _get_own_service(reader, service_id)
    ask = ask_to_restore if request.POST.get("do") == "restore" else ask_to_archive
    with Trying() as trying:
        change = ask(
            actor=reader,
            service=service,
            seen=read_number(request),
            reason=request.POST.get("reason", ""),
            now=timezone.now(),
        )
        return redirect("directory_change", change.pk)
    return _show(request, reader, service, error=trying.error)


def _show(
    request: HttpRequest,
    reader: User,
    service: Service,
    *,
    error: Refused | None = None,
    form: FullForm | None = None,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    is_own = may_edit(reader, service.listing)
    entry = hide_places(reader, service.listing, read_entry(service))
    if not is_own:
        entry = entry.model_copy(update={"focal_points": ()})
    zone = ZoneInfo(service.time_zone)
    tomorrow = now.astimezone(zone).replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=1)
    change = find_open(service) if is_own else None
    context = {
        "service": service,
        "state": STATE_NAMES[service.state],
        "parts": [part for part in list_parts(entry) if part.name != "contacts"],  # they have a table of their own
        "contacts": service.contacts.select_related("source").order_by("order"),
        "today": now.date(),
        "is_full": service.is_full_at(now),
        "full_until": service.full_until.astimezone(zone) if service.full_until else None,
        "is_open": Service.objects.filter(pk=service.pk).open_at(now).exists(),
        "may_say_full": may_say_full(reader, service) and service.state == State.LIVE,
        "full_form": form or FullForm(initial={"until": tomorrow.replace(tzinfo=None)}),
        "is_own": is_own,
        "change": change,
        "change_status": STATUS_NAMES[change.status] if change else "",
        "change_track": TRACK_NAMES[change.track] if change else "",
        "may_archive": is_own and change is None and Track.ARCHIVE in OPENS[State(service.state)],
        "may_restore": is_own and change is None and Track.RESTORE in OPENS[State(service.state)],
        "may_edit": is_own
        and (Track.EDIT in OPENS[State(service.state)] if change is None else change.status == Status.DRAFT),
        "error": error,
    }
    return render(request, "directory/service.html", context, status=error.status if error else status)


def _write(
    request: HttpRequest, form: EntryForm, service: Service | None, error: Refused | None, number: int = 0
) -> HttpResponse:
    is_faulty = form.service.is_bound and (form.entry is None)
    context = {"form": form, "service": service, "error": error, "number": number, "is_faulty": is_faulty}
    status = error.status if error is not None else 422 if is_faulty else 200
    return render(request, "directory/entry_form.html", context, status=status)


def _read(reader: User, service: Service, change: Change | None) -> Entry:
    content = read_content(change) if change is not None else None
    return hide_places(reader, service.listing, content or read_entry(service))


def _begin(listing: Listing) -> dict[str, object]:
    said = {f"listing_{name}": getattr(listing, name) for name in LISTING}
    return {**said, "time_zone": find_zone(listing.country_id)}


def _find_owner(reader: User, of: str) -> tuple[Listing, Organisation | None] | None:
    """Whose entry it is to be: a listing, there already or only begun. None: to be chosen first."""
    kind, _, key = of.partition(":")
    country = reader.country_code or ""
    if not reaches(reader, Permission.EDIT_DIRECTORY, country=country):
        organisation = reader.organisation
        if organisation is None:
            raise Http404
        found = Listing.objects.filter(organisation=organisation).first()
        return found or Listing(
            country_id=organisation.country_id, organisation=organisation, name=organisation.name
        ), organisation
    if of == NEW_BODY:
        return Listing(country_id=country), None
    identity = read_uuid(key)
    if identity is None:
        return None
    if kind == "listing":
        known = Listing.objects.managed_by(reader).filter(pk=identity).first()
        return (known, known.organisation) if known is not None else None
    if kind == "organisation":
        body = Organisation.objects.visible_to(reader).providers().open().filter(pk=identity, listing=None).first()
        return (_begin_listing(body), body) if body is not None else None
    return None


def _begin_listing(organisation: Organisation) -> Listing:
    """Not stored: it is, with its first entry."""
    return Listing(country_id=organisation.country_id, organisation=organisation, name=organisation.name)


def _list_owners(reader: User) -> list[tuple[str, str]]:
    listings = Listing.objects.managed_by(reader).order_by("name")
    bodies = Organisation.objects.visible_to(reader).providers().open().filter(listing=None).order_by("name")
    return [
        *((f"listing:{one.pk}", one.name) for one in listings),
        *((f"organisation:{one.pk}", one.name) for one in bodies),
    ]


def _get_service(reader: User, service_id: UUID) -> Service:
    return get_object_or_404(Service.objects.visible_to(reader).select_related("listing__organisation"), pk=service_id)


def _get_own_service(reader: User, service_id: UUID) -> Service:
    return get_object_or_404(Service.objects.managed_by(reader).select_related("listing__organisation"), pk=service_id)
