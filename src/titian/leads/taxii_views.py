"""Packages read by TAXII 2.1 (OASIS, June 2021): each recipient by its own key, from one collection of its own."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from titian import audit
from titian.leads.actions.keep_recipient import hash_read_key
from titian.leads.codes import LeadState
from titian.leads.models import Lead, PackageDelivery, Placed, Recipient
from titian.leads.out import taxii
from titian.leads.out.rules import may_leave
from titian.leads.out.taxii import Added, Asked, BadRequest, Told
from titian.leads.package_codes import PackageState
from titian.leads.packing import hold, read_as
from titian.people import limits
from titian.people.addresses import find_network
from titian.people.limits import RateExceeded

ROOT: Final = "/taxii2/leads/"
TITLE: Final = "Packages of the leads desk"
ABOUT: Final = (
    "Released to you alone. Accounts may be run by people who are held by force: they are no ground for arrest or "
    "return. What is revoked is to be deleted, and said to be."
)
TAKEN: Final = frozenset({"*/*", "application/*", "application/taxii+json"})
SPEC: Final = "2.1"
View = Callable[..., Told]


def for_recipient(view: View) -> Callable[..., HttpResponse]:
    """A route that a key to read with opens, and no session; what goes wrong is said as the standard has it."""

    @require_safe
    @never_cache
    @wraps(view)
    def page(request: HttpRequest, **where: Any) -> HttpResponse:  # Any: parts of the address
        now = timezone.now()
        try:
            recipient = _find_recipient(request, now)
            if recipient is None:
                return _answer(taxii.tell_problem(401, "No key", "Send your key to read with, as a bearer."))
            if not _takes(request.headers.get("Accept", "*/*")):
                return _answer(taxii.tell_problem(406, "Not acceptable", f"Ask for {taxii.TAXII}."))
            return _answer(view(request, recipient, now, **where))
        except BadRequest as error:
            return _answer(taxii.tell_problem(400, "Bad request", str(error)))
        except RateExceeded as error:
            answer = _answer(taxii.tell_problem(error.status, "Too often", str(error)))
            answer.headers["Retry-After"] = str(error.retry_after)
            return answer

    return page


def _takes(accept: str) -> bool:
    for part in accept.split(","):
        kind, *rest = (each.strip() for each in part.split(";"))
        versions = [each.partition("=")[2].strip('" ') for each in rest if each.startswith("version")]
        if kind in TAKEN and all(version == SPEC for version in versions):
            return True
    return False


def _find_recipient(request: HttpRequest, now: datetime) -> Recipient | None:
    """By its key, as a bearer or as the password of whatever name. A wrong one is counted by its network."""
    key = _read_key(request.headers.get("Authorization", ""))
    if not key:
        return None
    rows = Recipient.objects.good_on(now.date()).select_related("partner")
    recipient = rows.filter(key_hash=hash_read_key(key)).first()
    if recipient is None:
        limits.require("lookup", find_network(request), now)
        return None
    limits.require("public", f"lead_recipient:{recipient.pk}", now)
    return recipient


def _read_key(header: str) -> str:
    scheme, _, rest = header.partition(" ")
    if scheme.casefold() == "bearer":
        return rest.strip()
    if scheme.casefold() != "basic":
        return ""
    try:
        return base64.b64decode(rest, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _answer(told: Told) -> HttpResponse:
    body = json.dumps(told.body, ensure_ascii=False, separators=(",", ":")).encode()
    answer = HttpResponse(body, content_type=taxii.TAXII, status=told.status)
    for name, value in told.headers.items():
        answer.headers[name] = value
    if told.status == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="leads", Basic realm="leads"'
    return answer


@for_recipient
def show_discovery(request: HttpRequest, recipient: Recipient, now: datetime) -> Told:
    origin = settings.TITIAN.desk_origin
    return taxii.tell_discovery(settings.TITIAN.hub_name, f"{origin}{ROOT}", str(origin))


@for_recipient
def show_root(request: HttpRequest, recipient: Recipient, now: datetime) -> Told:
    return taxii.tell_root(TITLE)


@for_recipient
def show_collections(request: HttpRequest, recipient: Recipient, now: datetime) -> Told:
    return taxii.tell_collections([_describe(recipient)])


@for_recipient
def show_collection(request: HttpRequest, recipient: Recipient, now: datetime, collection: UUID) -> Told:
    if collection != recipient.pk:
        return _tell_unknown()
    return Told(200, _describe(recipient))


@for_recipient
def show_objects(request: HttpRequest, recipient: Recipient, now: datetime, collection: UUID, name: str = "") -> Told:
    return _tell(request, recipient, now, collection, name, taxii.tell_objects)


@for_recipient
def show_versions(request: HttpRequest, recipient: Recipient, now: datetime, collection: UUID, name: str) -> Told:
    return _tell(request, recipient, now, collection, name, taxii.tell_versions)


@for_recipient
def show_manifest(request: HttpRequest, recipient: Recipient, now: datetime, collection: UUID) -> Told:
    return _tell(request, recipient, now, collection, "", taxii.tell_manifest)


def _describe(recipient: Recipient) -> dict[str, Any]:  # Any: JSON
    return taxii.describe_collection(str(recipient.pk), TITLE, ABOUT)


def _tell_unknown() -> Told:
    """Of another's collection it is not said that there is one."""
    return taxii.tell_problem(404, "Not found", "There is nothing here for you.")


def _tell(
    request: HttpRequest,
    recipient: Recipient,
    now: datetime,
    collection: UUID,
    name: str,
    tell: Callable[[list[Added], Asked], Told],
) -> Told:
    if collection != recipient.pk:
        return _tell_unknown()
    asked = taxii.read_query({key: str(value) for key, value in request.GET.items()})
    with transaction.atomic():
        rows = _choose(list_readable(recipient, now), asked, name)
        if name and not rows:
            return _tell_unknown()
        if rows:
            detail: dict[str, str | int | bool] = {"objects": min(len(rows), asked.limit), "after": asked.after}
            audit.record("hub", "leads", "lead_package.give", f"lead_partner:{recipient.partner_id}", detail)
    return tell([Added(row.place, row.added_at, json.loads(row.content)) for row in rows], asked)


def list_readable(recipient: Recipient, now: datetime) -> Any:  # Any: a queryset of what is placed
    """What the recipient may have now, by TLP, PAP, purpose, time and state; what revokes stays to be read."""
    deliveries = PackageDelivery.objects.filter(
        recipient=recipient, package__state=PackageState.OUT, package__expires_at__gt=now
    )
    frozen = set(
        Lead.objects.filter(state=LeadState.FROZEN, packages__deliveries__in=deliveries).values_list(
            "packages", flat=True
        )
    )
    reader = read_as(recipient, now)
    may = {
        row.pk
        for row in deliveries.select_related("package").prefetch_related("package__recipients")
        if may_leave(hold(row.package, is_frozen=row.package_id in frozen), reader).may
    }
    return Placed.objects.of_deliveries(recipient, may)


def _choose(rows: Any, asked: Asked, name: str) -> list[Placed]:  # Any: as above
    """A page of rows and one more, by which `more` is told. There is one version of each object."""
    rows = rows.filter(place__gt=asked.after)
    if asked.added_after is not None:
        rows = rows.filter(added_at__gt=asked.added_after)
    if name or asked.ids:
        rows = rows.filter(name__in=asked.ids & {name} if name and asked.ids else asked.ids or {name})
    if asked.types:
        rows = rows.filter(type__in=asked.types)
    if asked.spec_versions and SPEC not in asked.spec_versions:
        return []
    if not asked.versions:
        rows = rows.filter(version__in=asked.moments)
    return list(rows[: asked.limit + 1])
