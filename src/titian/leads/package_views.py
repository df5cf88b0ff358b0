"""Packages as pages: put together, reviewed, released, taken away for one recipient, recalled; and who reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian import audit
from titian.desk.forms import dress
from titian.desk.pages import RecordPage, Trying, list_page, move_page
from titian.leads.actions.acknowledge_recall import acknowledge_at_desk
from titian.leads.actions.keep_recipient import keep_recipient, make_read_key
from titian.leads.actions.put_into_package import put_into_package
from titian.leads.codes import Kind, PartnerState
from titian.leads.errors import MayNotRead, NotPrinted
from titian.leads.models import Lead, Package, PackageDelivery, Partner, Recipient
from titian.leads.out.misp import write_event
from titian.leads.out.packages import STATEMENT
from titian.leads.out.packages import Package as Out
from titian.leads.out.recalls import Acknowledged, Tombstone, Why, list_overdue
from titian.leads.out.rules import SENTENCES
from titian.leads.out.sheets import write_sheet
from titian.leads.out.stix import write_bundle
from titian.leads.package_codes import PackageState
from titian.leads.package_forms import PutForm, ReadingForm, TermsForm
from titian.leads.package_tables import PACKAGES
from titian.leads.package_workflow import PACKAGE
from titian.leads.packing import Contents, ask_for, find_contents, mark, read_content
from titian.people.country_names import COUNTRY_NAMES
from titian.people.desk import after_proof, for_permission
from titian.people.models import User
from titian.people.policies import Permission

SEE: Final = Permission.SEE_LEADS
KEEP: Final = Permission.KEEP_LEADS
KEEP_PARTNERS: Final = Permission.KEEP_PARTNERS
Context = dict[str, Any]  # Any: what templates take
FORMS: Final[dict[str, tuple[str, str, Callable[[Out], bytes] | None]]] = {
    "stix": ("application/stix+json;version=2.1", "json", write_bundle),
    "misp": ("application/json", "json", write_event),
    "csv": ("text/csv; charset=utf-8", "csv", write_sheet),
    "pdf": ("application/pdf", "pdf", None),
}
"""What a package is taken away as: its type, how its name ends, and what writes it; the worker has made the PDF."""
UNDECIDED: Final = gettext_lazy(
    "An offerer's here; in another lead, or written otherwise, somebody else's or undecided"
)


def list_packages(reader: User) -> QuerySet[Package]:
    return Package.objects.visible_to(reader).annotate(leads_in_it=Count("leads"))


def find_packages(reader: User) -> QuerySet[Package]:
    return Package.objects.visible_to(reader)


PACKAGES_PAGE: Final = list_page("leads/packages.html", PACKAGES, SEE, list_packages, may_export=False)


def describe_package(request: HttpRequest, reader: User, package: Package) -> Context:
    """Before it is released, what would leave and what stays; afterwards, who was given it."""
    audit.record("user", str(reader.pk), "lead_package.read", f"lead_package:{package.pk}")
    now = timezone.now()
    told: Context = {
        "statement": STATEMENT,
        "flees": [COUNTRY_NAMES.get(code, code) for code in package.flees.split()],
        "deliveries": package.deliveries.select_related("recipient__partner").order_by("recipient__partner__name"),
        "forms_out": FORMS,
        "leads": package.leads.order_by("first_on", "pk"),
    }
    if package.state not in {PackageState.DRAFT, PackageState.REVIEWED}:
        out = read_content(package) if package.content else None
        return {**told, "out": out, "leaving": _name_kinds(out), "is_over": out is None}
    contents = find_contents(package, now)
    return {
        **told,
        "out": contents.out,
        "leaving": _name_kinds(contents.out),
        "problem": contents.problem,
        "has_changed": package.state == PackageState.REVIEWED and contents.digest != package.digest,
        "held_back": [
            (row.mention, UNDECIDED if row.elsewhere else row.mention.get_part_display()) for row in contents.held_back
        ],
        "readers": list(_list_readers(package, contents, now)),
    }


def _name_kinds(out: Out | None) -> list[tuple[str, str]]:
    return [(each.value, str(Kind(each.kind).label)) for each in out.offerers] if out else []


def _list_readers(
    package: Package, contents: Contents, now: datetime
) -> Iterator[tuple[Recipient, bool, str | Promise]]:
    """Each recipient, and whether it would be given the package as it is now."""
    if contents.out is None:
        return
    mark(package, contents)
    for recipient in package.recipients.select_related("partner").order_by("partner__name"):
        answer = ask_for(package, recipient, now, as_out=True)
        yield recipient, answer.may, SENTENCES[answer.reason]


class PackagePage(RecordPage):
    """Its form of terms begins with what stands in the package."""

    def draw(self, request: HttpRequest, reader: User, record: Package, **more: Any) -> HttpResponse:  # Any: as there
        given = dict(more.pop("given", None) or {})
        if "set_terms" not in given:
            form = TermsForm()
            form.initial = {
                "recipients": list(record.recipients.values_list("pk", flat=True)),
                "days": record.days,
                "flight": ("these" if record.flees else "none") if record.is_flight_known else "unknown",
                "flees": record.flees.split(),
            }
            given["set_terms"] = form
        return super().draw(request, reader, record, given=given, **more)


PACKAGE_PAGE: Final = PackagePage(
    "leads/package.html", PACKAGE, SEE, find_packages, describe_package, shows_history=True
)


MOVES: Final = tuple(
    move.name for move in PACKAGE.moves.values() if move.permission is not None and move.name != "discard"
)
DISCARD: Final = move_page(PACKAGE_PAGE, "discard", then="lead_packages")


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(KEEP)
def put(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """From a lead: into a package that is being put together, or a new one."""
    lead = get_object_or_404(Lead.objects.visible_to(reader), pk=pk)
    form = dress(PutForm(request.POST if request.method == "POST" else None, Package.objects.visible_to(reader)))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            return redirect(put_into_package(actor=reader, lead=lead, now=timezone.now(), **form.cleaned_data))
    return trying.draw(request, "leads/put.html", {"lead": lead})


@require_safe
@for_permission(KEEP)
def take_away(request: HttpRequest, reader: User, pk: UUID, form: str) -> HttpResponseBase:
    """What one recipient is given, as a file to hand over: where the rules let it have it, today."""
    delivery = get_object_or_404(
        PackageDelivery.objects.visible_to(reader).select_related("package", "recipient__partner"), pk=pk
    )
    if form not in FORMS:
        raise Http404
    package, now = delivery.package, timezone.now()
    trying = Trying()
    with trying:
        answer = ask_for(package, delivery.recipient, now)
        if not answer.may:
            raise MayNotRead(SENTENCES[answer.reason])
        kind, ending, write = FORMS[form]
        if write is None and delivery.pdf is None:
            raise NotPrinted
        made = write(read_content(package)) if write else bytes(delivery.pdf or b"")
        detail: dict[str, str | int | bool] = {"recipient": str(delivery.recipient_id), "form": form}
        audit.record("user", str(reader.pk), "lead_package.take_away", f"lead_package:{package.pk}", detail)
        name = f"{package.reference}-{form}.{ending}"
        return HttpResponse(made, kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
    return PACKAGE_PAGE.draw(request, reader, package, error=trying.error)


@require_safe
@for_permission(SEE)
def show_recalls(request: HttpRequest, reader: User) -> HttpResponse:
    """Who has not said that recalled copies are gone: first those whose time is up, the longest first."""
    return render(request, "leads/recalls.html", describe_recalls(reader))


def describe_recalls(reader: User) -> Context:
    now = timezone.now()
    rows = list(
        PackageDelivery.objects.visible_to(reader)
        .missing()
        .select_related("package", "recipient__partner")
        .order_by("package__recalled_at", "recipient__partner__name", "pk")
    )
    stones = [
        Tombstone(row.package_id, Why(row.package.why_recalled), row.package.recalled_at, frozenset({str(row.pk)}))
        for row in rows
        if row.package.recalled_at is not None
    ]
    nobody: list[Acknowledged] = []
    overdue = {each.recipient for each in list_overdue(stones, nobody, now)}
    return {"rows": [(row, str(row.pk) in overdue) for row in rows], "overdue": len(overdue)}


@require_POST
@for_permission(KEEP)
def mark_gone(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    delivery = get_object_or_404(PackageDelivery.objects.visible_to(reader), pk=pk)
    with Trying() as trying:
        acknowledge_at_desk(actor=reader, delivery=delivery, now=timezone.now())
        return redirect("lead_recalls")
    return trying.draw(request, "leads/recalls.html", describe_recalls(reader))


def _find_partner(reader: User, pk: UUID) -> Partner:
    return get_object_or_404(Partner.objects.visible_to(reader), pk=pk, state=PartnerState.ACTIVE)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(KEEP_PARTNERS)
def let_read(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """What a partner reads for; and its key to read with."""
    partner = _find_partner(reader, pk)
    recipient = Recipient.objects.kept_by(reader).filter(partner=partner).first()
    form = ReadingForm(request.POST if request.method == "POST" else None)
    if recipient is not None:
        form.initial = {
            "purpose": recipient.purpose, "use": recipient.use, "countries": recipient.countries.split()
        }  # fmt: skip
    trying = Trying(dress(form))
    if form.is_bound and form.is_valid():
        with trying:
            keep_recipient(actor=reader, partner=partner, now=timezone.now(), **form.cleaned_data)
            return redirect("lead_partner_reading", partner.pk)
    return trying.draw(request, "leads/reading.html", {"partner": partner, "recipient": recipient})


@require_POST
@for_permission(KEEP_PARTNERS)
@after_proof
def give_read_key(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """The new key stands on this page and on no other."""
    partner = _find_partner(reader, pk)
    with Trying() as trying:
        key = make_read_key(actor=reader, partner=partner, now=timezone.now())
        address = f"{settings.TITIAN.desk_origin}/taxii2/"
        return render(request, "leads/read_key.html", {"key": key, "partner": partner, "address": address})
    return trying.draw(request, "leads/reading.html", {"partner": partner, "form": dress(ReadingForm())})
