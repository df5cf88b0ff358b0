"""The plan lives: items are amended, carried, merged, split, moved, withdrawn, and each word keeps who, when and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from titian.audit.errors import AppendOnly
from titian.audit.models import Entry
from titian.desk.errors import ChangedMeanwhile, NotAllowed
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.workplan import errors
from titian.workplan.actions.keep_cycle import add_party, begin_cycle, let_party_go
from titian.workplan.actions.keep_item import add_item
from titian.workplan.changes import attribute_words, read_history, split_words
from titian.workplan.codes import CycleState, ItemState, Kind, Part, Visibility
from titian.workplan.forms import read_words
from titian.workplan.models import ActionItem, Change, Cycle, ItemArea, Party
from titian.workplan.querysets import list_seen_by
from titian.workplan.tests.factories import (
    NOW,
    OBJECTIVES,
    make_cycle,
    make_focal_point,
    make_item,
    make_keeper,
    make_party,
)
from titian.workplan.workflow import CYCLE, ITEM

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
ZAWGYI: Final = "ေနေကာင္းလား"
ALL: Final = frozenset(Visibility.values)


def do(item: ActionItem, name: str, *, role: Role = Role.REGIONAL_OFFICE, later: int = 0, **given: Any) -> ActionItem:
    actor = make_keeper(role)
    done: ActionItem = ITEM.perform(item, name, actor=actor, now=NOW + timedelta(days=later), given=given)
    return done


def amend(item: ActionItem, *, why: str = "It is clearer.", later: int = 1, **words: Any) -> ActionItem:
    return do(item, "amend", later=later, **{**read_words(item), "why": why, **words})


def list_leads(item: ActionItem) -> set[str]:
    return set(item.involved.current().filter(part=Part.LEAD).values_list("party__code", flat=True))


def test_item_maps_to_an_objective_and_at_least_one_area() -> None:
    item = make_item(make_cycle())
    assert (item.objective.number, item.areas, item.number) == (1, [1, 6], 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemArea.objects.create(item=item, area=9)


def test_amending_keeps_who_when_and_why_of_each_word() -> None:
    item = make_item(make_cycle(), "Hold a workshop in May")
    item = amend(item, title="Hold a workshop in June", why="The hall is free then.")
    fields, told = read_history(item, ALL)
    title = next(field for field in fields if field.label == "What is to be done")
    runs = [(run.text, run.change.why if run.change else "") for run in title.runs]
    assert runs == [("Hold a workshop in", ""), (" June", "The hall is free then.")]
    newest = told[0].change
    assert (newest.kind, newest.at, newest.by is not None) == (Kind.AMEND, NOW + timedelta(days=1), True)


def test_word_that_comes_back_belongs_to_whoever_brought_it_back() -> None:
    item = make_item(make_cycle(), "Meet in May")
    item = amend(item, title="Meet in June", why="first")
    item = amend(item, title="Meet in May", why="second", later=2)
    fields, _ = read_history(item, ALL)
    assert [run.change.why for run in fields[0].runs if run.change] == ["", "second"]


def test_form_sent_as_it_was_changes_nothing() -> None:
    item = make_item(make_cycle())
    amend(item)
    assert item.changes.count() == 1


def test_history_is_written_once() -> None:
    change = make_item(make_cycle()).changes.get()
    change.why = "other"
    with pytest.raises(AppendOnly):
        change.save()


def test_words_of_a_narrower_time_stay_closed_to_whoever_saw_nothing_then() -> None:
    item = make_item(make_cycle(), "Watch the northern pier")
    item = amend(item, title="Watch piers", visibility=Visibility.GROUP)
    fields, told = read_history(item, frozenset({Visibility.GROUP, Visibility.PUBLIC}))
    assert "northern" not in str([(step.words, step.change.why if step.is_open else "") for step in told])
    assert [run.change is None for run in fields[0].runs] == [True, False]
    assert [step.is_open for step in told] == [True, False]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Meet in May", ["Meet", " ", "in", " ", "May"]),
        ("ประชุม", ["ป", "ร", "ะ", "ชุ", "ม"]),
        ("", []),
    ],
)
def test_words_of_scripts_without_spaces_are_letters_with_their_marks(text: str, words: list[str]) -> None:
    assert split_words(text) == words
    assert "".join(run.text for run in attribute_words([(None, text)])) == text


def test_carried_item_goes_on_in_the_next_plan_with_whoever_leads_it() -> None:
    cycle, lead = make_cycle(), make_party("ID")
    item = make_item(cycle, lead=lead)
    nxt = make_cycle(state=CycleState.DRAFTING)
    item = do(item, "carry", objective=2, why="It goes on.")
    new = ActionItem.objects.get(cycle=nxt)
    assert (item.state, new.state, new.title, new.objective.number) == ("carried", "active", item.title, 2)
    assert (list_leads(new), new.areas) == ({"ID"}, [1, 6])
    assert item.changes.get(kind=Kind.CARRY).other == new
    assert new.changes.get(kind=Kind.CARRIED_FROM).other == item


def test_nothing_is_carried_while_no_next_plan_is_drafted() -> None:
    item = make_item(make_cycle())
    with pytest.raises(errors.NoNextCycle):
        do(item, "carry", objective=1, why="It goes on.")
    item.refresh_from_db()
    assert (item.state, item.changes.count()) == (ItemState.ACTIVE, 1)


def test_objective_the_next_plan_has_not_is_refused_whole() -> None:
    item = make_item(make_cycle())
    make_cycle(state=CycleState.DRAFTING)
    with pytest.raises(errors.ObjectiveUnknown):
        do(item, "carry", objective=9, why="It goes on.")
    assert ActionItem.objects.count() == 1


def test_merged_items_leads_go_on_in_the_other() -> None:
    cycle = make_cycle()
    one, two = make_item(cycle, lead=make_party("ID")), make_item(cycle, "Hold a course", lead=make_party("AU"))
    one = do(one, "merge", into=two.number, why="They are one.")
    assert one.state == ItemState.MERGED
    assert list_leads(two) == {"ID", "AU"}
    assert two.changes.get(kind=Kind.TAKE_IN).other == one


def test_item_is_not_merged_into_itself() -> None:
    item = make_item(make_cycle())
    with pytest.raises(errors.MergedIntoItself):
        do(item, "merge", into=item.number, why="They are one.")
    item.refresh_from_db()
    assert item.state == ItemState.ACTIVE


def test_item_is_merged_into_none_that_is_closed_or_of_another_plan() -> None:
    cycle = make_cycle()
    item = make_item(cycle)
    withdrawn = make_item(cycle, state=ItemState.WITHDRAWN)
    elsewhere = make_item(make_cycle(state=CycleState.DRAFTING))
    for number in (withdrawn.number, elsewhere.number + 900):
        with pytest.raises(errors.ItemUnknown):
            do(item, "merge", into=number, why="They are one.")


def test_split_makes_items_that_know_where_they_come_from() -> None:
    item = make_item(make_cycle(), lead=make_party("MY"))
    item = do(item, "split", parts="Train police\n\nTrain judges\nTrain police", why="Two rooms.")
    parts = list(ActionItem.objects.exclude(pk=item.pk).order_by("number"))
    assert [part.title for part in parts] == ["Train police", "Train judges"]
    assert [list_leads(part) for part in parts] == [{"MY"}, {"MY"}]
    assert item.state == ItemState.SPLIT
    assert {change.other for change in item.changes.filter(kind=Kind.SPLIT)} == set(parts)


def test_split_into_one_is_refused() -> None:
    with pytest.raises(errors.TooFewParts):
        do(make_item(make_cycle()), "split", parts="Train police", why="One.")


def test_split_into_a_line_that_is_too_long_loses_none_of_it() -> None:
    item = make_item(make_cycle())
    with pytest.raises(errors.PartTooLong):
        do(item, "split", parts=f"Train police\n{'Train judges ' * 30}", why="Two rooms.")
    assert ActionItem.objects.count() == 1


def test_moved_item_stands_under_another_objective() -> None:
    item = do(make_item(make_cycle()), "move", objective=3, why="It crosses borders.")
    assert item.objective.number == 3
    assert item.changes.get(kind=Kind.MOVE).why == "It crosses borders."


def test_withdrawn_and_completed_items_keep_their_reason_and_take_no_further_move() -> None:
    cycle = make_cycle()
    for name, state in (("withdraw", ItemState.WITHDRAWN), ("complete", ItemState.COMPLETED)):
        item = do(make_item(cycle), name, why="Done elsewhere.")
        assert (item.state, item.changes.get(kind=name).why) == (state, "Done elsewhere.")
        with pytest.raises(errors.ItemNotOpen):
            do(item, "move", objective=2, why="x")


def test_lead_that_leaves_stays_in_the_past_and_the_item_is_without_a_lead() -> None:
    party = make_party("VN")
    item = make_item(make_cycle(), lead=party)
    assert not ActionItem.objects.without_lead().exists()
    row = item.involved.get()
    do(item, "leave", involvement=row.pk, why="Another ministry takes over.", later=3)
    row.refresh_from_db()
    assert (row.from_on, row.to_on) == (NOW.date(), NOW.date() + timedelta(days=3))
    assert list(ActionItem.objects.without_lead()) == [item]
    assert not ActionItem.objects.led_by(party).exists()


def test_party_that_leaves_the_group_leaves_every_item() -> None:
    cycle, party = make_cycle(), make_party("VN")
    items = {make_item(cycle, lead=party), make_item(cycle, lead=party)}
    let_party_go(actor=make_keeper(), party=party, why="It left the group.", now=NOW)
    assert set(ActionItem.objects.without_lead()) == items
    assert not Party.objects.present().filter(pk=party.pk).exists()
    assert Change.objects.filter(kind=Kind.LEAVE, party=party).count() == 2
    with pytest.raises(errors.PartyHasLeft):
        let_party_go(actor=make_keeper(), party=party, why="Again.", now=NOW)


def test_state_nobody_knows_and_member_there_already_are_refused() -> None:
    make_party("ID")
    for code, refusal in (("QQ", errors.StateUnknown), ("ID", errors.PartyKnown)):
        with pytest.raises(refusal):
            add_party(actor=make_keeper(), kind="state", code=code, name="Somewhere", now=NOW)
    assert Party.objects.count() == 1
    assert add_party(actor=make_keeper(), kind="organisation", code="IOM", name="IOM", now=NOW).code == "IOM"


def test_several_lead_one_item_states_and_organisations() -> None:
    item = make_item(make_cycle(), lead=make_party("ID"))
    do(item, "join", party=make_party("UNODC"), part=Part.LEAD)
    assert list_leads(item) == {"ID", "UNODC"}
    with pytest.raises(errors.AlreadyInvolved):
        do(item, "join", party=Party.objects.get(code="ID"), part=Part.LEAD)


def test_cycle_is_not_closed_while_items_are_open() -> None:
    cycle = make_cycle()
    item = make_item(cycle)
    keeper = make_keeper(Role.CO_CHAIR)
    with pytest.raises(errors.ItemsStillOpen):
        CYCLE.perform(cycle, "close", actor=keeper, now=NOW)
    do(item, "complete", why="Held.")
    assert CYCLE.perform(cycle, "close", actor=keeper, now=NOW).state == CycleState.CLOSED
    with pytest.raises(errors.CycleClosed):
        make_item(cycle)


def test_one_plan_is_under_way_at_a_time() -> None:
    make_cycle()
    nxt = make_cycle(state=CycleState.DRAFTING)
    with pytest.raises(errors.AlreadyCurrent):
        CYCLE.perform(nxt, "adopt", actor=make_keeper(), now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle.objects.filter(pk=nxt.pk).update(state=CycleState.CURRENT)


def test_plan_of_the_same_years_is_refused() -> None:
    cycle = make_cycle()
    with pytest.raises(errors.CycleKnown):
        begin_cycle(
            actor=make_keeper(), first_year=cycle.first_year, last_year=cycle.last_year, objectives=OBJECTIVES, now=NOW
        )


def test_two_who_change_one_item_at_once_lose_nothing() -> None:
    item = make_item(make_cycle())
    amend(item, title="First")
    with pytest.raises(ChangedMeanwhile):
        ITEM.perform(item, "amend", actor=make_keeper(), now=NOW, seen=0, given={**read_words(item), "why": "x"})
    item.refresh_from_db()
    assert item.title == "First"


def test_burmese_in_an_old_font_is_refused_and_nothing_changes() -> None:
    cycle = make_cycle()
    item = make_item(cycle)
    attempts: list[Callable[[], object]] = [
        lambda: make_item(cycle, ZAWGYI),
        lambda: amend(item, title=ZAWGYI),
        lambda: do(item, "split", parts=f"{ZAWGYI}\nTrain", why="x"),
    ]
    for attempt in attempts:
        with pytest.raises(errors.ZawgyiWords):
            attempt()
    item.refresh_from_db()
    assert (item.title, item.state, ActionItem.objects.count()) == ("Hold a workshop", ItemState.ACTIVE, 1)


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.OBSERVER, Role.COORDINATOR, Role.ADMINISTRATOR])
def test_others_do_not_write_the_plan(role: Role) -> None:
    item = make_item(make_cycle())
    stranger = make_user(role)
    with pytest.raises(NotAllowed):
        ITEM.perform(item, "withdraw", actor=stranger, now=NOW, given={"why": "x"})
    with pytest.raises(NotAllowed):
        add_item(actor=stranger, objective=item.objective, title="x", areas=[1], now=NOW)
    with pytest.raises(NotAllowed):
        begin_cycle(actor=stranger, first_year=2050, last_year=2052, objectives="x", now=NOW)
    with pytest.raises(NotAllowed):
        let_party_go(actor=stranger, party=make_party("PG"), why="x", now=NOW)


def test_each_sees_what_is_open_to_them() -> None:
    cycle = make_cycle()
    items = {visibility: make_item(cycle, visibility=visibility) for visibility in Visibility.values}
    readers = {role: make_user(role) for role in (Role.CO_CHAIR, Role.OBSERVER, Role.OFFICER)}
    readers[Role.FOCAL_POINT] = make_focal_point(make_party("ID"))
    seen = {role: set(ActionItem.objects.visible_to(reader)) for role, reader in readers.items()}
    assert seen[Role.CO_CHAIR] == seen[Role.FOCAL_POINT] == set(items.values())
    assert seen[Role.OBSERVER] == {items["group"], items["public"]}
    assert seen[Role.OFFICER] == set(ActionItem.objects.visible_to(AnonymousUser())) == {items["public"]}
    closed = readers[Role.CO_CHAIR]
    closed.is_active = False
    assert list_seen_by(closed) == {"public"}


def test_the_log_holds_ids_and_codes_and_no_words() -> None:
    item = make_item(make_cycle(), "Watch the northern pier")
    amend(item, title="Watch the southern pier", why="Because of the monsoon.")
    logged = str(list(Entry.objects.values_list("action", "thing", "detail")))
    assert f"plan_item:{item.pk}" in logged
    assert not any(word in logged for word in ("northern", "southern", "monsoon"))
