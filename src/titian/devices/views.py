"""The officer's page: add this phone, and see the phones that work in one's name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.devices.errors import DeviceError
from titian.devices.models import Enrolment
from titian.library.errors import LibraryError
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission


@require_safe
@for_permission(Permission.ADD_OWN_PHONE)
def list_phones(request: HttpRequest, reader: User) -> HttpResponse:
    return render(request, "devices/phones.html", _phones_of(reader))


@require_safe
@for_permission(Permission.ADD_OWN_PHONE)
def list_phones_again(request: HttpRequest, reader: User) -> HttpResponse:
    """The list alone, for a page that waits for a phone to appear in it."""
    return render(request, "devices/parts/phone_list.html", {**_phones_of(reader), "is_waiting": True})


@require_POST
@never_cache
@for_permission(Permission.ADD_OWN_PHONE)
def add_phone(request: HttpRequest, reader: User) -> HttpResponse:
    """Shows link and code once; the hub keeps only their hashes."""
    try:
        now = timezone.now()
        code = create_enrolment_code(actor=reader, officer=reader, now=now)
    except (DeviceError, LibraryError) as error:
        return render(request, "devices/phones.html", {**_phones_of(reader), "error": error}, status=error.status)
    seconds = int((code.expires_at - now).total_seconds())
    return render(request, "devices/phones.html", {**_phones_of(reader), "code": code, "code_seconds": seconds})


def _phones_of(reader: User) -> dict[str, object]:
    return {"phones": Enrolment.objects.visible_to(reader).for_desk()}
