"""A situation report: an event's claims in sentences, each with its source, and how it stands beside the claims now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from titian.people.country_names import COUNTRY_NAMES
from titian.preparedness.codes import MEASURES, NEEDS, Status
from titian.preparedness.figures import Measure, Range
from titian.preparedness.models import ArrivalCounts, Claim, Event, Report
from titian.preparedness.reconciling import Line, Picture, reconcile
from titian.preparedness.words import say_clash, say_range, say_sea
from titian.statements.texts import FactText, PartText, SentenceText, Text
from titian.tables.hxl import Column, Table

FIRST: Final = (Measure.DEAD, Measure.MISSING, Measure.DEAD_OR_MISSING, Measure.UNKNOWN)
"""Said before all other figures."""
PARTS: Final = ("changed", "sum", "claims", "steps", "arrivals")
COUNTS: Final = "counts"
COLUMNS: Final = (
    Column("event", "#event+id"),
    Column("measure", "#indicator+code"),
    Column("from", "#indicator+num+min"),
    Column("to", "#indicator+num+max"),
    Column("about", "#meta+about"),
    Column("as of", "#date+reported"),
    Column("source", "#meta+source"),
    Column("reliability", "#meta+reliability"),
    Column("credibility", "#meta+credibility"),
    Column("counts", "#status+counts"),
    Column("out of date", "#status+stale"),
)


@dataclass(frozen=True)
class Standing:
    """`text` as it was drafted; `changed`: sentences of it that would not be said now; `new`: what would be said now
    and is not in it."""

    text: Text
    changed: frozenset[str]
    new: tuple[SentenceText, ...]

    @property
    def is_stale(self) -> bool:
        return bool(self.changed or self.new)


def draft(event: Event, language: str, picture: Picture | None = None) -> Text:
    """Nothing in it is finer than a named sea, and a small nationality is not shown. `picture`: the event's, for
    whoever has worked it out."""
    with translation.override(language):
        picture = picture or reconcile(event)
        parts = {
            "sum": (gettext("What the figures come to"), _say_sum(picture)),
            "claims": (gettext("Claims"), _say_claims(picture)),
            "steps": (gettext("How far it has come"), _say_steps(event)),
            "arrivals": (gettext("Arrivals, needs and shelter"), _say_arrivals(picture)),
        }
        title = gettext("Situation report: %(event)s") % {"event": _say_event(event)}
        return Text(
            title=title, language=language, wording="situation", visibility="members", released_on=None,
            parts=tuple(
                PartText(part=name, title=head, columns=(), sentences=tuple(said))
                for name, (head, said) in parts.items()
            ),
        )  # fmt: skip


def look_at(report: Report, drafts: dict[str, Text] | None = None, picture: Picture | None = None) -> Standing:
    """A drafted report beside what its event's claims say now. `drafts`: the event as it would be drafted now, by
    language, and its `picture`, for whoever looks at several."""
    text = Text.model_validate(report.body)
    drafts = {} if drafts is None else drafts
    if text.language not in drafts:
        drafts[text.language] = draft(report.event, text.language, picture)
    now = {one.id: one for one in _list_sentences(drafts[text.language])}
    before = {one.id: one for one in _list_sentences(text)}
    changed = frozenset(key for key, one in before.items() if key not in now or now[key].text != one.text)
    new = tuple(one for key, one in now.items() if key not in before or before[key].text != one.text)
    return Standing(text, changed, new)


def mark(standing: Standing) -> Text:
    """The text for a file: one that is out of date says so in its title, and first of all what changed."""
    text = standing.text
    if not standing.is_stale:
        return text.model_copy(update={"parts": (_make_part("changed", "", ()), *text.parts)})
    with translation.override(text.language):
        gone = [
            _say(f"gone:{one.id}", gettext("Not so any more: %(sentence)s") % {"sentence": one.text}, one.facts)
            for one in _list_sentences(text)
            if one.id in standing.changed
        ]
        come = [
            _say(f"new:{one.id}", gettext("Said since: %(sentence)s") % {"sentence": one.text}, one.facts)
            for one in standing.new
        ]
        title = gettext("OUT OF DATE. %(title)s") % {"title": text.title}
        changed = _make_part("changed", gettext("Changed since this was drafted"), (*gone, *come))
    return text.model_copy(update={"title": title, "parts": (changed, *text.parts)})


def make_table(report: Report, standing: Standing) -> Table:
    """Each claim of the report as a row with hashtags of HXL; whatever is out of date says so."""
    said = {
        fact.reference: (one.id, fact.words.get(COUNTS, "") != "")
        for one in _list_sentences(standing.text)
        for fact in one.facts
        if fact.kind == "claim"
    }
    claims = Claim.objects.filter(key__in=list(said)).exclude(measure=Measure.NATIONALITY).order_by("measure", "pk")
    rows = tuple(
        (
            str(claim.event_id), claim.measure, claim.low, claim.high, _say_yes(claim.is_about), claim.as_of,
            claim.source, claim.reliability, claim.credibility, _say_yes(said[str(claim.key)][1]),
            _say_yes(said[str(claim.key)][0] in standing.changed),
        )
        for claim in claims
    )  # fmt: skip
    return Table("situation-report", COLUMNS, rows)


def _say_yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _list_sentences(text: Text) -> Iterator[SentenceText]:
    return (one for part in text.parts for one in part.sentences)


def _make_part(name: str, title: str, sentences: Iterable[SentenceText]) -> PartText:
    return PartText(part=name, title=title, columns=(), sentences=tuple(sentences))


def _say(key: str, text: str, facts: Iterable[FactText] = ()) -> SentenceText:
    return SentenceText(id=key, text=text, drafted=text, facts=tuple(facts))


def _say_event(event: Event) -> str:
    days = _say_day(event.first_on) + (f" \u2013 {_say_day(event.last_on)}" if event.last_on else "")
    words = [str(event.get_kind_display()), say_sea(event.sea), days, event.name]
    return ", ".join(word for word in words if word)


def _say_day(day: date | datetime) -> str:
    return date_format(day, "DATE_FORMAT")


def _say_sum(picture: Picture) -> Iterator[SentenceText]:
    """The unexplained first."""
    balance = picture.balance
    left = say_range(balance.unexplained) or gettext("cannot be said")
    yield _say("unexplained", gettext("Unexplained: %(figure)s.") % {"figure": left})
    if balance.told is not None:
        yield _say("told", gettext("Told of: %(figure)s.") % {"figure": say_range(balance.told)})
    if balance.without:
        names = ", ".join(str(MEASURES[measure]) for measure in balance.without)
        yield _say("without", gettext("No figure is chosen for: %(names)s. That is not nought.") % {"names": names})
    for clash in balance.clashes:
        says, measures = say_clash(clash)
        yield _say(f"clash:{clash.how}:{measures}", f"{says} {measures}.")


def _say_claims(picture: Picture) -> Iterator[SentenceText]:
    places = {str(measure): place for place, measure in enumerate(FIRST)}
    for line in sorted(picture.lines, key=lambda one: places.get(one.measure, len(places))):
        yield from _say_line(line)
    for row in picture.nationalities:
        facts = [_make_fact(claim, "", "") for claim in row.claims]
        words = {
            "country": COUNTRY_NAMES.get(row.country, row.country),
            "figure": say_range(row.range) or gettext("not shown"),
            "sources": "; ".join(row.sources),
        }
        yield _say(
            f"nationality:{row.country}", gettext("%(country)s: %(figure)s. Source: %(sources)s.") % words, facts
        )


def _say_line(line: Line) -> Iterator[SentenceText]:
    for claim in line.claims:
        figure = say_range(claim.range) or gettext("withdrawn")
        words = {
            "measure": str(MEASURES[line.measure]), "figure": figure, "source": claim.source,
            "day": _say_day(claim.as_of), "grade": f"{claim.reliability.upper()}{claim.credibility}",
        }  # fmt: skip
        text = gettext("%(measure)s: %(figure)s. Source: %(source)s, as of %(day)s (%(grade)s).") % words
        why = line.choice.why if line.choice is not None and line.chosen is not None and line.chosen == claim else ""
        if why:
            text = f"{text} {gettext('This counts: %(why)s.') % {'why': why.rstrip('. ')}}"
        yield _say(f"claim:{claim.key}", text, [_make_fact(claim, figure, why)])


def _make_fact(claim: Claim, figure: str, why: str) -> FactText:
    words = {"figure": figure, "source": claim.source, "as_of": claim.as_of.isoformat(), COUNTS: why}
    address = f"/events/{claim.event_id}/"
    return FactText(kind="claim", reference=str(claim.key), words=words, address=address)


def _say_steps(event: Event) -> Iterator[SentenceText]:
    """Of each status what stands last."""
    last = {step.status: step for step in event.steps.order_by("pk")}
    for status in Status:
        if (step := last.get(status)) is None:
            continue
        when = f"{date_format(step.at.astimezone(UTC), 'j M Y, H:i', use_l10n=False)} UTC"
        words = {"status": str(status.label), "when": when, "authority": step.authority}
        fact = FactText(
            kind="step", reference=str(step.pk), words={"authority": step.authority}, address=f"/events/{event.pk}/"
        )
        yield _say(f"step:{step.pk}", gettext("%(status)s: %(when)s, %(authority)s.") % words, [fact])


def _say_arrivals(picture: Picture) -> Iterator[SentenceText]:
    """The last counts of each arrival that was asked for: needs, who is assigned, places in shelters."""
    rows = (
        ArrivalCounts.objects.filter(asked__event__in=picture.group).select_related("asked__hub").order_by("sequence")
    )
    for counts in {row.asked_id: row for row in rows}.values():
        fact = FactText(
            kind="arrival", reference=str(counts.key), words={"source": counts.asked.source},
            address=f"/events/{counts.asked.event_id}/",
        )  # fmt: skip
        head = {
            "source": counts.asked.source, "reference": counts.asked.reference, "day": _say_day(counts.as_of),
            "says": "; ".join(say_logistics(counts)),
        }  # fmt: skip
        text = gettext("%(source)s, reference %(reference)s, as of %(day)s: %(says)s.") % head
        yield _say(f"arrival:{counts.key}", text, [fact])


def say_logistics(counts: ArrivalCounts) -> list[str]:
    """Needs, who is assigned and places in shelters, each in words; what nobody has said is said to be that."""
    body = counts.body
    said = [f"{NEEDS[name]}: {_say_band(one)}" for name, one in body["needs"].items() if name in NEEDS]
    assigned, shelter = body["assigned"], body["shelter"]
    said.append(gettext("officers assigned: %(number)s") % {"number": assigned["officers"]})
    said.append(gettext("interpreters assigned: %(number)s") % {"number": assigned["interpreters"]})
    if shelter["places"] is None:
        said.append(gettext("places in shelters: nobody has said"))
    else:
        free = gettext("not said") if shelter["free"] is None else shelter["free"]
        words = {"places": shelter["places"], "free": free}
        said.append(gettext("places in shelters: %(places)s, free: %(free)s") % words)
    return said


def _say_band(one: dict[str, int]) -> str:
    return say_range(Range(one["low"], one["high"]))
