"""The list of names of a programme: sealed bytes to and from the organiser's browser. No name ever comes here."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from titian import audit
from titian.desk.errors import Refused
from titian.library.errors import LibraryError
from titian.library.identity import get_hub_identity
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.programmes.actions.keep_names import delete_names, keep_names
from titian.programmes.codes import LONGEST_NAMES
from titian.programmes.errors import NamesRefused
from titian.programmes.models import NameList, NameStore, Programme

OWN: Final = Permission.KEEP_NAMES
MOST: Final = 400_000


class Brought(BaseModel):
    """What a browser brings: the sealed list, the locked key where it made one, and what may be known of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ciphertext: str = Field(max_length=MOST)
    store: str | None = Field(default=None, max_length=10_000)
    seen: int = Field(ge=0, strict=True)
    is_agreed: bool = Field(strict=True)
    deletes_on: date


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(OWN)
def show_names(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    programme = get_object_or_404(Programme.objects.with_names_of(reader), pk=pk)
    if request.method == "POST":
        return _take(request, reader, programme)
    kept = NameList.objects.filter(programme=programme).select_related("store").first()
    store = NameStore.objects.filter(organisation=programme.organiser).first()
    if kept is not None:
        audit.record("user", str(reader.pk), "names.open", f"programme:{programme.pk}")
    context = {
        "programme": programme,
        "kept": kept,
        "ciphertext": _write(kept.ciphertext) if kept is not None else "",
        "store": _write(store.file) if store is not None else "",
        "root": _find_root(),
        "first_day": timezone.localdate(),
        "last_day": max(programme.ends_on, timezone.localdate()) + LONGEST_NAMES,
    }
    return render(request, "programmes/names.html", context)


def _take(request: HttpRequest, reader: User, programme: Programme) -> HttpResponse:
    try:
        try:
            brought = Brought.model_validate(json.loads(request.body))
            ciphertext = base64.b64decode(brought.ciphertext, validate=True)
            store = None if brought.store is None else base64.b64decode(brought.store, validate=True)
        except (ValidationError, ValueError, binascii.Error) as error:
            raise NamesRefused from error
        kept = keep_names(
            actor=reader, programme=programme, ciphertext=ciphertext, store=store, seen=brought.seen,
            is_agreed=brought.is_agreed, deletes_on=brought.deletes_on, now=timezone.now(),
        )  # fmt: skip
    except Refused as refusal:
        there = NameList.objects.filter(programme=programme).first()
        said: dict[str, str | int] = {"code": refusal.code, "message": str(refusal)}
        if there is not None and refusal.code == "names.changed":
            said |= {"version": there.version, "ciphertext": _write(there.ciphertext)}
        return JsonResponse(said, status=refusal.status)
    return JsonResponse({"version": kept.version, "token": get_token(request)})


@require_POST
@for_permission(OWN)
def drop_names(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    programme = get_object_or_404(Programme.objects.with_names_of(reader), pk=pk)
    delete_names(actor=reader, programme=programme, now=timezone.now())
    return redirect("programme_names", programme.pk)


def _find_root() -> str:
    """The thumbprint of the hub's root; empty where it has none yet."""
    try:
        return get_hub_identity().root_thumbprint
    except LibraryError:
        return ""


def _write(data: bytes | memoryview) -> str:
    return base64.b64encode(bytes(data)).decode()
