"""The pages of alerts: those that stand, one alert, what was sent as CAP, who stands in, and the rules that ask."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from titian import audit
from titian.desk.forms import dress
from titian.desk.pages import RecordPage, Trying, add_page, list_page
from titian.people.country_names import COUNTRY_NAMES
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.preparedness.actions.acknowledge_alert import acknowledge_alert
from titian.preparedness.actions.declare_drill import declare_drill, list_drillable
from titian.preparedness.actions.keep_alert import add_alert, read_told
from titian.preparedness.actions.name_deputies import list_able, name_deputies
from titian.preparedness.actions.send_alert import say_fault, write_message
from titian.preparedness.actions.tell_alert import list_chains
from titian.preparedness.actions.watch_triggers import add_trigger
from titian.preparedness.alert_codes import State
from titian.preparedness.alert_forms import AlertForm, DeputiesForm, DrillForm, TriggerForm, read_language
from titian.preparedness.alert_models import Alert, Deputy, DrillRecipient, Recipient, Trigger
from titian.preparedness.alert_tables import ALERTS, TRIGGERS
from titian.preparedness.alert_workflow import ALERT, TRIGGER
from titian.preparedness.alerts import Info, Kind, Message, find_faults
from titian.preparedness.models import Sealed
from titian.workplan.models import Party

SEE: Final = Permission.SEE_ALERTS
KEEP_TRIGGERS: Final = Permission.KEEP_TRIGGERS
Context = dict[str, Any]  # Any: what templates take


def list_alerts(reader: User) -> QuerySet[Alert]:
    return Alert.objects.visible_to(reader, timezone.now())


def list_triggers(reader: User) -> QuerySet[Trigger]:
    return Trigger.objects.all() if may(reader, KEEP_TRIGGERS) else Trigger.objects.none()


def describe_list(reader: User) -> Context:
    return {
        "may_draft": may(reader, Permission.DRAFT_ALERTS),
        "may_receive": may(reader, Permission.RECEIVE_ALERTS),
        "may_keep": may(reader, KEEP_TRIGGERS),
        "may_run": may(reader, Permission.RUN_EXERCISES),
    }


ALERTS_PAGE: Final = list_page("preparedness/alerts.html", ALERTS, SEE, list_alerts, describe_list)
TRIGGERS_PAGE: Final = list_page("preparedness/triggers.html", TRIGGERS, KEEP_TRIGGERS, list_triggers)
ADD_ALERT: Final = add_page(
    "desk/add.html",
    Permission.DRAFT_ALERTS,
    lambda reader, data: AlertForm(data),
    add_alert,
    title=gettext_lazy("Write an alert"),
)
ADD_TRIGGER: Final = add_page(
    "desk/add.html",
    KEEP_TRIGGERS,
    lambda reader, data: TriggerForm(data),
    add_trigger,
    title=gettext_lazy("Declare a rule"),
)


def read_message(alert: Alert) -> Message:
    """What was sent; of a draft, what would be, to whom it would go now."""
    from titian.preparedness.alerts.xml import read  # what reads XML is loaded for whoever opens an alert

    sent = alert.messages.exclude(kind=Kind.CANCEL).first()
    if sent is not None:
        return read(sent.content.encode())
    kind = Kind.UPDATE if alert.follows_id is not None else Kind.ALERT
    parties = {chain.party.code for chain in list_chains(alert.origins.split(), is_exercise=alert.is_exercise)}
    return write_message(alert, kind, timezone.now().replace(microsecond=0), parties)


def describe_alert(request: HttpRequest, reader: User, alert: Alert) -> Context:
    message, origins = read_message(alert), alert.origins.split()
    language = read_language()
    infos: list[Info] = sorted(message.infos, key=lambda info: info.language != language)
    is_sent = alert.state == State.RELEASED
    own = alert.recipients.filter(account=reader).first()
    names = {party.code.replace(" ", "_"): party.name for party in Party.objects.all()}
    return {
        "alert": alert,
        "infos": infos,
        "addresses": [names.get(code, code) for code in message.addresses],
        "origins": [COUNTRY_NAMES.get(code, code) for code in origins],
        "faults": [] if is_sent else [say_fault(fault) for fault in find_faults(message, origins)],
        "own": own,
        "recipients": list_recipients(alert) if may(reader, Permission.RELEASE_ALERTS) else None,
        "sealed": alert.sealed.filter(pk__in=Sealed.objects.visible_to(reader)).order_by("-pk") if is_sent else (),
        "may_seal": is_sent and alert.event is not None and may(reader, Permission.REPORT_EVENTS),
        "may_replace": is_sent and may(reader, Permission.DRAFT_ALERTS),
        "is_sent": is_sent,
    }


def list_recipients(alert: Alert) -> QuerySet[Recipient]:
    """Those who have not answered first."""
    rows = alert.recipients.select_related("account", "party", "wave", "stands_in_for")
    return rows.order_by("-acknowledged_at", "party__name", "wave__at", "pk")


class AlertPage(RecordPage):
    """The form of a draft begins with what the draft says."""

    def draw(self, request: HttpRequest, reader: User, record: Alert, **more: Any) -> HttpResponse:  # Any: as there
        given: dict[str, Form] = dict(more.pop("given", None) or {})
        if record.state in ALERT.moves["propose"].states:
            form = given.get("propose") or ALERT.moves["propose"].make_form()
            if form is not None:
                if not form.is_bound:
                    form.initial = read_told(record)
                given["propose"] = form
        return super().draw(request, reader, record, given=given, **more)


ALERT_PAGE: Final = AlertPage("preparedness/alert.html", ALERT, SEE, list_alerts, describe_alert, shows_history=False)
TRIGGER_PAGE: Final = RecordPage("preparedness/trigger.html", TRIGGER, KEEP_TRIGGERS, list_triggers, shows_history=True)


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.DRAFT_ALERTS)
def replace(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """A draft that is to stand in the place of an alert that stands."""
    alert = get_object_or_404(list_alerts(reader).filter(state=State.RELEASED), pk=pk)
    data = request.POST if request.method == "POST" else None
    form = AlertForm(data, initial=read_told(alert))
    for name in ("event", "is_exercise"):
        del form.fields[name]
    trying = Trying(dress(form))
    if form.is_bound and form.is_valid():
        with trying:
            return redirect(add_alert(actor=reader, now=timezone.now(), follows=alert, **form.cleaned_data))
    return trying.draw(request, "desk/add.html", {"title": gettext_lazy("Write what stands in its place")})


@require_POST
@for_permission(Permission.RECEIVE_ALERTS)
def acknowledge(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """Whoever was told says that they read it."""
    alert = get_object_or_404(list_alerts(reader), pk=pk)
    with Trying() as trying:
        acknowledge_alert(actor=reader, alert=alert, now=timezone.now())
        return redirect(alert)
    return ALERT_PAGE.draw(request, reader, alert, error=trying.error)


@require_safe
@for_permission(SEE)
def show_cap(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """What was sent, as CAP 1.2, to those it was sent to. Who took it is on record."""
    alert = get_object_or_404(list_alerts(reader).filter(state=State.RELEASED), pk=pk)
    sent = alert.messages.exclude(kind=Kind.CANCEL).get()
    audit.record("user", str(reader.pk), "alert.take", f"alert:{alert.pk}")
    answer = HttpResponse(sent.content, content_type="application/cap+xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{sent.key}.cap.xml"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.RECEIVE_ALERTS)
def name_stand_ins(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Who is told next where the reader does not answer."""
    named = Deputy.objects.filter(focal_point=reader).order_by("rank").values_list("account", flat=True)
    able = list_able(reader)
    form = dress(DeputiesForm(able, request.POST if request.method == "POST" else None, list(named)))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            name_deputies(actor=reader, accounts=form.list_chosen(), now=timezone.now())
            return redirect("alert_deputies")
    return trying.draw(request, "preparedness/deputies.html", {"able": able, "named": list(named)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(Permission.RUN_EXERCISES)
def declare_recipients(request: HttpRequest, reader: User) -> HttpResponseBase:
    """Who is told of alerts of exercises, and nobody else."""
    able = list_drillable()
    declared = list(DrillRecipient.objects.values_list("account", flat=True))
    form = dress(DrillForm(able, request.POST if request.method == "POST" else None, declared))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            declare_drill(actor=reader, accounts=form.cleaned_data["accounts"], now=timezone.now())
            return redirect("drill_recipients")
    return trying.draw(request, "preparedness/drill.html", {"able": able})
