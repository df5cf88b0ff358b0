"""The plan as pages: a cycle's items, one item with its history, members, objectives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian.desk.errors import Refused
from titian.desk.forms import dress
from titian.desk.pages import SEEN, RecordPage, Trying, add_page, list_page
from titian.people.desk import for_permission
from titian.people.models import Role, User
from titian.people.policies import Permission, may
from titian.workplan.actions.keep_cycle import add_party, begin_cycle, let_party_go, link_party, take_party_back
from titian.workplan.actions.keep_item import add_item
from titian.workplan.changes import FIELDS, read_history
from titian.workplan.codes import AREAS, OPEN, CycleState, Part
from titian.workplan.forms import AddItemForm, AmendForm, CycleForm, LinkForm, PartyForm, WhyForm
from titian.workplan.models import ActionItem, Cycle, Objective, Party, Update
from titian.workplan.querysets import list_seen_by
from titian.workplan.tables import ITEMS, PARTIES, list_options, with_what_a_row_says
from titian.workplan.workflow import CYCLE, ITEM

if TYPE_CHECKING:
    from titian.people.forms import Data

SEE: Final = Permission.SEE_PLAN
KEEP: Final = Permission.KEEP_PLAN
MOST_PRINTED: Final = 60
MOST_TOLD: Final = 24
Context = dict[str, Any]  # Any: what templates take


@require_safe
@for_permission(SEE)
def show_plan(request: HttpRequest, reader: User) -> HttpResponseBase:
    cycle = Cycle.objects.shown()
    if cycle is None:
        return render(request, "workplan/empty.html", {"may_keep": may(reader, KEEP)})
    return draw_cycle(request, reader, cycle)


def draw_cycle(request: HttpRequest, reader: User, cycle: Cycle) -> HttpResponseBase:
    rows = with_what_a_row_says(cycle.items.visible_to(reader), reader)
    table = ITEMS.draw(request, reader, rows, options=list_options(cycle, reader))
    context = {
        "cycle": cycle,
        "table": table,
        "objectives": list_objectives(cycle, reader),
        "without_lead": cycle.items.visible_to(reader).open().without_lead().count(),
        "others": Cycle.objects.exclude(pk=cycle.pk).order_by("first_year"),
        "may_keep": may(reader, KEEP),
        "is_closed": cycle.state == CycleState.CLOSED,
    }
    return table.export() or render(request, "workplan/plan.html", context)


def list_objectives(cycle: Cycle, reader: User) -> QuerySet[Objective]:
    """With how many of their items the reader sees, and how many of those are open."""
    seen = Q(items__visibility__in=sorted(list_seen_by(reader)))
    open_ = seen & Q(items__state__in=sorted(OPEN))
    return cycle.objectives.order_by("number").annotate(
        seen=Count("items", filter=seen, distinct=True), open=Count("items", filter=open_, distinct=True)
    )


def list_items(reader: User) -> QuerySet[ActionItem]:
    return ActionItem.objects.visible_to(reader).select_related("cycle", "objective", "issue")


def describe_item(request: HttpRequest, reader: User, item: ActionItem) -> Context:
    involved = item.involved.select_related("party").order_by("part", "party__name", "from_on")
    return {
        "item": item,
        "fields": [(label, getattr(item, name)) for name, label in FIELDS.items() if name != "title"],
        "areas": [AREAS[area] for area in item.areas],
        "now": [row for row in involved if row.to_on is None],
        "before": [row for row in involved if row.to_on is not None],
        "has_lead": any(row.part == Part.LEAD for row in involved if row.to_on is None),
        "lineage": item.changes.filter(other__in=ActionItem.objects.visible_to(reader)).select_related("other__cycle"),
        "is_open": item.state in OPEN,
        "updates": Update.objects.visible_to(reader)
        .shared()
        .filter(item=item)
        .select_related("party", "meeting")
        .order_by("-meeting__begins_on", "party__name")[:MOST_TOLD],
    }


ITEM_PAGE: Final = RecordPage("workplan/item.html", ITEM, SEE, list_items, describe_item)


@require_safe
@for_permission(SEE)
def show_history(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """Each word with who wrote it, when and why; then the steps."""
    item = get_object_or_404(list_items(reader), pk=pk)
    fields, told = read_history(item, list_seen_by(reader))
    return render(request, "workplan/history.html", {"item": item, "fields": fields, "told": told})


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(KEEP)
def amend(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    item = get_object_or_404(list_items(reader), pk=pk)
    form = dress(AmendForm(item, request.POST if request.method == "POST" else None))
    error: Refused | None = None
    if form.is_bound and form.is_valid():
        seen = request.POST.get(SEEN, "")
        try:
            ITEM.perform(
                item, "amend", actor=reader, now=timezone.now(), given=form.cleaned_data,
                seen=int(seen) if seen.isdecimal() else None,
            )  # fmt: skip
            return redirect(item)
        except Refused as refusal:
            error = refusal
            item = get_object_or_404(list_items(reader), pk=pk)
    status = error.status if error is not None else 422 if form.errors else 200
    context = {"item": item, "form": form, "error": error, "fields": [(FIELDS[n], getattr(item, n)) for n in FIELDS]}
    return render(request, "workplan/amend.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(KEEP)
def add_to_cycle(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """A new item of a cycle."""
    cycle = get_object_or_404(Cycle, pk=pk)

    def make_form(reader: User, data: Data | None) -> AddItemForm:
        return AddItemForm(cycle, data)

    page = add_page("desk/add.html", KEEP, make_form, add_item, title=gettext_lazy("Add an item"))
    return page(request)


def list_cycles(reader: User) -> QuerySet[Cycle]:
    return Cycle.objects.all()


def describe_cycle(request: HttpRequest, reader: User, cycle: Cycle) -> Context:
    return {
        "cycle": cycle,
        "objectives": list_objectives(cycle, reader).prefetch_related("issues"),
        "open": cycle.items.visible_to(reader).open().count(),
        "is_closed": cycle.state == CycleState.CLOSED,
        "is_drafting": cycle.state == CycleState.DRAFTING,
    }


CYCLE_PAGE: Final = RecordPage("workplan/cycle.html", CYCLE, SEE, list_cycles, describe_cycle)
ADD_CYCLE: Final = add_page(
    "desk/add.html", KEEP, lambda reader, data: CycleForm(data), begin_cycle, title=gettext_lazy("Begin a plan")
)


@require_safe
@for_permission(SEE)
def show_cycle_items(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    return draw_cycle(request, reader, get_object_or_404(Cycle, pk=pk))


@require_safe
@for_permission(SEE)
def show_objective(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """One page to print: what is done for this objective."""
    objective = get_object_or_404(Objective.objects.select_related("cycle"), pk=pk)
    items = with_what_a_row_says(ActionItem.objects.visible_to(reader).filter(objective=objective), reader)
    context = {
        "objective": objective,
        "items": items.select_related("issue").order_by("issue__text", "number")[:MOST_PRINTED],
        "counted": items.count(),
        "most": MOST_PRINTED,
    }
    return render(request, "workplan/objective.html", context)


MEMBERS_PAGE: Final = list_page(
    "workplan/members.html",
    PARTIES,
    SEE,
    lambda reader: Party.objects.all(),
    lambda reader: {"may_keep": may(reader, KEEP)},
)
ADD_PARTY: Final = add_page(
    "desk/add.html", KEEP, lambda reader, data: PartyForm(data), add_party, title=gettext_lazy("Add a member")
)


@require_safe
@for_permission(SEE)
def show_party(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """One page to print: what a member leads and is a partner in, now and before."""
    return _draw_party(request, reader, get_object_or_404(Party, pk=pk))


def _draw_party(
    request: HttpRequest,
    reader: User,
    party: Party,
    given: WhyForm | LinkForm | None = None,
    error: Refused | None = None,
) -> HttpResponse:
    seen = ActionItem.objects.visible_to(reader)
    rows = party.involved.filter(item__in=seen).select_related("item__cycle", "item__objective")
    rows = rows.order_by("-item__cycle__first_year", "item__number")
    leaving = given if isinstance(given, WhyForm) else WhyForm(auto_id="leave-%s")
    linking = given if isinstance(given, LinkForm) else LinkForm(party)
    context = {
        "party": party,
        "now": list(rows.filter(to_on=None)[: MOST_PRINTED + 1]),
        "before": list(rows.exclude(to_on=None)[:MOST_PRINTED]),
        "most": MOST_PRINTED,
        "form": dress(leaving),
        "link_form": dress(linking),
        "speaks": count_speaking(party),
        "error": error,
        "stays": party.stays.all(),
        "may_keep": may(reader, KEEP) and party.left_on is None,
        "may_take_back": may(reader, KEEP) and party.left_on is not None,
    }
    faulty = given is not None and bool(given.errors)
    return render(request, "workplan/member.html", context, status=error.status if error else 422 if faulty else 200)


def count_speaking(party: Party) -> int:
    """Open accounts of focal points of its body."""
    mine = User.objects.open().filter(role=Role.FOCAL_POINT, organisation__isnull=False)
    return mine.filter(organisation=party.organisation_id).count()


@require_POST
@for_permission(KEEP)
def let_go(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    party = get_object_or_404(Party, pk=pk)
    return _change_party(request, reader, party, WhyForm(request.POST, auto_id="leave-%s"), let_party_go)


@require_POST
@for_permission(KEEP)
def take_back(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """A member that left takes part again."""
    party = get_object_or_404(Party, pk=pk)
    with Trying() as trying:
        take_party_back(actor=reader, party=party, now=timezone.now())
        return redirect(party)
    return _draw_party(request, reader, party, error=trying.error)


@require_POST
@for_permission(KEEP)
def link(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """Another body speaks for the member, or none."""
    party = get_object_or_404(Party, pk=pk)
    return _change_party(request, reader, party, LinkForm(party, request.POST), link_party)


def _change_party(
    request: HttpRequest, reader: User, party: Party, form: WhyForm | LinkForm, change: Callable[..., None]
) -> HttpResponse:
    if not form.is_valid():
        return _draw_party(request, reader, party, form)
    with Trying(form) as trying:
        change(actor=reader, party=party, now=timezone.now(), **form.cleaned_data)
        return redirect(party)
    return _draw_party(request, reader, party, form, trying.error)
