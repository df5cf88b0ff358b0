"""The contact sheet: its page, which a browser can keep and use without a network; the numbers on it; and the file that
the hub's key signs for countries' hubs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, gettext_lazy
from django.views.decorators.http import require_safe

from titian import audit
from titian.desk.pages import RecordPage, add_page
from titian.desk.whole_pages import draw_whole_page
from titian.desk.workflow import Detail, Doing, Move, Workflow
from titian.library.contact_sheets import LASTS, Line, sign_sheet
from titian.library.identity import get_hub_identity
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.actions.keep_contact import add_contact, list_own_parties
from titian.preparedness.contact_models import PURPOSES, ContactLine, LineState
from titian.workplan.querysets import reads_members_words

if TYPE_CHECKING:
    from titian.people.forms import Data

SEE: Final = Permission.SEE_CONTACTS
KEEP: Final = Permission.KEEP_CONTACTS
SCRIPT: Final = settings.BUILT / "desk" / "contacts.js"
WORKER: Final = settings.BUILT / "desk" / "contacts-worker.js"
OLD: Final = timedelta(days=90)
"""After which a number that nobody has tried is marked."""
REACH: Final = "connect-src 'self'; worker-src 'self'; manifest-src 'self'; img-src 'self'; "
STYLE: Final = (
    ":root{color-scheme:light dark;--ground:#f6f0e4;--sheet:#fffdf8;--ink:#1b2928;--quiet:#42504e;--line:#6f7b77;"
    "--say:#0b4f4c}@media(prefers-color-scheme:dark){:root{--ground:#0e1918;--sheet:#162422;--ink:#f3eee3;"
    "--quiet:#bcc8c3;--line:#8b9a95;--say:#92d8cf}}"
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:1rem;color:var(--ink);"
    "background:var(--ground)}h1{font-size:1.6rem;line-height:1.25;margin:.25rem 0}p{margin:.5rem 0}"
    "a{color:var(--say)}ul{list-style:none;margin:1rem 0;padding:0}li{margin:0 0 .6rem}"
    "li a{display:block;min-height:3rem;padding:.6rem .9rem;border:2px solid var(--line);border-radius:.8rem;"
    "background:var(--sheet);color:var(--ink);text-decoration:none;overflow-wrap:anywhere}"
    "li a strong,li a b{display:block}li a b{color:var(--say);font-size:1.3rem;direction:ltr;text-align:start}"
    ".quiet,li small{color:var(--quiet);font-size:1rem}button{font:inherit;min-height:3rem;padding:.5rem 1rem;"
    "border:2px solid var(--line);border-radius:.8rem;background:var(--sheet);color:var(--ink)}"
    "a:focus-visible,button:focus-visible{outline:3px solid var(--say);outline-offset:2px}"
    "[hidden]{display:none!important}"
)


def read_lines() -> list[Line]:
    """The sheet as it is now."""
    return [
        Line(
            party=row.party.code, name=row.party.name, purpose=row.purpose, number=row.number,
            is_always=row.is_always, checked_on=row.checked_on.isoformat(),
        )
        for row in ContactLine.objects.on_sheet()
    ]  # fmt: skip


@require_safe
@for_permission(SEE)
def show_sheet(request: HttpRequest, reader: User) -> HttpResponse:
    """The page without the numbers: the same for everybody who may open it, and kept as it is."""
    context = {"may_keep": may(reader, KEEP), "hub": settings.TITIAN.hub_name}
    return draw_whole_page(
        request, "preparedness/contact_sheet.html", context, script=SCRIPT, style=STYLE, policy=REACH
    )


@require_safe
@for_permission(SEE)
def give_sheet(request: HttpRequest, reader: User) -> HttpResponse:
    """The numbers, in the reader's words, until when they may be kept; 403 once the reader's member has left."""
    if not reads_members_words(reader):
        raise PermissionDenied
    now = timezone.now()
    lines = [
        {"title": f"{PURPOSES[row.purpose]}, {row.party.name}", "number": row.number, "told": _tell(row)}
        for row in ContactLine.objects.on_sheet()
    ]
    given = {"as_of": date_format(now, "j F Y"), "expires_at": (now + LASTS).isoformat(), "lines": lines}
    return JsonResponse(given, headers={"Cache-Control": "no-store"})


def _tell(row: ContactLine) -> str:
    hours = gettext("day and night") if row.is_always else gettext("in office hours")
    checked = gettext("answered on %(day)s") % {"day": date_format(row.checked_on, "j F Y")}
    old = f" · {gettext('try another, too')}" if timezone.now().date() - row.checked_on > OLD else ""
    return f"{hours} · {checked}{old}"


@require_safe
def serve_worker(request: HttpRequest) -> HttpResponse:
    """It reaches the pages of the sheet alone, and says nothing by itself."""
    if not WORKER.is_file():  # a hub that was not built
        raise Http404
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_safe
def serve_manifest(request: HttpRequest) -> HttpResponse:
    """What a browser installs the page by."""
    here = reverse("contact_sheet")
    given = {
        "name": gettext("Who to call"), "short_name": gettext("Who to call"), "id": here, "start_url": here,
        "scope": here, "display": "standalone", "lang": get_language(), "background_color": "#f6f0e4",
        "theme_color": "#0b4f4c", "icons": [{"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }  # fmt: skip
    return JsonResponse(given, content_type="application/manifest+json")


@require_safe
@for_permission(KEEP)
def give_file(request: HttpRequest, reader: User) -> HttpResponse:
    """The sheet as a file for a country's hub, signed. Who took it is on record."""
    if not reads_members_words(reader):
        raise PermissionDenied
    text = sign_sheet(get_hub_identity(), read_lines(), timezone.now())
    audit.record("user", str(reader.pk), "contact_sheet.take", "contact_sheet:file")
    return HttpResponse(
        text,
        content_type="application/json",
        headers={"Content-Disposition": 'attachment; filename="titian-contacts.json"', "Cache-Control": "no-store"},
    )


class ContactForm(forms.Form):
    party = forms.ChoiceField(label=gettext_lazy("Member"))
    purpose = forms.ChoiceField(label=gettext_lazy("What it is for"), choices=list(PURPOSES.items()))
    number = forms.CharField(
        label=gettext_lazy("Number"),
        max_length=30,
        help_text=gettext_lazy("Of a desk, never of a person. With + and the country's code."),
    )
    is_always = forms.BooleanField(label=gettext_lazy("It is answered day and night"), required=False)

    def __init__(self, choices: Sequence[tuple[str, str]], data: Data | None = None) -> None:
        super().__init__(data)
        self.fields["party"].choices = choices  # type: ignore[attr-defined]  # it is a choice


def make_form(reader: User, data: Data | None) -> ContactForm:
    return ContactForm([(party.code, party.name) for party in list_own_parties(reader)], data)


def _confirm(line: ContactLine, doing: Doing) -> Detail:
    check_taking_part(doing.actor, KEEP)
    line.checked_on = doing.now.date()
    return {}


def _withdraw(line: ContactLine, doing: Doing) -> Detail:
    check_taking_part(doing.actor, KEEP)
    return {}


LISTED: Final = frozenset({LineState.LISTED.value})
CONTACT_LINE: Final = Workflow(
    "contact_line",
    ContactLine,
    Move(
        name="confirm",
        label=gettext_lazy("I called it today, and it was answered"),
        states=LISTED,
        to=None,
        permission=KEEP,
        do=_confirm,
    ),
    Move(
        name="withdraw",
        label=gettext_lazy("Take it off the sheet"),
        states=LISTED,
        to=LineState.WITHDRAWN,
        permission=KEEP,
        do=_withdraw,
    ),
)


def list_kept(reader: User) -> QuerySet[ContactLine]:
    return ContactLine.objects.kept_by(reader).select_related("party")


@require_safe
@for_permission(KEEP)
def list_lines(request: HttpRequest, reader: User) -> HttpResponse:
    """Those that the reader keeps."""
    return render(request, "preparedness/contact_lines.html", {"rows": list_kept(reader).order_by("party__name", "pk")})


ADD_LINE: Final = add_page("desk/add.html", KEEP, make_form, add_contact, title=gettext_lazy("Add a number"))
LINE_PAGE: Final = RecordPage("preparedness/contact_line.html", CONTACT_LINE, KEEP, list_kept, shows_history=True)
