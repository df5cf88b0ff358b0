"""Who may have what: a table, and laws that hold whatever stands in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from titian.leads.out.errors import PurposesApart
from titian.leads.out.marks import PAP_ORDER, TLP_ORDER, Marks, Pap, Purpose, Tlp, Use, combine
from titian.leads.out.rules import SENTENCES, Held, Reader, Reason, may_leave
from titian.leads.out.tests.packages import NOON

DISRUPTION, INVESTIGATION = Purpose.DISRUPTION, Purpose.INVESTIGATION
THING = Held(
    marks=Marks(Tlp.AMBER, Pap.GREEN, frozenset({DISRUPTION, INVESTIGATION})),
    state="out",
    expires_at=NOON + timedelta(days=30),
    given_by=frozenset({"hotline"}),
    named=frozenset({"platform", "police-th", "officer-7"}),
    flees=frozenset({"MM"}),
)
READER = Reader("platform", "agent-1", "partner", frozenset(), DISRUPTION, Use.ACT, NOON)
DESK = replace(READER, organisation="desk", circle="desk")
COMMUNITY = replace(READER, organisation="member", circle="community")
ANYBODY = replace(READER, organisation="", person="", circle="public")


def mark(tlp: Tlp = Tlp.AMBER, pap: Pap = Pap.GREEN, flees: frozenset[str] | None = frozenset()) -> Held:
    return replace(THING, marks=replace(THING.marks, tlp=tlp, pap=pap), flees=flees)


TABLE = [
    # thing, reader, answer
    (THING, READER, Reason.YES),
    (replace(THING, state="draft"), READER, Reason.NOT_RELEASED),
    (replace(THING, state="draft"), DESK, Reason.YES),
    (replace(THING, state="recalled"), READER, Reason.RECALLED),
    (replace(THING, state="recalled"), DESK, Reason.RECALLED),
    (THING, replace(READER, at=THING.expires_at), Reason.EXPIRED),
    (THING, replace(READER, at=THING.expires_at - timedelta(seconds=1)), Reason.YES),
    # no state that the people flee, and none before that is known
    (THING, replace(READER, organisation="police-th", countries=frozenset({"TH"})), Reason.YES),
    (THING, replace(READER, organisation="police-th", countries=frozenset({"TH", "MM"})), Reason.FLED),
    (replace(THING, flees=None), replace(READER, organisation="police-th", countries=frozenset({"TH"})), Reason.FLED),
    (replace(THING, flees=None), READER, Reason.YES),
    # people may be inside
    (replace(THING, is_frozen=True), READER, Reason.FROZEN),
    (replace(THING, is_frozen=True), replace(READER, purpose=INVESTIGATION), Reason.YES),
    # TLP
    (mark(Tlp.CLEAR), ANYBODY, Reason.YES),
    (mark(Tlp.CLEAR, flees=frozenset({"MM"})), ANYBODY, Reason.TLP),
    (mark(Tlp.CLEAR, flees=None), COMMUNITY, Reason.TLP),
    (mark(Tlp.GREEN), COMMUNITY, Reason.YES),
    (mark(Tlp.GREEN), replace(READER, organisation="bank"), Reason.YES),
    (mark(Tlp.GREEN), ANYBODY, Reason.TLP),
    (mark(Tlp.AMBER), READER, Reason.YES),
    (mark(Tlp.AMBER), replace(READER, organisation="bank"), Reason.TLP),
    (mark(Tlp.AMBER), replace(COMMUNITY, organisation="platform"), Reason.TLP),
    (mark(Tlp.AMBER_STRICT), READER, Reason.TLP),
    (mark(Tlp.AMBER_STRICT), DESK, Reason.YES),
    (mark(Tlp.AMBER_STRICT), replace(READER, organisation="hotline"), Reason.YES),
    (mark(Tlp.RED), DESK, Reason.TLP),
    (mark(Tlp.RED), replace(READER, organisation="hotline"), Reason.TLP),
    (mark(Tlp.RED), replace(READER, person="officer-7"), Reason.YES),
    # PAP
    (mark(pap=Pap.RED), READER, Reason.PAP),
    (mark(pap=Pap.RED), replace(READER, use=Use.LOOK), Reason.YES),
    (mark(pap=Pap.RED), replace(READER, use=Use.MATCH), Reason.PAP),
    (mark(pap=Pap.AMBER), replace(READER, use=Use.MATCH), Reason.YES),
    (mark(pap=Pap.AMBER), READER, Reason.PAP),
    (mark(pap=Pap.GREEN), replace(READER, use=Use.PUBLISH), Reason.PAP),
    (mark(pap=Pap.CLEAR), replace(READER, use=Use.PUBLISH), Reason.YES),
    # purpose
    (THING, replace(READER, purpose=Purpose.WARNING), Reason.PURPOSE),
    (THING, replace(DESK, purpose=Purpose.RESEARCH), Reason.PURPOSE),
]


@pytest.mark.parametrize(("thing", "reader", "reason"), TABLE)
def test_each_reader_gets_the_answer_of_the_table(thing: Held, reader: Reader, reason: Reason) -> None:
    answer = may_leave(thing, reader)
    assert (answer.reason, answer.may) == (reason, reason is Reason.YES)


def test_every_answer_is_in_the_table_and_has_a_sentence() -> None:
    assert {reason for _, _, reason in TABLE} == set(Reason) == set(SENTENCES)


def test_control_of_migration_is_no_purpose() -> None:
    assert [each.value for each in Purpose] == ["warning", "disruption", "investigation", "research"]


STATES = some.frozensets(some.sampled_from(["MM", "TH", "BD"]))
MARKS = some.builds(
    Marks,
    some.sampled_from(Tlp),
    some.sampled_from(Pap),
    some.frozensets(some.sampled_from(Purpose), min_size=1),
)
THINGS = some.builds(
    Held,
    MARKS,
    some.sampled_from(["draft", "out", "recalled"]),
    some.sampled_from([NOON - timedelta(days=1), NOON + timedelta(days=1)]),
    some.frozensets(some.sampled_from(["a", "b"])),
    some.frozensets(some.sampled_from(["a", "b", "p"])),
    some.none() | STATES,
    some.booleans(),
)
READERS = some.builds(
    Reader,
    some.sampled_from(["a", "b", "c"]),
    some.sampled_from(["p", "q"]),
    some.sampled_from(["desk", "partner", "community", "public"]),
    STATES,
    some.sampled_from(Purpose),
    some.sampled_from(Use),
    some.just(NOON),
)


@given(THINGS, READERS)
def test_a_stricter_mark_never_lets_more_out(thing: Held, reader: Reader) -> None:
    marks = thing.marks
    if not may_leave(thing, reader).may:
        for tlp in TLP_ORDER[TLP_ORDER.index(marks.tlp) :]:
            if tlp is not Tlp.RED:  # names persons, not organisations: neither wider nor narrower than the others
                assert not may_leave(replace(thing, marks=replace(marks, tlp=tlp)), reader).may
        for pap in PAP_ORDER[PAP_ORDER.index(marks.pap) :]:
            assert not may_leave(replace(thing, marks=replace(marks, pap=pap)), reader).may
        fewer = replace(marks, purposes=marks.purposes - {reader.purpose})
        assert not may_leave(replace(thing, marks=fewer), reader).may


@given(THINGS, READERS)
def test_nothing_reaches_a_state_that_people_flee_or_may(thing: Held, reader: Reader) -> None:
    if may_leave(thing, reader).may and reader.countries:
        assert thing.flees is not None
        assert not thing.flees & reader.countries
    if may_leave(thing, reader).may and thing.flees != frozenset() and reader.circle in {"public", "community"}:
        assert reader.organisation in thing.given_by or reader.person in thing.named


@given(some.lists(MARKS, min_size=1, max_size=4))
def test_of_several_givers_the_strictest_holds(given: list[Marks]) -> None:
    try:
        both = combine(given)
    except PurposesApart:
        assert not frozenset.intersection(*(each.purposes for each in given))
        return
    for each in given:
        assert TLP_ORDER.index(both.tlp) >= TLP_ORDER.index(each.tlp)
        assert PAP_ORDER.index(both.pap) >= PAP_ORDER.index(each.pap)
        assert both.purposes <= each.purposes
