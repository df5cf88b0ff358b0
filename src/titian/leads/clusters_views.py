"""Clusters at the desk: a list, one with its template and its picture, and what people say of two leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from titian import audit
from titian.desk.forms import dress
from titian.desk.pages import Trying, list_page
from titian.leads.actions.judge_pair import judge_pair
from titian.leads.codes import LeadState, Pap, Purpose, Tlp, choose_strictest
from titian.leads.derived_models import ClusterMember, Gathering, LeadCluster, LeadReading, PairJudgement
from titian.leads.errors import OtherLeadUnknown
from titian.leads.models import Giving, Lead
from titian.leads.signs_forms import READ, JudgeForm
from titian.people.desk import for_permission
from titian.people.models import User
from titian.people.policies import Permission
from titian.tables import Column, Table

SEE: Final = Permission.SEE_LEADS
KEEP: Final = Permission.KEEP_LEADS
MOST_PAIRS: Final = 20
MOST_DRAWN: Final = 40
Context = dict[str, Any]  # Any: what templates take


def say_languages(cluster: LeadCluster) -> str:
    return ", ".join(READ.get(tag, tag) for tag in cluster.languages)


CLUSTERS: Final = Table(
    name="lead-clusters",
    caption=gettext_lazy("Clusters of leads"),
    columns=(
        Column("words", gettext_lazy("What its first lead says"), str, link=LeadCluster.get_absolute_url),
        Column("leads", gettext_lazy("Leads"), lambda row: row.leads, sort=("leads",), is_numeric=True),
        Column("times", gettext_lazy("Times given"), lambda row: row.times, is_numeric=True),
        Column("languages", gettext_lazy("Languages"), say_languages),
        Column("first", gettext_lazy("First given"), lambda row: row.first_on, sort=("first_on",)),
        Column("last", gettext_lazy("Last given"), lambda row: row.last_on, sort=("last_on",)),
    ),
    order="-last",
    empty=gettext_lazy("No leads share wording of their own yet."),
    hides_caption=True,
)
MEMBERS: Final = Table(
    name="lead-cluster",
    caption=gettext_lazy("Leads of this cluster"),
    columns=(
        Column("words", gettext_lazy("What it says"), lambda row: str(row.lead),
               link=lambda row: row.lead.get_absolute_url()),
        Column("likeness", gettext_lazy("How alike"), lambda row: say_likeness(row.likeness), sort=("likeness",)),
        Column("times", gettext_lazy("Times given"), lambda row: row.lead.times, is_numeric=True),
        Column("first", gettext_lazy("First given"), lambda row: row.lead.first_on, sort=("lead__first_on",)),
        Column("last", gettext_lazy("Last given"), lambda row: row.lead.last_on, sort=("lead__last_on",)),
        Column("state", gettext_lazy("State"), lambda row: LeadState(row.lead.state).label),
    ),
    order="first",
    hides_caption=True,
)  # fmt: skip


def say_likeness(likeness: float | None) -> str:
    """In hundredths of its own wording; nothing for the first lead, and for those that people joined."""
    return "" if likeness is None else f"{likeness:.0%}"


def list_clusters(reader: User) -> QuerySet[LeadCluster]:
    return LeadCluster.objects.visible_to(reader).select_related("leader")


def describe_gathering(reader: User) -> Context:
    return {"gathering": Gathering.objects.filter(pk=1).first()}


CLUSTERS_PAGE: Final = list_page(
    "leads/clusters.html", CLUSTERS, SEE, list_clusters, describe_gathering, may_export=False
)


@require_safe
@for_permission(SEE)
def show_cluster(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """A cluster is known by its first lead; a lead that is in another one by now leads there."""
    cluster = list_clusters(reader).filter(pk=pk).first()
    if cluster is None:
        member = get_object_or_404(ClusterMember.objects.visible_to(reader).select_related("cluster"), pk=pk)
        return redirect(member.cluster)
    audit.record("user", str(reader.pk), "lead_cluster.read", f"lead_cluster:{pk}")
    rows = ClusterMember.objects.visible_to(reader).filter(cluster=cluster).select_related("lead")
    table = MEMBERS.draw(request, reader, rows, may_export=False)
    return render(request, "leads/cluster.html", {"table": table, **describe_cluster(reader, cluster)})


def describe_cluster(reader: User, cluster: LeadCluster) -> Context:
    """What stays and what changes, where it would come apart first, and which pairs a person should look at."""
    edges = [cluster.weakest] if cluster.weakest else []
    leads = _find_leads(reader, [*edges, *cluster.proposals[:MOST_PAIRS], *cluster.judged[:MOST_PAIRS]])
    gathering = Gathering.objects.filter(pk=1).first()
    said = PairJudgement.objects.visible_to(reader).filter(one__belongs__cluster=cluster)
    said |= PairJudgement.objects.visible_to(reader).filter(other__belongs__cluster=cluster)
    return {
        "cluster": cluster,
        "languages": say_languages(cluster),
        "terms": _find_terms(cluster),
        "parts": _number(_draw_template(reader, cluster)),
        "weakest": next(_list_pairs(edges, leads), None),
        "proposals": list(_list_pairs(cluster.proposals[:MOST_PAIRS], leads)),
        "judged": list(_list_pairs(cluster.judged[:MOST_PAIRS], leads)),
        "gathering": gathering,
        "is_said_since": gathering is not None and said.filter(at__gt=gathering.begun_at).exists(),
    }


def _find_leads(reader: User, edges: Iterable[Sequence[Any]]) -> dict[str, Lead]:  # Any: JSON of a cluster
    ids = {UUID(end) for edge in edges for end in edge[:2]}
    return {str(lead.pk): lead for lead in Lead.objects.visible_to(reader).filter(pk__in=ids)}


def _list_pairs(edges: Iterable[Sequence[Any]], leads: dict[str, Lead]) -> Any:  # Any: rows of the template
    """Two leads, how alike they are and whether a person judged it, with a form to judge them; gone ones left out."""
    for at, (one, other, likeness, is_judged) in enumerate(edges):
        if one in leads and other in leads:
            form = make_judge_form(leads[other], f"{one[:8]}-{other[:8]}-{at}-{int(is_judged)}")
            yield leads[one], leads[other], say_likeness(likeness), is_judged, form


def make_judge_form(other: Lead | None, prefix: str) -> JudgeForm:
    form = JudgeForm(initial={"other": str(other.pk)} if other is not None else None)
    form.auto_id = f"{prefix}-%s"  # a page has several forms, and a label names one field
    return dress(form)


def _find_terms(cluster: LeadCluster) -> Sequence[str]:
    """What the strictest giver of any of its leads allows of it as a whole."""
    rows = Lead.objects.filter(belongs__cluster=cluster).values_list("tlp", "pap", "purpose").distinct()
    kinds = (Tlp, Pap, Purpose)
    said = zip(*rows, strict=True)
    return [str(kind(choose_strictest(kind.values, *codes)).label) for kind, codes in zip(kinds, said, strict=True)]


def _draw_template(reader: User, cluster: LeadCluster) -> Sequence[Any]:  # Any: parts of a template
    from titian.leads.belonging.template import draw_template

    readings = LeadReading.objects.visible_to(reader).filter(pk__in=cluster.laid_out)
    plain = {str(row.pk): row.plain for row in readings}
    return draw_template([plain[pk] for pk in cluster.laid_out if pk in plain])


def _number(parts: Iterable[Any]) -> list[tuple[int, str, Sequence[str]]]:  # Any: as above
    """Each part, with its number where it is a slot, else 0."""
    numbered, slots = [], 0
    for part in parts:
        slots += part.is_slot
        numbered.append((slots if part.is_slot else 0, part.words, part.seen))
    return numbered


@require_safe
@for_permission(SEE)
def draw_picture(request: HttpRequest, reader: User, pk: UUID) -> HttpResponse:
    """Its net, and its days below; `?narrow` for a phone. No word of any lead stands in it."""
    from titian.leads.clusters_picture import NARROW, WIDE, draw_cluster  # brings the drawing: loaded for whoever asks

    cluster = get_object_or_404(list_clusters(reader), pk=pk)
    rows = ClusterMember.objects.visible_to(reader).filter(cluster=cluster).select_related("lead")
    members = list(rows.order_by("lead__first_on", "pk"))
    step = max(1, -(-len(members) // MOST_DRAWN))
    drawn = [row for at, row in enumerate(members) if at % step == 0 or row.pk == cluster.pk]
    days = Giving.objects.filter(lead__belongs__cluster=cluster).values("given_on").annotate(number=Sum("times"))
    counts = dict(days.order_by("given_on").values_list("given_on", "number"))
    wide = NARROW if "narrow" in request.GET else WIDE
    picture = draw_cluster(cluster, drawn, len(members) - len(drawn), counts, wide)
    return HttpResponse(picture, content_type="image/svg+xml")


@require_http_methods(["GET", "HEAD", "POST"])
@for_permission(KEEP)
def judge(request: HttpRequest, reader: User, pk: UUID) -> HttpResponseBase:
    """Says of this lead and another whether they belong together."""
    lead = get_object_or_404(Lead.objects.visible_to(reader), pk=pk)
    form = dress(JudgeForm(request.POST if request.method == "POST" else None))
    trying = Trying(form)
    if form.is_bound and form.is_valid():
        with trying:
            other = Lead.objects.visible_to(reader).filter(pk__in=form.find_others()).first()
            if other is None:
                raise OtherLeadUnknown
            said = {name: form.cleaned_data[name] for name in ("verdict", "why")}
            judge_pair(actor=reader, one=lead, other=other, now=timezone.now(), **said)
            return redirect(lead)
    return trying.draw(request, "leads/judge.html", {"lead": lead})
