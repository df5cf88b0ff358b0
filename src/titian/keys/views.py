"""Pages of organisations' keys: the members' own, and the coordinator's who hears the words of each."""

from __future__ import annotations

import json
import uuid
from typing import Final

from django.conf import settings
from django.db.models import Case, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian import audit
from titian.desk.errors import Refused
from titian.desk.pages import Trying
from titian.keys.actions.compare_key_words import compare_key_words
from titian.keys.actions.end_organisation_key import end_organisation_key
from titian.keys.actions.give_up_key_files import remove_from_key
from titian.keys.forms import CompareForm
from titian.keys.members import list_members, list_speakers
from titian.keys.policies import may_compare_words, may_end_key
from titian.library.recipients import export_recipients
from titian.people.desk import after_proof, for_permission
from titian.people.models import OrganisationKey, User
from titian.people.policies import Permission, may
from titian.tables import Choice, Column, Table, Words

State = OrganisationKey.State


def say_state(key: OrganisationKey) -> Promise:
    """Where a key stands, in the words of the desk."""
    if key.state == State.LISTED:
        return gettext_lazy("listed")
    if key.state == State.ENDED:
        is_stolen = key.ending == OrganisationKey.Ending.STOLEN
        return gettext_lazy("ended: stolen") if is_stolen else gettext_lazy("ended: replaced")
    if key.compared_at is None:
        return gettext_lazy("words to compare")
    return gettext_lazy("compared, to be listed")


def _narrow(keys: QuerySet[OrganisationKey], code: str) -> QuerySet[OrganisationKey]:
    if code == "ended":
        return keys.filter(state=State.ENDED)
    if code == "waiting":
        return keys.filter(state=State.PENDING)
    return keys.exclude(state=State.ENDED)


KEYS: Final = Table(
    name="organisation-keys",
    caption=gettext_lazy("Keys of organisations"),
    columns=(
        Column(
            "organisation",
            gettext_lazy("Organisation"),
            lambda key: key.organisation.name,
            sort=("organisation__name",),
            link=lambda key: reverse("keys:organisation_key", args=[key.fingerprint]),
        ),
        Column("state", gettext_lazy("State"), say_state, sort=("standing",)),
        Column("made", gettext_lazy("Made"), lambda key: key.made_at, sort=("made_at",)),
        Column("compared", gettext_lazy("Words compared"), lambda key: key.compared_at, sort=("compared_at",)),
        Column("listed", gettext_lazy("Listed"), lambda key: key.listed_at, sort=("listed_at",)),
        Column("renew", gettext_lazy("New key due since"), lambda key: key.renew_since, sort=("renew_since",)),
    ),
    order="state",
    filters=(
        Words(gettext_lazy("Name of the organisation"), ("organisation__name",)),
        Choice(
            "show",
            gettext_lazy("Show"),
            {
                "used": gettext_lazy("keys in use or waiting"),
                "waiting": gettext_lazy("only those that wait"),
                "ended": gettext_lazy("ended keys"),
            },
            _narrow,
            first="used",
        ),
    ),
    empty=gettext_lazy("No organisation has made a key yet. Ask each to sign in and make it."),
    hides_caption=True,
)


@require_safe
@for_permission(Permission.COMPARE_KEY_WORDS)
def list_keys(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Every organisation's keys in the coordinator's country; those whose words wait to be compared first."""
    standing = Case(
        When(state=State.PENDING, compared_at__isnull=True, then=Value(0)),
        When(state=State.PENDING, then=Value(1)),
        When(state=State.LISTED, then=Value(2)),
        default=Value(3),
    )
    keys = OrganisationKey.objects.comparable_by(reader).select_related("organisation").annotate(standing=standing)
    table = KEYS.draw(request, reader, keys)
    waiting = keys.filter(state=State.PENDING, compared_at__isnull=False).count()
    return table.export() or render(request, "keys/keys.html", {"table": table, "to_list": waiting})


@require_safe
@for_permission(Permission.COMPARE_KEY_WORDS)
@after_proof
def export_keys(request: HttpRequest, reader: User) -> HttpResponse:
    """The file that `titian key sign-recipients` takes: listed keys, and those whose words were compared."""
    if reader.country_code != settings.TITIAN.country:
        raise Http404  # the hub signs for its own country alone
    exported = export_recipients()
    audit.record_by(reader, "recipients.export", f"country:{reader.country_code}")
    text = json.dumps(exported, ensure_ascii=False, indent=2) + "\n"
    name = f"titian-recipients-{reader.country_code}.json"
    return HttpResponse(
        text,
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.COMPARE_KEY_WORDS)
def compare_key(request: HttpRequest, reader: User, fingerprint: str) -> HttpResponseBase:
    """One key: who may be heard, the words as they were heard, and what is known of it."""
    key = _get_key(reader, fingerprint)
    if request.method == "POST":
        return _hear_words(request, reader, key)
    return _show_key(request, reader, key, CompareForm(list_speakers(key.organisation)))


@after_proof
def _hear_words(request: HttpRequest, reader: User, key: OrganisationKey) -> HttpResponseBase:
    fingerprint = key.fingerprint
    form = CompareForm(list_speakers(key.organisation), request.POST)
    if not form.is_valid():
        return _show_key(request, reader, key, form, status=422)
    with_id, words = form.cleaned_data["speaker"], form.cleaned_data["words"]
    with Trying() as trying:
        compare_key_words(actor=reader, fingerprint=fingerprint, words=words, with_id=with_id, now=timezone.now())
        return redirect("keys:organisation_key", fingerprint=fingerprint)
    return _show_key(request, reader, _get_key(reader, fingerprint), form, error=trying.error)


@require_POST
@for_permission(Permission.END_ORGANISATION_KEY)
@after_proof
def end_key(request: HttpRequest, reader: User, fingerprint: str) -> HttpResponse:
    """Declare a key stolen: the coordinator or a manager of the organisation. Nothing is taken for it from then on."""
    with Trying() as trying:
        end_organisation_key(actor=reader, fingerprint=fingerprint, now=timezone.now())
        return _go_back(reader, fingerprint)
    return _answer_own(request, reader, trying.error)


@require_safe
@for_permission(Permission.MAKE_ORGANISATION_KEY)
def show_own_key(request: HttpRequest, reader: User) -> HttpResponse:
    """The organisation's key as its members see it. The page's script makes, opens, gives and replaces it."""
    return _answer_own(request, reader)


@require_POST
@for_permission(Permission.REMOVE_FROM_KEY)
def remove_member(request: HttpRequest, reader: User, member_id: uuid.UUID) -> HttpResponse:
    """A manager takes a member's files of the key away; a new key is due from then on."""
    with Trying() as trying:
        remove_from_key(actor=reader, member_id=member_id, now=timezone.now())
        return redirect("keys:key")
    return _answer_own(request, reader, trying.error)


def _go_back(reader: User, fingerprint: str) -> HttpResponse:
    if may(reader, Permission.COMPARE_KEY_WORDS):
        return redirect("keys:organisation_key", fingerprint=fingerprint)
    return redirect("keys:key")


def _get_key(reader: User, fingerprint: str) -> OrganisationKey:
    keys = OrganisationKey.objects.comparable_by(reader)
    key = keys.select_related("organisation", "compared_by", "compared_with").filter(fingerprint=fingerprint).first()
    if key is None:
        raise Http404
    return key


def _show_key(
    request: HttpRequest,
    reader: User,
    key: OrganisationKey,
    form: CompareForm,
    *,
    error: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    is_waiting = key.state == State.PENDING and key.compared_at is None
    context = {
        "key": key,
        "organisation": key.organisation,
        "state": say_state(key),
        "form": form,
        "speakers": list_speakers(key.organisation),
        "may_compare": is_waiting and may_compare_words(reader, key.organisation),
        "may_end": key.ending != OrganisationKey.Ending.STOLEN and may_end_key(reader, key.organisation),
        "error": error,
    }
    return render(request, "keys/key_compare.html", context, status=error.status if error else status)


def _answer_own(request: HttpRequest, reader: User, error: Refused | None = None) -> HttpResponse:
    organisation = reader.organisation
    if organisation is None:
        raise Http404
    keys = list(organisation.keys.order_by("-made_at", "-pk"))
    current = next((key for key in keys if key.fingerprint == organisation.fingerprint), None)
    following = next((key for key in keys if key.state == State.PENDING and key != current), None)
    context = {
        "organisation": organisation,
        "current": current,
        "following": following,
        "ended": [key for key in keys if key.state == State.ENDED],
        "members": list_members(organisation),
        "holds": "complaints" if may(reader, Permission.READ_COMPLAINTS) else "packages",
        "has_file": reader.key_files.exists(),
        "may_remove": may(reader, Permission.REMOVE_FROM_KEY),
        "may_end": may_end_key(reader, organisation),
        "renew_since": current.renew_since if current else None,
        "error": error,
    }
    return render(request, "keys/key.html", context, status=error.status if error else 200)
