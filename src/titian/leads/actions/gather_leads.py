"""Leads gathered into clusters by the worker: when there is something new, and no more than a part of its time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import Count, Max, Sum
from django.utils import timezone

from titian.leads.derived_models import ClusterMember, Gathering, LeadCluster, LeadReading, PairJudgement
from titian.leads.models import Lead

if TYPE_CHECKING:
    from titian.leads.belonging import Judgement, Offer
    from titian.leads.belonging.apart import Gathered

log = structlog.get_logger()
MOST_LEADS: Final = 100_000
"""The newest so many are gathered: what that takes is measured in docs/leads/figures.md."""
RESTS: Final = 10
"""After a gathering, so many times as long as it took, none is begun."""
AT_ONCE: Final = 1_000


class _Days(NamedTuple):
    first: date
    last: date
    times: int


def gather_leads(now: datetime | None = None) -> bool:
    """Gathers what was read of leads, where anything has changed since; whether it did. Safe to run twice."""
    begun = now or timezone.now()
    last = Gathering.objects.filter(pk=1).first()
    state = _describe_state()
    if last is not None and (state == last.state or _rests(last, begun)):
        return False
    from titian.leads.belonging.apart import gather_apart

    kept = _Kept()
    found = gather_apart(kept.list_offers(), _list_judgements())
    with transaction.atomic():
        changed = _keep(found, kept)
        told = {
            "begun_at": begun,
            "ended_at": now or timezone.now(),
            "state": state,
            "leads": len(kept.days),
            "left_out": max(0, LeadReading.objects.count() - len(kept.days)),
        }
        Gathering.objects.update_or_create(pk=1, defaults=told)
    log.info("leads.gathering.done", leads=len(kept.days), clusters=len(found), changed=changed)
    return True


def _describe_state() -> str:
    read = LeadReading.objects.aggregate(count=Count("pk"), newest=Max("at"))
    judged = PairJudgement.objects.aggregate(count=Count("pk"), newest=Max("pk"))
    times = Lead.objects.aggregate(times=Sum("times"))["times"]
    return f"{read['count']} {read['newest']} {times} {judged['count']} {judged['newest']}"


def _rests(last: Gathering, now: datetime) -> bool:
    return now < last.ended_at + RESTS * (last.ended_at - last.begun_at)


class _Kept:
    """The leads that are gathered, passed on one by one: of each its days are kept, and no word."""

    def __init__(self) -> None:
        self.days: dict[str, _Days] = {}

    def list_offers(self) -> Iterator[Offer]:
        from titian.leads.belonging import Offer

        rows = LeadReading.objects.select_related("lead").order_by("-lead__last_on", "-lead__first_on", "pk")
        rows = rows.only("plain", "language", "lead__first_on", "lead__last_on", "lead__times")
        for row in rows[:MOST_LEADS].iterator(chunk_size=AT_ONCE):
            lead = row.lead
            self.days[str(lead.pk)] = _Days(lead.first_on, lead.last_on, lead.times)
            yield Offer(str(lead.pk), row.plain, row.language or None, _at(lead.first_on), _at(lead.last_on))


def _at(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _list_judgements() -> Iterator[Judgement]:
    from titian.leads.belonging import Judgement, Verdict

    for row in PairJudgement.objects.last_of_each().iterator(chunk_size=AT_ONCE):
        yield Judgement(str(row.one_id), str(row.other_id), Verdict(row.verdict))


def _keep(found: Iterable[Gathered], kept: _Kept) -> int:
    """Writes what differs from what is there; how many clusters do. A lead that is gone by now is left out of them."""
    there = {str(pk) for pk in Lead.objects.values_list("pk", flat=True).iterator(chunk_size=AT_ONCE)}
    wanted = {}
    for one in found:
        members = [member for member in one.members if member in there]
        if one.leader in there and len(members) > 1:
            cluster = _make_cluster(one, members, kept.days)
            wanted[cluster.pk] = cluster, one, members
    before = dict(LeadCluster.objects.values_list("pk", "fingerprint"))
    stays = {pk for pk, (cluster, *_) in wanted.items() if before.get(pk) == cluster.fingerprint}
    gone = [pk for pk in before if pk not in stays]
    for at in range(0, len(gone), AT_ONCE):
        LeadCluster.objects.filter(pk__in=gone[at : at + AT_ONCE]).delete()
    new = [row for pk, row in wanted.items() if pk not in stays]
    LeadCluster.objects.bulk_create([cluster for cluster, *_ in new], batch_size=AT_ONCE)
    members_of = (_list_members(one, members) for _, one, members in new)
    ClusterMember.objects.bulk_create((row for rows in members_of for row in rows), batch_size=AT_ONCE)
    return len(new)


def _make_cluster(one: Gathered, members: list[str], days: Mapping[str, _Days]) -> LeadCluster:
    seen = [days[member] for member in members]
    said: dict[str, Any] = {  # Any: fields of a cluster
        "leads": len(members),
        "times": sum(day.times for day in seen),
        "first_on": min(day.first for day in seen),
        "last_on": max(day.last for day in seen),
        "languages": list(one.languages),
        "laid_out": list(one.laid_out),
        "weakest": one.weakest,
        "proposals": list(one.proposals),
        "judged": [edge for edge in one.edges if edge[3]],
    }
    whole = json.dumps([said, members, one.edges], default=str)
    return LeadCluster(leader_id=UUID(one.leader), fingerprint=sha256(whole.encode()).hexdigest(), **said)


def _list_members(one: Gathered, members: Iterable[str]) -> Iterator[ClusterMember]:
    held = {edge[0]: (edge[1], edge[2]) for edge in one.edges if not edge[3]}
    for member in members:
        by, likeness = held.get(member, (None, None))
        yield ClusterMember(
            lead_id=UUID(member), cluster_id=UUID(one.leader), held_by=UUID(by) if by else None, likeness=likeness
        )
