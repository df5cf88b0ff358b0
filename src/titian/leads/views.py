"""The desk's pages of leads: triage, one lead, what was looked for, lines for help."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from titian import audit
from titian.desk.forms import dress
from titian.desk.pages import RecordPage, Trying, add_page, list_page
from titian.leads.actions.keep_lines import add_line
from titian.leads.actions.look_for import look_for
from titian.leads.actions.read_week import WEEK, read_week
from titian.leads.actions.take_offer import take_at_desk
from titian.leads.codes import MOST_FOUND, UNCLOSED, Confidence, LeadsTo, Part
from titian.leads.disruption.views import describe_asked
from titian.leads.forms import HelpLineForm, LookForm, OfferForm, PartForm
from titian.leads.givers import Proved, count_proved
from titian.leads.lines import find_lines
from titian.leads.models import Decision, Giving, HelpLine, Lead, Mention, Search, WeekRead
from titian.leads.picture_models import PictureShown
from titian.leads.picture_views import describe_picture
from titian.leads.signs_views import describe_signs
from titian.leads.tables import LEADS, LINES
from titian.leads.workflow import HELP_LINE, LEAD, WHY_CLOSED
from titian.people.country_names import COUNTRY_NAMES
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission

SEE: Final = Permission.SEE_LEADS
KEEP: Final = Permission.KEEP_LEADS
KEEP_LINES: Final = Permission.KEEP_HELP_LINES
OVERSEE: Final = Permission.OVERSEE_LEADS
WEEKS: Final = 26
Context = dict[str, Any]  # Any: what templates take
F = TypeVar("F", bound=Form)


def list_leads(reader: User) -> QuerySet[Lead]:
    return Lead.objects.visible_to(reader)


LEADS_PAGE: Final = list_page("leads/leads.html", LEADS, SEE, list_leads, may_export=False)
ADD_LEAD: Final = add_page(
    "desk/add.html", KEEP, lambda reader, data: OfferForm(data), take_at_desk, title=gettext_lazy("Type in an offer")
)


def describe_lead(request: HttpRequest, reader: User, lead: Lead) -> Context:
    """Opening a lead is written into the log: its words may be about people."""
    audit.record("user", str(reader.pk), "lead.read", f"lead:{lead.pk}")
    mentions = Mention.objects.visible_to(reader).filter(lead=lead).order_by("kind", "value")
    return {
        "lead": lead,
        "country": COUNTRY_NAMES.get(lead.country, ""),
        "givings": list_givings(lead),
        "mentions": [
            (row, _fill_part(row), dress(_name(LookForm(), f"look-{row.pk}")) if row.part == Part.OFFERER else None)
            for row in mentions
        ],
        "may_look": lead.state in UNCLOSED,
        **describe_asked(reader, lead),
        "decisions": [
            (row, LEAD.moves[row.step].label, say_decision(row))
            for row in lead.decisions.select_related("by").order_by("at", "pk")
        ],
        **describe_signs(reader, lead),
        **describe_picture(reader, lead),
    }


def list_givings(lead: Lead) -> list[tuple[Giving, Proved | None]]:
    """How it came, and how often the partner who gave it proved wrong before."""
    rows = list(lead.givings.select_related("partner").order_by("given_on", "channel", "pk"))
    proved = {row.partner_id: count_proved(row.partner) for row in rows if row.partner is not None}
    return [(row, proved.get(row.partner_id)) for row in rows]


def say_decision(row: Decision) -> str:
    """What was decided, in the reader's language: it is kept as a code, after what it is about."""
    about, _, code = row.what.rpartition(": ")
    said = {**dict(Confidence.choices), **dict(Part.choices), **WHY_CLOSED}.get(code, code)
    if row.step == "assess":
        about = str(dict(LeadsTo.choices).get(about, about))
    return f"{about}: {said}" if about else str(said)


def _name(form: F, prefix: str) -> F:
    form.auto_id = f"{prefix}-%s"  # a page has several forms, and a label names one field
    return form


def _fill_part(mention: Mention) -> PartForm:
    return dress(_name(PartForm(initial={"mention": mention.pk, "part": mention.part}), f"part-{mention.pk}"))


class LeadPage(RecordPage):
    """Where an identifier's part was refused, it is said above; forms of identifiers stand beside each."""

    def draw(self, request: HttpRequest, reader: User, record: Lead, **more: Any) -> HttpResponse:  # Any: as there
        given = dict(more.pop("given", None) or {})
        form = LEAD.moves["place"].make_form()
        if form is not None and "place" not in given:
            form.initial = {"country": record.country}
            given["place"] = form
        return super().draw(request, reader, record, given=given, **more)


LEAD_PAGE: Final = LeadPage("leads/lead.html", LEAD, SEE, list_leads, describe_lead)


@require_POST
@for_permission(KEEP)
def look(request: HttpRequest, reader: User, pk: UUID, mention: UUID) -> HttpResponseBase:
    """Only from a lead, for an identifier that stands in it."""
    row = get_object_or_404(Mention.objects.visible_to(reader).select_related("lead"), pk=mention, lead=pk)
    form = _name(LookForm(request.POST), f"look-{row.pk}")
    trying = Trying(dress(form))
    if form.is_valid():
        with trying:
            return redirect(look_for(actor=reader, mention=row, now=timezone.now(), **form.cleaned_data))
    return trying.draw(request, "leads/look.html", {"mention": row, "lead": row.lead})


@require_safe
@for_permission(SEE)
def show_search(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """The leads that were found, as they stand now."""
    search = get_object_or_404(Search.objects.visible_to(reader).select_related("mention__lead"), pk=pk)
    if search.mention is None:
        raise Http404
    rows = Lead.objects.visible_to(reader).filter(mentions__in=Mention.objects.joined_by(search.mention))
    is_everybodys = search.found > MOST_FOUND
    leads = [] if is_everybodys else list(rows.given_for(search.purpose).order_by("-last_on", "pk")[:MOST_FOUND])
    context = {"search": search, "leads": leads, "is_everybodys": is_everybodys, "most": MOST_FOUND}
    return render(request, "leads/search.html", context)


@require_safe
@for_permission(OVERSEE)
def show_weeks(request: HttpRequest, reader: User) -> HttpResponse:
    """Week by week, the newest first: who looked for what, for what and why; never the identifier itself."""
    return render(request, "leads/weeks.html", describe_weeks(reader))


def describe_weeks(reader: User) -> Context:
    """The last half year; and how often each had a picture shown, week by week."""
    today = timezone.now().date()
    this = today - timedelta(days=today.weekday())
    searches = Search.objects.overseen_by(reader).filter(at__date__gt=this - WEEKS * WEEK)
    read = {week.begins_on: week for week in WeekRead.objects.select_related("by")}
    weeks: dict[date, list[Search]] = {}
    for row in searches.select_related("by").order_by("-at", "pk"):
        day = row.at.date()
        weeks.setdefault(day - timedelta(days=day.weekday()), []).append(row)
    shown = [(begins, begins < this, rows, read.get(begins)) for begins, rows in weeks.items()]
    looks = PictureShown.objects.overseen_by(reader).filter(at__date__gt=this - WEEKS * WEEK)
    names: Counter[tuple[date, str]] = Counter()
    for look in looks.select_related("by"):
        day = look.at.date()
        names[day - timedelta(days=day.weekday()), look.by.get_full_name() or look.by.username] += 1
    pictures = sorted(names.items(), key=lambda row: (-row[0][0].toordinal(), row[0][1]))
    return {"weeks": shown, "pictures": [(day, name, count) for (day, name), count in pictures]}


@require_POST
@for_permission(OVERSEE)
def mark_week(request: HttpRequest, reader: User, day: str) -> HttpResponseBase:
    try:
        begins_on = date.fromisoformat(day)
    except ValueError as error:
        raise Http404 from error
    with Trying() as trying:
        read_week(actor=reader, begins_on=begins_on, now=timezone.now())
        return redirect("lead_weeks")
    return trying.draw(request, "leads/weeks.html", describe_weeks(reader))


def list_lines(reader: User) -> QuerySet[HelpLine]:
    return HelpLine.objects.visible_to(reader)


def describe_lines(reader: User) -> Context:
    return {"add": "/leads/lines/add/", "is_open": find_lines(timezone.now().date()).are_enough}


LINES_PAGE: Final = list_page("leads/lines.html", LINES, KEEP_LINES, list_lines, describe_lines, may_export=False)
ADD_LINE: Final = add_page(
    "desk/add.html",
    KEEP_LINES,
    lambda reader, data: HelpLineForm(data),
    add_line,
    title=gettext_lazy("Add a line for help"),
)
LINE_PAGE: Final = RecordPage("leads/line.html", HELP_LINE, KEEP_LINES, list_lines, shows_history=True)
