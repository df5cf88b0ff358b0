"""Programmes: who took part as counts that single nobody out, action plans that are asked about, names nobody reads."""

from __future__ import annotations

import base64
import csv
import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from titian.audit.models import Entry
from titian.desk.errors import ChangedMeanwhile, NotAllowed, WrongMove
from titian.desk.follow_ups import add_months, show_followed
from titian.people.models import Organisation, User
from titian.programmes.actions.follow_up import answer_by_address, ask_due, open_address
from titian.programmes.actions.keep_names import AGE, delete_names, forget_names, keep_names
from titian.programmes.errors import (
    CountryUnknown,
    CountsDiffer,
    CountTwice,
    CountUnreadable,
    FollowUpOver,
    ItemGone,
    NamesChanged,
    NamesDay,
    NamesWithoutConsent,
    ProgrammeOver,
    StoreMade,
)
from titian.programmes.figures import make_hxl, show_figures
from titian.programmes.models import FollowUp, NameList, NameStore, Programme
from titian.programmes.tests.factories import (
    LINES,
    NOW,
    close,
    count,
    do,
    find_follow_up,
    make_programme,
    undertake,
)
from titian.programmes.workflow import FOLLOW_UP, PROGRAMME
from titian.workplan.actions.keep_cycle import let_party_go
from titian.workplan.errors import NumberUnknown, ZawgyiWords
from titian.workplan.models import Party
from titian.workplan.tests.asking import sign_in
from titian.workplan.tests.factories import make_cycle, make_focal_point, make_item, make_keeper, make_party

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
ZAWGYI = "ျမန္မာ ေဆး႐ံု"


class TestCounts:
    def test_are_shown_once_it_is_closed_with_what_is_small_hidden_and_its_complement(self) -> None:
        programme = count(make_programme(countries="LK ID"))
        assert not show_figures(programme).is_known
        figures = show_figures(close(programme))
        assert figures.total == 40
        # 3 of the coast guard of Sri Lanka are in no table of their own; 28 women beside 12 men: the smallest of two
        # that are large stands, for nothing is hidden but zeros, and those hide the smaller one with them.
        assert figures.parts["gender"].cells == {"women": 28, "men": None, "another": None, "not_said": None}
        assert figures.parts["country"].cells == {"LK": 16, "ID": 24}

    def test_no_small_one_stands_in_any_page_or_file(self) -> None:
        lines = "LK; navy; women; 4\nLK; navy; men; 31\nID; immigration; men; 17"
        programme = close(count(make_programme("With few", visibility="public"), lines))
        reader = sign_in(make_keeper())
        files = [
            reader.get("/programmes/figures/?export=csv").getvalue().decode("utf-8-sig"),
            reader.get("/programmes/figures.hxl.csv").content.decode("utf-8-sig"),
        ]
        hxl = [row for row in csv.reader(files[1].splitlines()) if row[0] == "With few"]
        # 4 women beside 48 men: one hides the other.
        assert {row[6] for row in hxl if row[4] == "gender"} == {""}
        assert {row[5]: row[6] for row in hxl if row[4] == "country"} == {"LK": "35", "ID": "17"}
        assert all(row[6] == "" or int(row[6]) >= 11 for row in hxl)
        assert "women 4" not in files[0]
        told = Client(headers={"host": "localhost"}).get("/api/v1/programmes").json()
        assert [one["total"] for one in told] == [52]
        assert all(cell is None or cell >= 11 for part in told[0]["parts"].values() for cell in part.values())
        page = reader.get(programme.get_absolute_url()).content.decode()
        assert "women 4" not in page
        assert "others hidden" in page

    def test_a_small_total_is_hidden_with_all_of_its_parts(self) -> None:
        figures = show_figures(close(count(make_programme(), "LK; navy; women; 7")))
        assert (figures.is_known, figures.total) == (True, None)
        assert all(cell is None for shown in figures.parts.values() for cell in shown.cells.values())

    def test_a_total_alone_is_said_and_nothing_where_nobody_knows(self) -> None:
        figures = show_figures(close(count(make_programme(), "", 31)))
        assert (figures.total, figures.parts) == (31, {})
        assert not show_figures(close(make_programme())).is_known

    @pytest.mark.parametrize(
        ("lines", "total", "refused"),
        [
            (LINES, 41, CountsDiffer),
            ("XX; navy; men; 3", None, CountryUnknown),
            ("LK; sailors; men; 3", None, CountUnreadable),
            ("LK; navy; men", None, CountUnreadable),
            ("LK; navy; men; -3", None, CountUnreadable),
            ("LK; navy; men; ٣", None, CountUnreadable),
            ("LK; navy; men; 3\nLK; navy; men; 4", None, CountTwice),
        ],
    )
    def test_that_do_not_add_up_or_name_no_country_leave_what_stood_there(
        self, lines: str, total: int | None, refused: type[Exception]
    ) -> None:
        programme = count(make_programme())
        with pytest.raises(refused):
            count(programme, lines, total)
        programme.refresh_from_db()
        assert (programme.total, programme.counts.count()) == (40, 4)

    def test_page_says_which_line_and_keeps_what_was_typed(self) -> None:
        programme = make_programme()
        typed = "LK; navy; men; 3\nQQ; navy; men; 3"
        answer = sign_in(make_keeper()).post(f"{programme.get_absolute_url()}count/", {"lines": typed})
        said = answer.content.decode()
        assert answer.status_code == 422
        assert "“QQ” is the code of no country here" in said
        assert "QQ; navy; men; 3</textarea>" in said

    def test_stand_once_it_is_closed_and_can_only_be_taken_off_for_good(self) -> None:
        programme = close(count(make_programme()))
        with pytest.raises(ProgrammeOver):
            count(programme)
        do(programme, "withdraw_counts", reason="wrong")
        programme.refresh_from_db()
        assert not show_figures(programme).is_known
        assert programme.counts.count() == 0

    def test_two_editors_at_once_the_second_is_told(self) -> None:
        programme = make_programme()
        seen = programme.moves
        count(programme)
        given = {"lines": "LK; navy; men; 3", "total": None}
        with pytest.raises(ChangedMeanwhile):
            PROGRAMME.perform(programme, "count", actor=make_keeper(), now=NOW, seen=seen, given=given)
        assert programme.counts.count() == 4

    def test_hxl_has_a_tag_for_each_column(self) -> None:
        table = make_hxl(Programme.objects.none())
        assert [column.tag for column in table.columns][-1] == "#reached+num"


class TestProgramme:
    def test_zawgyi_and_unknown_countries_are_refused_whole(self) -> None:
        with pytest.raises(ZawgyiWords):
            make_programme(about=ZAWGYI)
        with pytest.raises(CountryUnknown):
            make_programme(countries="LK ZZ")
        assert not Programme.objects.exists()

    def test_fulfils_items_that_its_keeper_sees(self) -> None:
        item = make_item(make_cycle(), "Train")
        programme = do(make_programme(), "fulfil", cycle=item.cycle, number=item.number)
        assert list(programme.items.all()) == [item]
        do(programme, "unfulfil", item=item.pk)
        assert not programme.items.exists()
        with pytest.raises(ItemGone):
            do(programme, "unfulfil", item=item.pk)
        for number in (item.number + 1, 10**30):
            with pytest.raises(NumberUnknown):
                do(programme, "fulfil", cycle=item.cycle, number=number)

    def test_names_no_item_that_its_keeper_does_not_see(self) -> None:
        party = make_party("ID")
        gone = make_focal_point(party)
        programme = make_programme(actor=gone)
        cycle = make_cycle()
        hidden, shared = (make_item(cycle, visibility=one) for one in ("members", "group"))
        let_party_go(actor=make_keeper(), party=party, why="Another desk takes over.", now=NOW)
        with pytest.raises(NumberUnknown):
            do(programme, "fulfil", actor=gone, cycle=cycle, number=hidden.number)
        do(programme, "fulfil", actor=gone, cycle=cycle, number=shared.number)
        assert list(programme.items.all()) == [shared]

    def test_is_asked_for_a_number_of_the_plan_that_is_shown_and_lists_no_item(self) -> None:
        make_cycle(state="drafting")
        shown = make_cycle()
        make_item(shown, "Watch the northern pier")
        programme, client = make_programme(), sign_in(make_keeper())
        page = client.get(programme.get_absolute_url()).content.decode()
        assert "Watch the northern pier" not in page
        assert f'<option value="{shown.pk}" selected' in page
        said = client.post(f"{programme.get_absolute_url()}fulfil/", {"number": "77", "cycle": str(shown.pk)})
        assert said.status_code == 422
        assert "This plan has no item of that number." in said.content.decode()
        assert 'value="77"' in said.content.decode(), "what was typed stays"

    def test_is_kept_by_its_organisers_focal_point_and_by_no_other(self) -> None:
        mine, other = make_focal_point(make_party("ID")), make_focal_point(make_party("AU"))
        programme = make_programme(actor=mine)
        do(programme, "begin", actor=mine)
        with pytest.raises(NotAllowed):
            do(programme, "close", actor=other)

    def test_an_earlier_last_day_moves_what_is_not_asked_yet(self) -> None:
        programme = make_programme()
        undertaking = undertake(programme)
        about: dict[str, Any] = {
            "modules": "",
            "facilitators": "",
            "countries": "",
            "agencies": [],
            "about": "",
            "source": "",
        }
        do(programme, "amend", kind="training", title="T", place="", begins_on=date(2026, 1, 5),
           ends_on=date(2026, 1, 31), visibility="members", **about)  # fmt: skip
        assert find_follow_up(undertaking, 3).due_on == date(2026, 4, 30)

    def test_months_end_with_the_month(self) -> None:
        assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
        assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)


class TestFollowUps:
    def test_are_asked_on_their_day_and_silence_is_no_answer(self) -> None:
        party = make_party("ID")
        programme = make_programme()
        rows = [undertake(programme, f"Plan {number}", party) for number in range(2)]
        ask_due()
        assert not FollowUp.objects.asked().exists()  # not closed yet
        close(programme)
        ask_due()
        ask_due()
        assert FollowUp.objects.asked().count() == 4
        FollowUp.objects.filter(undertaking=rows[0]).update(asked_at=datetime.now(UTC) - timedelta(days=43))
        ask_due()
        assert {row.state for row in rows[0].follow_ups.all()} == {"no_answer"}
        assert {row.state for row in rows[1].follow_ups.all()} == {"asked"}

    def test_are_not_asked_before_their_day(self) -> None:
        today = datetime.now(UTC).date()
        programme = make_programme(begins_on=today, ends_on=today)
        undertake(programme, party=make_party("ID"))
        close(programme)
        ask_due()
        assert not FollowUp.objects.asked().exists()

    def test_answer_on_the_desk_by_those_whose_people_do_it(self) -> None:
        party = make_party("ID")
        focal = make_focal_point(party)
        programme = make_programme()
        undertaking = undertake(programme, party=party)
        close(programme)
        ask_due()
        row = find_follow_up(undertaking)
        given = {"answer": "partly", "barriers": ["time", "money"]}
        with pytest.raises(NotAllowed):
            FOLLOW_UP.perform(row, "answer", actor=make_focal_point(make_party("AU")), now=NOW, given=given)
        row = FOLLOW_UP.perform(row, "answer", actor=focal, now=NOW, given=given)
        assert (row.state, row.answer, row.barriers.count()) == ("answered", "partly", 2)
        with pytest.raises(FollowUpOver):
            FOLLOW_UP.perform(row, "answer", actor=focal, now=NOW, given=given)

    def test_address_asks_whoever_has_it_and_names_nobody(self) -> None:
        programme = make_programme("Screening at sea")
        undertaking = undertake(programme, "Teach two colleagues")
        token = open_address(actor=make_keeper(), undertaking=undertaking, now=NOW)
        someone = Client(headers={"host": "localhost"})
        assert "Nothing is asked now" in someone.get(f"/follow-up/{token}/").content.decode()
        close(programme)
        ask_due()
        assert someone.post(f"/follow-up/{token}/", {"answer": "not_yet", "barriers": ["law"]}).status_code == 302
        assert [(row.answer, row.state) for row in undertaking.follow_ups.order_by("months")] == [
            ("not_yet", "answered"), ("", "asked"),
        ]  # fmt: skip
        entry = Entry.objects.filter(action="follow_up.answer").get()
        assert (entry.actor_kind, entry.actor_id) == ("hub", "worker")
        again = open_address(actor=make_keeper(), undertaking=undertaking, now=NOW)
        assert someone.get(f"/follow-up/{token}/").status_code == 404
        assert someone.get(f"/follow-up/{again}/").status_code == 200

    @pytest.mark.parametrize("ended", ["organisation", "party", "desk"])
    def test_after_an_organisation_closed_nobody_is_asked_and_it_is_no_answer(self, ended: str) -> None:
        party = make_party("ID")
        programme = make_programme()
        undertaking = undertake(programme, party=party)
        if ended == "organisation":
            Organisation.objects.filter(party=party).update(closed_at=NOW)
        elif ended == "party":
            Party.objects.filter(pk=party.pk).update(left_on=NOW.date())
        else:
            Party.objects.filter(pk=party.pk).update(organisation=None)
        close(programme)
        page = sign_in(make_keeper()).get(programme.get_absolute_url()).content.decode()
        assert "their organisation is closed" in page
        ask_due()
        assert {row.state for row in undertaking.follow_ups.all()} == {"no_answer"}

    def test_after_an_organisation_closed_an_address_still_answers(self) -> None:
        party = make_party("ID")
        programme = make_programme()
        undertaking = undertake(programme, party=party)
        open_address(actor=make_keeper(), undertaking=undertaking, now=NOW)
        close(programme)
        Organisation.objects.filter(party=party).update(closed_at=NOW)
        ask_due()
        row = find_follow_up(undertaking)
        assert answer_by_address(row, {"answer": "done", "barriers": ["time"]}, NOW).answer == "done"
        assert row.barriers.count() == 0  # of what is done nothing stood in the way

    def test_are_counted_once_none_can_change_and_few_are_hidden(self) -> None:
        programme = make_programme()
        party = make_party("ID")
        rows = [undertake(programme, f"Plan {number}", party) for number in range(40)]
        close(programme)
        ask_due()
        answers = ["done"] * 15 + ["partly"] * 12 + ["not_yet"] * 2
        for row, answer in zip(rows, answers, strict=False):
            given = {"answer": answer, "barriers": ["time"]}
            FOLLOW_UP.perform(find_follow_up(row), "answer", actor=None, now=NOW, given=given)
        all_ = FollowUp.objects.filter(undertaking__programme=programme)
        assert [row.answers for row in show_followed(all_.all())] == [None, None]
        all_.filter(state="asked").update(asked_at=datetime.now(UTC) - timedelta(days=43))
        ask_due()
        three = show_followed(all_.all())[0]
        assert three.answers is not None
        # Two said "not yet": hidden, and with it the smallest of the others.
        assert three.answers.cells == {"done": 15, "partly": 12, "not_yet": None, "no_answer": None}
        assert three.barriers["time"] == 14
        assert three.barriers["money"] is None

    def test_no_page_calls_silence_by_a_colour_or_late(self) -> None:
        programme = make_programme()
        undertake(programme)
        close(programme)
        ask_due()
        answer = sign_in(make_keeper()).get(programme.get_absolute_url())
        page = answer.content.decode().partition('id="main"')[2].partition("</main>")[0]
        assert "no answer" in page
        assert re.findall(r"\blate\b|overdue|failed|note--danger|note--caution", page) == []


def keep(programme: Programme, actor: User, *, store: bytes | None = AGE + b"key", seen: int = 0, days: int = 30,
         ciphertext: bytes = AGE + b"sealed", is_agreed: bool = True) -> NameList:  # fmt: skip
    now = datetime.now(UTC)
    return keep_names(
        actor=actor, programme=programme, ciphertext=ciphertext, store=store, seen=seen, is_agreed=is_agreed,
        deletes_on=now.date() + timedelta(days=days), now=now,
    )  # fmt: skip


class TestNames:
    def test_go_on_their_day_by_themselves(self) -> None:
        focal = make_focal_point(make_party("ID"))
        programme = make_programme(actor=focal)
        keep(programme, focal, days=2)
        forget_names()
        assert NameList.objects.count() == 1
        NameList.objects.update(deletes_on=datetime.now(UTC).date())
        forget_names()
        forget_names()
        assert (NameList.objects.count(), NameStore.objects.count()) == (0, 0)
        assert Entry.objects.filter(action="names.forget").count() == 1

    def test_with_the_last_list_goes_the_key_so_that_lost_words_are_made_anew(self) -> None:
        focal = make_focal_point(make_party("ID"))
        first, second = make_programme(actor=focal), make_programme(actor=focal)
        keep(first, focal)
        keep(second, focal, store=None)
        for programme, stores in ((first, 1), (second, 0)):
            delete_names(actor=focal, programme=programme, now=NOW)
            assert NameStore.objects.count() == stores
        assert keep(first, focal, store=AGE + b"another").version == 1

    def test_without_everyones_consent_or_a_day_are_refused(self) -> None:
        focal = make_focal_point(make_party("ID"))
        programme = make_programme(actor=focal)
        with pytest.raises(NamesWithoutConsent):
            keep(programme, focal, is_agreed=False)
        for days in (0, 367):
            with pytest.raises(NamesDay):
                keep(programme, focal, days=days)
        assert NameStore.objects.count() == 0

    def test_two_at_once_the_second_gets_what_the_first_sealed_and_nothing_is_lost(self) -> None:
        focal = make_focal_point(make_party("ID"))
        programme = make_programme(actor=focal)
        keep(programme, focal)
        with pytest.raises(StoreMade):
            keep(make_programme(actor=focal), focal)
        with pytest.raises(NamesChanged):
            keep(programme, focal, store=None, ciphertext=AGE + b"other")
        day = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
        brought = {"ciphertext": base64.b64encode(AGE + b"other").decode(), "store": None, "seen": 0, "is_agreed": True,
                   "deletes_on": day}  # fmt: skip
        where = f"{programme.get_absolute_url()}names/"
        answer = sign_in(focal).post(where, json.dumps(brought), content_type="application/json")
        said = answer.json()
        assert (answer.status_code, said["code"], said["version"]) == (409, "names.changed", 1)
        assert base64.b64decode(said["ciphertext"]) == AGE + b"sealed"
        done = sign_in(focal).post(where, json.dumps({**brought, "seen": 1}), content_type="application/json")
        assert done.json()["version"] == 2

    @pytest.mark.parametrize("brought", ["", "[]", '{"ciphertext": "c2FyaQ=="}', '{"names": ["Sari"]}'])
    def test_hub_takes_nothing_but_sealed_bytes(self, brought: str) -> None:
        focal = make_focal_point(make_party("ID"))
        programme = make_programme(actor=focal)
        where = f"{programme.get_absolute_url()}names/"
        answer = sign_in(focal).post(where, brought, content_type="application/json")
        assert (answer.status_code, answer.json()["code"]) == (422, "names.unreadable")
        plain = {"ciphertext": base64.b64encode(b"Sari").decode(), "store": None, "seen": 0, "is_agreed": True,
                 "deletes_on": (datetime.now(UTC) + timedelta(days=9)).date().isoformat()}  # fmt: skip
        assert sign_in(focal).post(where, json.dumps(plain), content_type="application/json").status_code == 422

    def test_are_the_organisers_alone(self) -> None:
        focal = make_focal_point(make_party("ID"))
        programme = make_programme(actor=focal)
        for other in (make_keeper(), make_focal_point(make_party("AU"))):
            with pytest.raises(NotAllowed):
                keep(programme, other)


@pytest.mark.parametrize("state", ["planned", "running", "closed", "cancelled"])
def test_a_programme_makes_the_moves_of_its_table_and_no_other(state: str) -> None:
    programme = make_programme()
    Programme.objects.filter(pk=programme.pk).update(state=state)
    programme.refresh_from_db()
    for name, move in PROGRAMME.moves.items():
        if state not in move.states:
            with pytest.raises(WrongMove):
                PROGRAMME.perform(programme, name, actor=make_keeper(), now=NOW, given={})
