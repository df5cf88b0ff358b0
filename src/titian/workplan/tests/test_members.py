"""Who speaks for a member: a body that is linked, its focal points who come and go."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.people.actions.close_account import close_account
from titian.people.models import Organisation, Role
from titian.people.tests.factories import make_organisation, make_user
from titian.workplan import errors
from titian.workplan.actions.keep_cycle import add_party, let_party_go, link_party, take_party_back
from titian.workplan.actions.send_update import find_party
from titian.workplan.models import ActionItem, Party, Update
from titian.workplan.tellings import find_leads
from titian.workplan.tests.asking import sign_in
from titian.workplan.tests.factories import (
    NOW,
    make_cycle,
    make_focal_point,
    make_item,
    make_keeper,
    make_meeting,
    make_party,
    share,
    tell,
)
from titian.workplan.workflow import ITEM

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def test_body_is_linked_after_its_member_was_added_and_taken_away_again() -> None:
    """Who belongs to it speaks for the member from then on, and for no other."""
    keeper = make_keeper()
    party = add_party(actor=keeper, kind="state", code="VN", name="Viet Nam", now=NOW)
    body = make_organisation("Desk (fictional)", kind=Organisation.Kind.REGIONAL)
    focal, item = make_user(Role.FOCAL_POINT, organisation=body), make_item(make_cycle(), lead=party)
    assert not ActionItem.objects.visible_to(focal).exists()
    link_party(actor=keeper, party=party, organisation=body, now=NOW)
    assert find_party(focal) == party
    assert list(ActionItem.objects.visible_to(focal)) == [item]
    with pytest.raises(errors.BodyTaken):
        link_party(actor=keeper, party=make_party("ID"), organisation=body, now=NOW)
    with pytest.raises(NotAllowed):
        link_party(actor=focal, party=party, organisation=None, now=NOW)
    party.refresh_from_db()
    link_party(actor=keeper, party=party, organisation=None, now=NOW)
    with pytest.raises(NotAllowed):
        find_party(focal)
    assert [*Entry.objects.filter(action="plan_party.link").values_list("detail", flat=True)] == [
        {"organisation": str(body.pk)}, {},
    ]  # fmt: skip
    let_party_go(actor=keeper, party=party, why="It left the group.", now=NOW)
    with pytest.raises(errors.PartyHasLeft):
        link_party(actor=keeper, party=party, organisation=body, now=NOW)


def test_page_of_a_member_says_who_speaks_for_it_to_whoever_may_change_it() -> None:
    party, keeper = make_party("VN"), make_keeper()
    focal = make_focal_point(party)
    other = make_organisation("Ministry desk (fictional)", kind=Organisation.Kind.REGIONAL)
    taken = make_party("ID").organisation
    assert taken is not None
    client = sign_in(keeper)
    page = client.get(party.get_absolute_url()).content.decode()
    assert f"1 account of {party.organisation}." in page
    assert str(other.pk) in page
    assert str(taken.pk) not in page
    client.post(f"{party.get_absolute_url()}link/", {"organisation": str(other.pk)})
    assert f"0 accounts of {other}." in client.get(party.get_absolute_url()).content.decode()
    assert not ActionItem.objects.visible_to(focal).exists()
    assert "Ministry desk" not in sign_in(focal).get(party.get_absolute_url()).content.decode()


def test_focal_point_who_leaves_hears_nothing_more_and_what_they_said_stays_the_members() -> None:
    party, meeting = make_party("ID"), make_meeting()
    leaver, colleague = make_focal_point(party), make_focal_point(party)
    item = make_item(make_cycle(), lead=party)
    shared = share(tell(leaver, item, meeting, "The agenda stands."))
    close_account(actor=make_user(Role.ADMINISTRATOR), account_id=leaver.public_id, now=NOW)
    assert list(find_leads(meeting)) == [colleague]
    assert [row.by for row in shared.revisions.all()] != [None]
    assert list(Update.objects.managed_by(colleague)) == [shared]
    assert "The agenda stands." in sign_in(colleague).get(shared.get_absolute_url()).content.decode()


def test_member_that_left_comes_back_under_its_code_and_what_was_stays() -> None:
    keeper, party, cycle = make_keeper(), make_party("TL"), make_cycle()
    Party.objects.filter(pk=party.pk).update(joined_on=date(2020, 3, 1))
    item, focal = make_item(cycle, lead=party), make_focal_point(party)
    shared = share(tell(focal, item, make_meeting(), "The agenda stands."))
    left, back = NOW, NOW + timedelta(days=40)
    let_party_go(actor=keeper, party=party, why="It left the group.", now=left)
    with pytest.raises(errors.MemberLeft):
        add_party(actor=keeper, kind="state", code="TL", name="Timor-Leste", now=back)
    with pytest.raises(NotAllowed):
        take_party_back(actor=focal, party=party, now=back)
    take_party_back(actor=keeper, party=party, now=back)
    party.refresh_from_db()
    assert (party.joined_on, party.left_on) == (back.date(), None)
    assert [(stay.from_on, stay.to_on) for stay in party.stays.all()] == [(date(2020, 3, 1), left.date())]
    assert list(ActionItem.objects.without_lead()) == [item]  # it leads nothing until somebody says so
    assert list(Update.objects.managed_by(focal)) == [shared]
    assert find_party(focal) == party
    assert Entry.objects.filter(action="plan_party.come_back", actor_id=str(keeper.pk)).count() == 1
    with pytest.raises(errors.PartyIsThere):
        take_party_back(actor=keeper, party=party, now=back)
    ITEM.perform(item, "join", actor=keeper, now=back, given={"party": party, "part": "lead", "why": "They are back"})
    assert [row.to_on for row in item.involved.order_by("pk")] == [left.date(), None]


def test_page_of_a_member_that_left_has_the_button_and_then_each_time_it_took_part() -> None:
    keeper, party = make_keeper(), make_party("TL")
    Party.objects.filter(pk=party.pk).update(joined_on=date(2020, 3, 1))
    let_party_go(actor=keeper, party=party, why="It left the group.", now=NOW)
    client, address = sign_in(keeper), party.get_absolute_url()
    assert "They take part again" in client.get(address).content.decode()
    assert "They take part again" not in sign_in(make_user(Role.OBSERVER)).get(address).content.decode()
    assert (
        "say that they are back"
        in client.post("/plan/members/add/", {"kind": "state", "code": "TL", "name": "Timor-Leste"}).content.decode()
    )
    assert client.post(f"{address}come-back/").headers["Location"] == address
    page = client.get(address).content.decode()
    assert "They came back on" in page
    assert "1 Mar 2020" in page
    assert "They leave the group" in page
