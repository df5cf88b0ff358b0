"""Secondments: from a call to alumni, what they fulfil, and how one is forgotten."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client

from titian.desk.errors import ChangedMeanwhile, NotAllowed
from titian.programmes.actions.keep_alumna import open_alumna_address
from titian.programmes.errors import (
    CallOver,
    DeliverableGone,
    NobodyNominates,
    NomineeNotAsked,
    SecondmentOver,
)
from titian.programmes.models import Secondment
from titian.programmes.secondment_views import count_alumni
from titian.programmes.secondment_workflow import SECONDMENT
from titian.programmes.tests.factories import NOW, do_call, make_alumna, make_call, move, nominate
from titian.workplan.errors import ZawgyiWords
from titian.workplan.tests.asking import sign_in
from titian.workplan.tests.factories import make_cycle, make_focal_point, make_item, make_keeper, make_party

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
NAME = "Sari Rahman (fictional)"
DAYS: dict[str, Any] = {"begins_on": date(2027, 1, 4), "ends_on": date(2027, 6, 30)}


class TestCall:
    def test_fulfils_items_and_takes_nominations_while_it_is_open(self) -> None:
        item, party = make_item(make_cycle(), "Run a workshop"), make_party("ID")
        call = make_call(is_open=False)
        do_call(call, "fulfil", cycle=item.cycle, number=item.number)
        assert list(call.items.all()) == [item]
        with pytest.raises(CallOver):
            nominate(call, party)
        do_call(call, "open")
        nominate(call, party)
        do_call(call, "close")
        with pytest.raises(CallOver):
            nominate(call, make_party("AU"))

    def test_a_focal_point_nominates_for_their_own_whatever_they_send(self) -> None:
        mine, other, call = make_party("ID"), make_party("AU"), make_call()
        do_call(call, "nominate", actor=make_focal_point(mine), party=other, agency="navy", name="", is_agreed=False)
        assert call.secondments.get().party == mine

    def test_a_name_without_agreement_and_a_nomination_by_nobody_are_refused_whole(self) -> None:
        call, party = make_call(), make_party("ID")
        with pytest.raises(NomineeNotAsked):
            do_call(call, "nominate", party=party, agency="navy", name=NAME, is_agreed=False)
        with pytest.raises(NobodyNominates):
            do_call(call, "nominate", party=None, agency="navy", name="", is_agreed=False)
        with pytest.raises(ZawgyiWords):
            do_call(call, "nominate", party=party, agency="navy", name="ျမန္မာ ေဆး႐ံု", is_agreed=True)
        assert not call.secondments.exists()
        with pytest.raises(IntegrityError), transaction.atomic():
            Secondment.objects.create(call=call, party=party, agency="navy", name=NAME)


class TestSecondment:
    def test_goes_from_nomination_to_alumni_by_its_table(self) -> None:
        call, party = make_call(), make_party("ID")
        row = nominate(call, party, NAME)
        with pytest.raises(SecondmentOver):
            move(row, "place", **DAYS)
        row = move(move(row, "select"), "place", **DAYS)
        row = move(row, "deliver", text="A guide", address="https://example.org/guide")
        which: dict[str, Any] = {"deliverable": row.deliverables.get().pk}
        row = move(row, "finish", **which)
        with pytest.raises(DeliverableGone):
            move(row, "finish", **which)
        row = move(row, "hand_over", hand_over="Ask for the hall early.")
        assert move(row, "join_alumni").state == "alumni"

    def test_of_somebody_who_is_not_selected_no_name_is_kept(self) -> None:
        row = move(nominate(make_call(), make_party("ID"), NAME), "decline")
        assert (row.state, row.name) == ("declined", "")

    def test_a_nomination_is_taken_back_by_whoever_made_it_and_nothing_stays(self) -> None:
        party = make_party("ID")
        row = nominate(make_call(), party, NAME)
        with pytest.raises(NotAllowed):
            move(row, "take_back", actor=make_focal_point(make_party("AU")))
        move(row, "take_back", actor=make_focal_point(party))
        assert not Secondment.objects.exists()

    def test_two_who_decide_at_once_the_second_is_told(self) -> None:
        row = nominate(make_call(), make_party("ID"))
        move(row, "select")
        with pytest.raises(ChangedMeanwhile):
            SECONDMENT.perform(row, "decline", actor=make_keeper(), now=NOW, seen=0)

    def test_others_see_what_was_brought_and_nobody(self) -> None:
        call, party = make_call(), make_party("ID")
        row = move(move(nominate(call, party, NAME), "select"), "place", **DAYS)
        row = move(row, "deliver", text="A guide to lamps", address="")
        row = move(row, "finish", deliverable=row.deliverables.get().pk)
        move(row, "hand_over", hand_over="")
        page = sign_in(make_focal_point(make_party("AU"))).get(call.get_absolute_url()).content.decode()
        assert "A guide to lamps" in page
        assert not any(words in page for words in (NAME, "Member ID"))


class TestForgetting:
    def test_by_her_own_address_leaves_a_count_and_no_row_of_any_table(self) -> None:
        call, party = make_call(), make_party("ID")
        row = make_alumna(call, party, NAME)
        key = row.pk
        token = open_alumna_address(actor=make_keeper(), secondment=row, now=NOW)
        assert list_saying("Sari Rahman") == ["Secondment"]
        someone = Client(headers={"host": "localhost"})
        assert someone.post(f"/alumni/{token}/", {}).status_code == 422
        assert Secondment.objects.filter(pk=key).exists()
        said = someone.post(f"/alumni/{token}/", {"is_sure": "on"})
        assert "You are forgotten" in said.content.decode()
        assert someone.get(f"/alumni/{token}/").status_code == 404
        call.refresh_from_db()
        assert (call.forgotten, call.secondments.count()) == (1, 0)
        assert list_saying("Sari Rahman") == []

    def test_is_also_done_by_whoever_nominated_and_of_one_who_never_came_not_counted(self) -> None:
        call, party = make_call(), make_party("ID")
        focal = make_focal_point(party)
        move(make_alumna(call, party), "forget", actor=focal)
        move(move(nominate(call, party), "decline"), "forget", actor=focal)
        call.refresh_from_db()
        assert (call.forgotten, call.secondments.count()) == (1, 0)

    def test_those_who_are_forgotten_still_count_among_the_seconded(self) -> None:
        call, party = make_call(), make_party("ID")
        assert count_alumni() is None
        for number in range(12):
            row = make_alumna(call, party, "")
            if number % 2:
                move(row, "forget")
            else:
                Secondment.objects.filter(pk=row.pk).update(party=make_party())
        assert count_alumni() == 12

    def test_nobody_is_forgotten_in_the_middle_of_it(self) -> None:
        row = move(move(nominate(make_call(), make_party("ID")), "select"), "place", **DAYS)
        with pytest.raises(SecondmentOver):
            move(row, "forget")


class TestAlumna:
    def test_finds_the_next_call_and_none_that_is_not_for_her(self) -> None:
        row = make_alumna(do_call(make_call("Before"), "amend", title="Before", text="", place="", months=3,
                                  begins_on=date(2027, 1, 4), until_on=None, visibility="members",
                                  is_open_to_alumni=True), make_party("ID"))  # fmt: skip
        do_call(row.call, "close")
        token = open_alumna_address(actor=make_keeper(), secondment=row, now=NOW)
        someone = Client(headers={"host": "localhost"})
        assert "No call is open now" in someone.get(f"/alumni/{token}/").content.decode()
        make_call("The next workshop")
        make_call("Inside only", is_open_to_alumni=False)
        make_call("Not yet", is_open=False)
        page = someone.get(f"/alumni/{token}/").content.decode()
        assert "The next workshop" in page
        assert not any(title in page for title in ("Inside only", "Not yet", NAME))

    def test_only_alumni_have_an_address(self) -> None:
        row = nominate(make_call(), make_party("ID"))
        with pytest.raises(SecondmentOver):
            open_alumna_address(actor=make_keeper(), secondment=row, now=NOW)


def list_saying(words: str) -> list[str]:
    """Every kind of row of the hub that holds these words."""
    return [
        model.__name__
        for model in apps.get_models()
        if any(words in str(cell) for row in model._default_manager.values_list() for cell in row)
    ]
