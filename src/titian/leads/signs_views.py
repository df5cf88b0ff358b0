"""What was read in a lead, on its page; and which rules are asked, as the region's office sets them."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from titian.desk.forms import dress
from titian.desk.pages import Trying, add_page
from titian.leads.actions.set_rules import say_brought, switch_rule
from titian.leads.codes import Kind
from titian.leads.derived_models import Brought, ClusterMember, LeadReading, PairJudgement, RuleSwitch
from titian.leads.models import Lead, Mention
from titian.leads.signs_codes import CERTAINTIES, LETTERS, PROMISES, RULES, WEIGHTS
from titian.leads.signs_forms import READ, BroughtForm, SwitchForm
from titian.leads.workflow import make_value
from titian.people.country_names import COUNTRY_NAMES
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission

KEEP_RULES: Final = Permission.KEEP_LEAD_RULES
MOST_SHOWN: Final = 50
Context = dict[str, Any]  # Any: what templates take
KINDS: Final = {**dict(Kind.choices), **PROMISES}


def describe_signs(reader: User, lead: Lead) -> Context:
    """What the worker read in the words, each with the words it rests on; nothing of it is decided."""
    reading = LeadReading.objects.visible_to(reader).filter(lead=lead).first()
    belongs = ClusterMember.objects.visible_to(reader).filter(lead=lead).select_related("cluster__leader").first()
    switches = RuleSwitch.objects.visible_to(reader)
    context: Context = {
        "reading": reading,
        "rules_off": [(RULES[row.rule], row) for row in switches.off().order_by("rule") if row.rule in RULES],
        "belongs": belongs,
        "judgements": list_judgements(reader, lead),
    }
    if reading is None:
        return context
    newest = switches.order_by("-pk").first()
    content = reading.content
    return {
        **context,
        "language": READ.get(reading.language, reading.language),
        "tried": list_tried(reader, reading.language, lead.country),
        "is_old": newest is not None and newest.at > reading.at,
        "letters": [(LETTERS.get(note["code"], note["code"]), note["words"]) for note in content.get("notes", [])],
        "signs": [
            (RULES.get(hit["rule"], hit["title"]), WEIGHTS[hit["weight"]], hit["quotes"], hit["source"])
            for hit in content.get("signs", [])
        ],
        "found": list(_list_found(reader, lead, content.get("identifiers", [])[:MOST_SHOWN])),
    }


def _list_found(reader: User, lead: Lead, identifiers: list[dict[str, Any]]) -> Any:  # Any: rows of the template
    """Each with whose it is, where somebody noted it; else with what `note` needs, where it can be noted at all."""
    noted = {(row.kind, row.value): row for row in Mention.objects.visible_to(reader).filter(lead=lead)}
    for one in identifiers:
        kind, written = one["kind"], one["as_written"].strip()
        mention = noted.get((kind, make_value(kind, written))) if kind in Kind.values else None
        may_note = kind in Kind.values and mention is None
        yield KINDS.get(kind, kind), kind, written, CERTAINTIES[one["certainty"]], mention, may_note


def list_tried(reader: User, language: str, country: str) -> list[Brought]:
    """Where the rules were tried on honest ads of this language: in the lead's country, where it is known."""
    rows = Brought.objects.visible_to(reader).last_of_each().filter(language=language, raised__isnull=False, ads__gt=0)
    return list((rows.filter(country=country) if country else rows).order_by("country", "town"))


def list_judgements(reader: User, lead: Lead) -> list[tuple[PairJudgement, Lead]]:
    """What holds of this lead and others, each with the other."""
    rows = PairJudgement.objects.visible_to(reader).last_of_each().select_related("one", "other", "by")
    mine = [*rows.filter(one=lead), *rows.filter(other=lead)]
    return [(row, row.other if row.one_id == lead.pk else row.one) for row in mine[:MOST_SHOWN]]


@require_safe
@for_permission(KEEP_RULES)
def show_rules(request: HttpRequest, reader: User) -> HttpResponse:
    return render(request, "leads/rules.html", describe_rules(reader))


def describe_rules(reader: User, faulty: SwitchForm | None = None, of: str = "") -> Context:
    """Each rule with how it is set; and where honest ads were brought."""
    last = {row.rule: row for row in RuleSwitch.objects.visible_to(reader).last_of_each().select_related("by")}
    rows = (
        Brought.objects.visible_to(reader).last_of_each().select_related("by").order_by("language", "country", "town")
    )
    return {
        "rules": [
            (
                code,
                title,
                last.get(code),
                code not in last or last[code].is_on,
                _name(code, faulty if code == of else None),
            )
            for code, title in RULES.items()
        ],
        "brought": [
            (row, READ.get(row.language, row.language), COUNTRY_NAMES.get(row.country, row.country)) for row in rows
        ],
    }


def _name(code: str, given: SwitchForm | None) -> SwitchForm:
    form = given or SwitchForm()
    form.auto_id = f"{code}-%s"  # a page has several forms, and a label names one field
    return dress(form)


@require_POST
@for_permission(KEEP_RULES)
def set_rule(request: HttpRequest, reader: User, rule: str, to: str) -> HttpResponseBase:
    form = SwitchForm(request.POST)
    trying = Trying(form)
    if form.is_valid():
        with trying:
            switch_rule(actor=reader, rule=rule, is_on=to == "on", now=timezone.now(), **form.cleaned_data)
            return redirect("lead_rules")
    return trying.draw(request, "leads/rules.html", describe_rules(reader, form, rule))


ADD_BROUGHT: Final = add_page(
    "desk/add.html",
    KEEP_RULES,
    lambda reader, data: BroughtForm(data),
    say_brought,
    title=gettext_lazy("Honest ads that a country brought"),
)
