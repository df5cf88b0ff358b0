"""What of a package would leave, what is held back and why, and who may have it: worked out from the leads as they are.

Nothing here writes. The review shows what this says, the release holds to it, and every export and answer asks it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from titian.leads.codes import LeadState, Part, Purpose
from titian.leads.models import Giving, Lead, Mention
from titian.leads.out import marks as out_marks
from titian.leads.out.errors import NothingToSend, OutError
from titian.leads.out.identifiers import Mention as Seen
from titian.leads.out.identifiers import Offerer, Role, fold
from titian.leads.out.marks import Marks, Pap, Tlp, combine
from titian.leads.out.packages import Package as Out
from titian.leads.out.packages import assemble
from titian.leads.out.rules import Answer, Held, Reader, may_leave
from titian.leads.out.stix import write_bundle
from titian.leads.out.wordings import Wording
from titian.leads.package_codes import PackageState
from titian.sealing import sha256_hex

if TYPE_CHECKING:
    from titian.leads.models import Package, Recipient

ALLOWS: Final = {
    Purpose.WARN: frozenset({out_marks.Purpose.WARNING}),
    Purpose.DISRUPT: frozenset({out_marks.Purpose.WARNING, out_marks.Purpose.DISRUPTION}),
    Purpose.INVESTIGATE: frozenset({
        out_marks.Purpose.WARNING, out_marks.Purpose.DISRUPTION, out_marks.Purpose.INVESTIGATION,
    }),
}  # fmt: skip
UNKNOWN_LANGUAGE: Final = "und"
"""BCP 47: nobody has said in which language a lead is."""
PLATFORM: Final = ":"


@dataclass(frozen=True, slots=True)
class HeldBack:
    """An identifier that stays. `elsewhere`: here it is an offerer's, and in another lead, or spelling, somebody's."""

    mention: Mention
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """`out` is None where nothing can leave; `problem` says why."""

    out: Out | None
    held_back: tuple[HeldBack, ...]
    given_by: frozenset[str]
    problem: OutError | None = None

    @property
    def digest(self) -> str:
        """Of everything that would leave: what was reviewed and what is released have one."""
        return sha256_hex(write_bundle(self.out)) if self.out else ""


def find_contents(package: Package, now: datetime) -> Contents:
    """What would leave now; of one that was reviewed, as of the time of its review."""
    leads = list(package.leads.order_by("first_on", "pk"))
    mentions = list(Mention.objects.filter(lead__in=leads).order_by("kind", "value", "pk"))
    known = [_see(row) for row in [*mentions, *_list_same(mentions, leads)]]
    given_by = _find_givers(leads)
    if not leads:
        return Contents(None, (), given_by, NothingToSend())
    made_at = package.made_at or now.replace(microsecond=0)
    try:
        out = assemble(
            known,
            [(lead.words, UNKNOWN_LANGUAGE) for lead in leads],
            package_id=package.pk,
            reference=package.reference,
            desk=settings.TITIAN.hub_name,
            marks=combine(Marks(Tlp(lead.tlp), Pap(lead.pap), ALLOWS[Purpose(lead.purpose)]) for lead in leads),
            lures=(),
            seen=_find_days(leads),
            made_at=made_at,
            expires_at=package.expires_at or find_end(leads, made_at, package.days),
        )
    except OutError as problem:
        return Contents(None, _hold_back(mentions, ()), given_by, problem)
    return Contents(out, _hold_back(mentions, out.offerers), given_by)


def find_end(leads: Sequence[Lead], made_at: datetime, days: int) -> datetime:
    """So many days on, and never later than one of its leads goes."""
    last = min((lead.expires_on for lead in leads), default=made_at.date())
    return min(made_at + timedelta(days=days), datetime.combine(last, time(), UTC))


def is_still_so(offerers: Iterable[Offerer]) -> bool:
    """Whether nobody has judged one of these, in any lead, to be anything but an offerer's."""
    return not any(_is_other(row, offerers) for row in _list_others({each.value for each in offerers}))


def _is_other(row: Mention, offerers: Iterable[Offerer]) -> bool:
    return any(fold(row.value) == fold(each.value) for each in offerers)


def _see(row: Mention) -> Seen:
    return Seen(row.kind, row.value, Role(row.part), row.written)


def _spell(value: str) -> set[str]:
    """The spellings under which another lead may have it."""
    plain = fold(value)
    return {value, plain, f"+{plain}", f"@{plain}", value.partition(PLATFORM)[2] or value}


def _list_others(values: set[str]) -> list[Mention]:
    spelled = {spelling for value in values for spelling in _spell(value)}
    return list(Mention.objects.filter(value__in=spelled).exclude(part=Part.OFFERER))


def _list_same(mentions: Sequence[Mention], leads: Sequence[Lead]) -> list[Mention]:
    """What other leads have of the same identifiers, not an offerer's there."""
    mine = {lead.pk for lead in leads}
    offered = {row.value for row in mentions if row.part == Part.OFFERER}
    return [row for row in _list_others(offered) if row.lead_id not in mine]


def _hold_back(mentions: Sequence[Mention], leaving: Sequence[Offerer]) -> tuple[HeldBack, ...]:
    gone = {(each.kind, fold(each.value)) for each in leaving}
    stay = [row for row in mentions if row.part != Part.OFFERER or (row.kind, fold(row.value)) not in gone]
    return tuple(HeldBack(row, row.part == Part.OFFERER) for row in stay)


def _find_givers(leads: Sequence[Lead]) -> frozenset[str]:
    """Partners that gave every one of the leads: it is theirs as well."""
    given: dict[object, set[str]] = {lead.pk: set() for lead in leads}
    for lead, partner in Giving.objects.filter(lead__in=leads, partner__isnull=False).values_list("lead", "partner"):
        given[lead].add(str(partner))
    return frozenset(set.intersection(*given.values())) if given else frozenset()


def _find_days(leads: Sequence[Lead]) -> tuple[datetime, datetime]:
    days = [day for lead in leads for day in (lead.first_on, lead.last_on)] or [datetime.now(UTC).date()]
    return datetime.combine(min(days), time(), UTC), datetime.combine(max(days), time(), UTC)


def mark(package: Package, contents: Contents) -> None:
    """Puts onto a package what follows from its contents; the caller saves it, or only goes on asking."""
    if contents.out is None:
        raise contents.problem or NothingToSend
    out = contents.out
    package.expires_at, package.digest = out.expires_at, contents.digest
    package.tlp, package.pap = out.marks.tlp.value, out.marks.pap.value
    package.purposes = " ".join(sorted(purpose.value for purpose in out.marks.purposes))
    package.given_by = " ".join(sorted(contents.given_by))


def hold(package: Package, *, as_out: bool = False, is_frozen: bool | None = None) -> Held:
    """The package as `may_leave` asks for it. `as_out`: as it will be once two people have released it. `is_frozen`:
    whether one of its leads is, where whoever asks has looked already."""
    state = {PackageState.OUT: "out", PackageState.RECALLED: "recalled", PackageState.GONE: "recalled"}
    purposes = frozenset(out_marks.Purpose(code) for code in package.purposes.split())
    told: Any = "out" if as_out else state.get(PackageState(package.state), "draft")  # Any: one of three words
    return Held(
        marks=Marks(Tlp(package.tlp), Pap(package.pap), purposes),
        state=told,
        expires_at=package.expires_at or datetime.min.replace(tzinfo=UTC),
        given_by=frozenset(package.given_by.split()),
        named=frozenset(str(each.partner_id) for each in package.recipients.all()),
        flees=frozenset(package.flees.split()) if package.is_flight_known else None,
        is_frozen=package.leads.filter(state=LeadState.FROZEN).exists() if is_frozen is None else is_frozen,
    )


def read_as(recipient: Recipient, now: datetime) -> Reader:
    """The recipient as `may_leave` asks for it: a program, and so no person whom TLP:RED could name."""
    return Reader(
        organisation=str(recipient.partner_id),
        person="",
        circle="partner",
        countries=frozenset(recipient.countries.split()),
        purpose=out_marks.Purpose(recipient.purpose),
        use=out_marks.Use(recipient.use),
        at=now,
    )


def ask_for(package: Package, recipient: Recipient, now: datetime, *, as_out: bool = False) -> Answer:
    """Whether this recipient may have this package now, and why not."""
    return may_leave(hold(package, as_out=as_out), read_as(recipient, now))


def write_content(out: Out) -> str:
    """What was released, to be read again by `read_content`."""
    return json.dumps({
        "offerers": [[each.kind, each.value] for each in out.offerers],
        "wordings": [[each.text, each.language] for each in out.wordings],
        "desk": out.desk,
        "seen": [out.first_seen.isoformat(), out.last_seen.isoformat()],
    }, ensure_ascii=False)  # fmt: skip


def read_content(package: Package) -> Out:
    """The package that was released. Of one without content there is none."""
    told = json.loads(package.content)
    first, last = (datetime.fromisoformat(text) for text in told["seen"])
    if package.made_at is None or package.expires_at is None:
        raise ValueError("not released")
    return Out(
        id=package.pk,
        reference=package.reference,
        desk=told["desk"],
        marks=hold(package).marks,
        offerers=tuple(Offerer((Seen(kind, value, Role.OFFERER),)) for kind, value in told["offerers"]),
        wordings=tuple(Wording(text, language) for text, language in told["wordings"]),
        lures=(),
        first_seen=first,
        last_seen=last,
        made_at=package.made_at,
        expires_at=package.expires_at,
    )
