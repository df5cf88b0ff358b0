"""What is sealed of an event: the page that seals, the page that opens, and which bodies may be chosen.

No view here reads or says a position: what a browser brings is sealed bytes and cells of one degree.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from titian.desk.errors import Refused
from titian.desk.forms import dress
from titian.desk.pages import Trying, read_uuid
from titian.library.errors import LibraryError
from titian.library.identity import get_hub_identity
from titian.people.desk import for_permission
from titian.people.models import OrganisationKey, User
from titian.people.policies import Permission
from titian.preparedness.actions.keep_sea_body import keep_sea_body
from titian.preparedness.actions.keep_sealed import Copy, keep_sealed
from titian.preparedness.actions.open_sealed import open_sealed
from titian.preparedness.alert_models import Alert
from titian.preparedness.codes import MOST_BODIES, SeaPart, Shape
from titian.preparedness.errors import SealedMalformed
from titian.preparedness.figures.cells import MOST_CELLS
from titian.preparedness.figures.published import read_seas
from titian.preparedness.forms import SeaBodyForm
from titian.preparedness.models import Addressee, Event, Opening, SeaBody, Sealed
from titian.preparedness.words import say_sea

Context = dict[str, Any]  # Any: what templates take
IN_TURN: Final = 3
"""Authorities that may be chosen beyond the two that are asked at once."""
_MOST_TEXT: Final = 180_000
"""Signs of a copy in base64; a forecast's are the most."""


class BroughtCopy(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    organisation: UUID
    recipient: str = Field(pattern=r"^[0-9a-f]{64}$")
    ciphertext: str = Field(max_length=_MOST_TEXT)


class Brought(BaseModel):
    """What a browser brings: cells, sealed copies, and what may be known of them. Anything more is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str = Field(max_length=8)
    cells: list[str] = Field(min_length=1, max_length=MOST_CELLS)
    observed_at: AwareDatetime
    to: list[BroughtCopy] = Field(max_length=MOST_BODIES)
    alert: UUID | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.REPORT_EVENTS)
def seal_position(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """The page on which a browser seals; with POST, what it brings."""
    event = get_object_or_404(Event.objects.visible_to(reader), pk=pk)
    if request.method == "POST":
        return _take(request, reader, event)
    named = request.GET.get("alert")
    alert = _find_alert(reader, event, read_uuid(named)) if named is not None else None
    rescuers, protectors = (_list_chosen_from(part) for part in (SeaPart.RESCUE, SeaPart.PROTECTION))
    context = {
        "event": event,
        "sea": say_sea(event.sea),
        "alert": alert,
        "facts": _list_facts(reader, event, alert),
        "shapes": Shape.choices,
        "rescuers": rescuers,
        "protectors": protectors,
        "in_turn": range(IN_TURN),
    }
    return render(request, "preparedness/seal.html", context)


def _list_chosen_from(part: str) -> list[SeaBody]:
    """Bodies to which something can be sealed: of members that take part, and whose key stands in the signed list."""
    listed = OrganisationKey.objects.filter(state=OrganisationKey.State.LISTED).values("organisation")
    return list(
        SeaBody.objects.present()
        .filter(part=part, organisation__in=listed)
        .select_related("organisation")
        .order_by("organisation__name")
    )


def _find_alert(reader: User, event: Event, pk: UUID | None) -> Alert:
    """The alert of this event that stands and that the reader was told of; 404 for any other."""
    now = timezone.now()
    return get_object_or_404(Alert.objects.visible_to(reader, now).standing(now), pk=pk, event=event)


def _list_facts(reader: User, event: Event, alert: Alert | None) -> Context | None:
    """What the browser checks with; None where the hub has no identity yet or the event has no sea."""
    try:
        hub = get_hub_identity()
    except LibraryError:
        return None
    if not event.sea:
        return None
    language = get_language() or "en"
    seas = [{"code": sea.code, "name": sea.name(language), "boxes": sea.boxes} for sea in read_seas().values()]
    return {
        "event": str(event.pk), "alert": str(alert.pk) if alert is not None else None, "sea": event.sea, "seas": seas,
        "organisation": str(reader.organisation_id or ""), "root": dict(hub.root_jwk), "keys": hub.keys,
        "recipients": hub.recipients_jws,
    }  # fmt: skip


def _take(request: HttpRequest, reader: User, event: Event) -> HttpResponse:
    try:
        brought = _read(request.body)
        copies = [_read_copy(each) for each in brought.to]
        sealed = keep_sealed(
            actor=reader, event=event, shape=brought.kind, cells=brought.cells, observed_at=brought.observed_at,
            copies=copies, now=timezone.now(),
            alert=_find_alert(reader, event, brought.alert) if brought.alert is not None else None,
        )  # fmt: skip
    except Refused as refusal:
        return JsonResponse({"code": refusal.code, "message": str(refusal)}, status=refusal.status)
    return JsonResponse({"address": sealed.get_absolute_url()})


def _read(body: bytes) -> Brought:
    try:
        return Brought.model_validate(json.loads(body))
    except (ValidationError, ValueError) as error:
        raise SealedMalformed from error


def _read_copy(each: BroughtCopy) -> Copy:
    try:
        return Copy(each.organisation, each.recipient, base64.b64decode(each.ciphertext, validate=True))
    except (ValueError, binascii.Error) as error:
        raise SealedMalformed from error


@require_safe
@for_permission(Permission.SEE_EVENTS)
def show_sealed(request: HttpRequest, reader: User, pk: UUID, key: UUID) -> HttpResponse:
    """Who was asked and who opened it, for whoever reported it and whoever was asked; their own copy, to open."""
    rows = Sealed.objects.visible_to(reader).select_related("event", "alert", "organisation", "by")
    sealed = get_object_or_404(rows, event=pk, key=key)
    own = Addressee.objects.openable_by(reader).filter(sealed=sealed).first()
    context = {
        "sealed": sealed,
        "event": sealed.event,
        "sea": say_sea(sealed.event.sea),
        "own": own,
        "addressees": sealed.addressees.select_related("organisation").order_by("place"),
        "openings": Opening.objects.filter(addressee__sealed=sealed)
        .select_related("addressee__organisation", "by")
        .order_by("-pk"),
    }
    return render(request, "preparedness/sealed.html", context)


@require_POST
@for_permission(Permission.OPEN_POSITIONS)
def give_sealed(request: HttpRequest, reader: User, pk: UUID, key: UUID) -> HttpResponseBase:
    """The own body's copy, after the reading was noted."""
    sealed = get_object_or_404(Sealed.objects.visible_to(reader), event=pk, key=key)
    try:
        content = open_sealed(actor=reader, sealed=sealed, now=timezone.now())
    except Refused as refusal:
        return JsonResponse({"code": refusal.code, "message": str(refusal)}, status=refusal.status)
    return HttpResponse(content, content_type="application/octet-stream", headers={"Cache-Control": "no-store"})


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.RECONCILE_EVENTS)
def keep_bodies(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Which members' bodies may be chosen for positions, and as what."""
    form = dress(SeaBodyForm(request.POST if request.method == "POST" else None))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            keep_sea_body(actor=reader, now=timezone.now(), **form.cleaned_data)
            return redirect("sea_bodies")
    listed = set(
        OrganisationKey.objects.filter(state=OrganisationKey.State.LISTED).values_list("organisation", flat=True)
    )
    bodies = SeaBody.objects.select_related("organisation", "by").order_by("part", "organisation__name")
    rows = [(body, body.organisation_id in listed) for body in bodies]
    return trying.draw(request, "preparedness/bodies.html", {"rows": rows})
