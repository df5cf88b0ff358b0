"""Who said it? Looked for in every table, in the order and the times of its rows, in the log, mails, files and events.

Six members sign in, propose and say that they took part, one after another. Then the same is done again from the same
beginning with the words dealt out to them otherwise. If anything anywhere depended on who said what, the two hubs would
differ: their databases are compared row by row, in the order in which the rows lie there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client

from titian import audit
from titian.audit.models import Entry
from titian.desk.events import list_events
from titian.hub.tests.lanes import drawn_on_postgresql
from titian.notices.actions.find_waiting import find_waiting
from titian.people.models import Role, User
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_user
from titian.workplan.actions import propose as acts
from titian.workplan.codes import RoundState
from titian.workplan.models import Box, Party, Proposal, Round, RoundPart
from titian.workplan.round_workflow import LOT, ROUND
from titian.workplan.tests.factories import NOW, make_focal_point, make_keeper, make_party, make_round, move_round

pytestmark = pytest.mark.django_db
CODES: Final = ("ID", "AU", "VN", "TH", "MY", "IOM")
WORDS: Final = ("Watch the eastern jetty", "Lamps", "Blankets", "Interpreters", "A ferry", "Radio hours")
# Random by nature: what stands there is looked through for words, and not compared.
TOKENS: Final = {"session_key", "session_data", "password", "hash", "token_hash"}
INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d")
ID: Final = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
Row = tuple[tuple[str, object], ...]


@pytest.fixture
def members() -> list[tuple[Party, User]]:
    parties = [make_party(code) for code in CODES]
    return [(party, make_focal_point(party)) for party in parties]


def sign_in(reader: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def speak(round_: Round, members: Sequence[tuple[Party, User]], words: Sequence[str], *, parts: int = 6) -> None:
    """Each by their own browser; `parts` of them say that they took part."""
    for place, ((_, focal), text) in enumerate(zip(members, words, strict=True)):
        desk = sign_in(focal)
        assert desk.get("/plan/rounds/").status_code == 200
        sent = desk.post(f"/plan/rounds/{round_.pk}/propose/", {"text": text, "more": f"More of: {text}"})
        assert (sent.status_code, desk.get(sent.headers["Location"]).status_code) == (302, 200)
        if place < parts:
            desk.post(f"/plan/rounds/{round_.pk}/part/", {"took_part": "yes"})


def read_tables() -> dict[str, list[Row]]:
    """Every table of the database, its rows as they lie there."""
    found = {}
    with connection.cursor() as cursor:
        ordered: set[str] = set()
        if connection.vendor == "sqlite":  # parts of the index of words lie in the order of their keys
            cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%'")
            ordered = {name for (name,) in cursor.fetchall()}
        for table in sorted(connection.introspection.table_names(cursor)):
            place = "1" if table in ordered else "rowid" if connection.vendor == "sqlite" else "ctid"
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY {place}")  # noqa: S608 (its own names)
            names = [column[0] for column in cursor.description or ()]
            found[table] = [tuple(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return found


def flatten(tables: dict[str, list[Row]]) -> list[str]:
    """Each cell as text: ids by the order in which they first come, times by their rank, tokens left out."""
    rows = [(table, name, cell) for table, lines in tables.items() for line in lines for name, cell in line]
    times = sorted({str(cell) for _, _, cell in rows if INSTANT.match(str(cell))})
    ids: dict[str, int] = {}

    def say(name: str, cell: object) -> str:
        text = str(cell)
        if name in TOKENS:
            return "token"
        if INSTANT.match(text):
            return f"time {times.index(text)}"
        return ID.sub(lambda found: f"id {ids.setdefault(found.group().replace('-', ''), len(ids))}", text)

    return [f"{table}.{name}: {say(name, cell)}" for table, name, cell in rows]


def deal(members: Sequence[tuple[Party, User]], round_: Round, words: Sequence[str], *, closes: bool) -> list[str]:
    """What the database holds after the words came from the members in this order; then all is as it was before."""
    keeper = User.objects.filter(role=Role.REGIONAL_OFFICE).first()
    with transaction.atomic():
        speak(round_, members, words)
        if closes:
            ROUND.perform(round_, "close", actor=keeper, now=NOW)
        held = flatten(read_tables())
        transaction.set_rollback(True)
    return held


def differ(members: Sequence[tuple[Party, User]], round_: Round, *, closes: bool) -> list[str]:
    """What is otherwise where the words were dealt out otherwise."""
    one = deal(members, round_, WORDS, closes=closes)
    other = deal(members, round_, [*WORDS[3:], *WORDS[:3]], closes=closes)
    return [f"{here} / {there}" for here, there in zip(one, other, strict=True) if here != there]


@pytest.fixture
def lot_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the lot leaves is the same whatever it was given: only so can two hubs be compared."""
    for module in ("titian.workplan.actions.propose", "titian.workplan.round_workflow"):
        monkeypatch.setattr(f"{module}.LOT.shuffle", lambda rows: rows.sort(key=str))


@pytest.mark.parametrize("closes", [False, True])
@pytest.mark.usefixtures("lot_in_order")
def test_no_table_holds_who_said_what(members: list[tuple[Party, User]], closes: bool) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL does not take its counters back; what it adds of its own is looked at below")
    assert differ(members, make_round(), closes=closes) == []


def keep_order(rows: list[object]) -> None:
    """A lot that is none."""


def log_words(*, actor: User, round_: Round, text: str, more: str = "") -> None:
    audit.record("user", str(actor.pk), "plan_proposal.add", f"plan_round:{round_.pk}", {"letters": len(text)})
    acts.propose(actor=actor, round_=round_, text=text, more=more)


def keep_party(*, actor: User, round_: Round, text: str, more: str = "") -> None:
    party = acts.find_own_party(actor)
    RoundPart.objects.filter(round=round_, party=party).delete()
    Proposal.objects.create(round=round_, text=text)
    RoundPart.objects.create(round=round_, party=party)


@pytest.mark.parametrize("leak", [log_words, keep_party])
@pytest.mark.usefixtures("lot_in_order")
def test_the_search_finds_a_row_of_the_log_or_an_order_that_tells(
    members: list[tuple[Party, User]], leak: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("as above")
    monkeypatch.setattr("titian.workplan.round_views.propose", leak)
    assert differ(members, make_round(), closes=False)


def test_the_search_finds_a_box_in_the_order_in_which_it_was_filled(
    members: list[tuple[Party, User]], monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("as above")
    for module in ("titian.workplan.actions.propose", "titian.workplan.round_workflow"):
        monkeypatch.setattr(f"{module}.LOT.shuffle", keep_order)
    assert differ(members, make_round(), closes=True)


def test_the_lot_is_drawn_anew_with_each_that_comes(members: list[tuple[Party, User]]) -> None:
    """Thirty words lie in the order in which they came once in 2.6e32 times."""
    round_ = make_round()
    words = [f"word {number:02}" for number in range(30)]
    for text in words:
        acts.propose(actor=members[0][1], round_=round_, text=text)
    in_box = [text for text, _ in Box.objects.get(round=round_).words]
    assert sorted(in_box) == words
    assert in_box != words
    closed = move_round(round_, "close")
    by_number = list(closed.proposals.order_by("number").values_list("text", flat=True))
    assert sorted(by_number) == words
    assert by_number not in (words, in_box)
    assert type(LOT).__name__ == "SystemRandom"


@pytest.mark.on_both
def test_rows_of_one_kind_are_written_in_one_transaction(members: list[tuple[Party, User]]) -> None:
    """PostgreSQL keeps the transaction of each row: were they several, it would say which came together."""
    round_ = make_round()
    speak(round_, members, WORDS)
    written = [count_transactions(RoundPart)]
    move_round(round_, "close")
    written += [count_transactions(RoundPart), count_transactions(Proposal)]
    assert written == ([1, 1, 1] if connection.vendor == "postgresql" else [0, 0, 0])


def count_transactions(model: type[RoundPart | Proposal]) -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {model._meta.db_table}")  # noqa: S608 (its own name)
        return int(cursor.fetchone()[0])


@pytest.mark.on_both
def test_no_row_holds_words_beside_a_member(members: list[tuple[Party, User]]) -> None:
    """In the row itself: while the words lie in the box, and once they are proposals."""
    round_ = make_round()
    speak(round_, members, WORDS)
    names = {
        text
        for party, focal in members
        for text in (str(party.pk), party.pk.hex, str(party.organisation_id), focal.username, party.name)
    }
    for _ in range(2):
        beside = [
            (table, row)
            for table, rows in read_tables().items()
            for row in rows
            if any(word in str(row) for word in WORDS) and any(name in str(row).replace("UUID('", "") for name in names)
        ]
        assert beside == []
        if round_.state == RoundState.OPEN:
            round_ = move_round(round_, "close")
    assert set(Proposal.objects.values_list("party", flat=True)) == {None}


def test_log_holds_the_round_and_neither_a_member_nor_the_second(members: list[tuple[Party, User]]) -> None:
    round_ = make_round()
    before = Entry.objects.count()
    speak(round_, members, WORDS)
    after = list(Entry.objects.order_by("pk")[before:].values_list("action", "actor_id"))
    assert [row for row in after if row[0].startswith(("plan", "round"))] == []
    move_round(round_, "close")
    closing = Entry.objects.filter(action="plan_round.close").get()
    assert closing.detail == {"proposals": len(WORDS)}


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.on_both
def test_mails_events_files_pages_and_log_lines_join_nothing(
    members: list[tuple[Party, User]], capfd: pytest.CaptureFixture[str]
) -> None:
    round_ = make_round()
    speak(round_, members, WORDS)
    find_waiting(datetime.now(UTC) + timedelta(minutes=1))
    names = {text for party, focal in members for text in (party.name, focal.username)}
    told = json.dumps([[event.kind.name, dict(event.ids)] for event in list_events(None, NOW - timedelta(days=1))])
    assert told == json.dumps([["plan.round_opened", {"round_id": str(round_.pk)}]])
    desk = sign_in(make_keeper())
    hidden = desk.get(f"/plan/rounds/{round_.pk}/").content.decode() + desk.get("/plan/rounds/").content.decode()
    lines = "".join(capfd.readouterr())
    sent = "".join(f"{one.subject}{one.body}" for one in mail.outbox)
    for word in WORDS:
        assert word not in hidden + lines + sent + told
    move_round(round_, "close")
    taken = read_body(desk.get(f"/plan/rounds/{round_.pk}/proposals/?export=csv")).decode()
    proposal = Proposal.objects.get(text=WORDS[0])
    page = desk.get(proposal.get_absolute_url()).content.decode()
    assert all(word in taken for word in WORDS)
    assert WORDS[0] in page
    assert not any(name in taken + page for name in names)
    administrator = make_user(Role.ADMINISTRATOR)
    logged = read_body(sign_in(administrator).get("/audit/?export=csv")).decode()
    assert "plan_round.close" in logged
    assert not any(word in logged for word in WORDS)


@drawn_on_postgresql("rooms of a region on PostgreSQL")
@pytest.mark.on_both
@pytest.mark.parametrize(("parts", "shown"), [(4, 0), (5, 5)])
def test_who_took_part_is_kept_and_shown_from_five_on(
    members: list[tuple[Party, User]], parts: int, shown: int
) -> None:
    round_ = make_round()
    assert RoundPart.objects.filter(round=round_).count() == len(members), "a row for all, before anybody spoke"
    speak(round_, members, WORDS, parts=parts)
    others = sign_in(members[0][1]).get("/plan/rounds/").content.decode()
    assert not any(party.name in others for party, _ in members[1:]), "while it is open nobody sees it of another"
    move_round(round_, "close")
    assert RoundPart.objects.filter(round=round_).count() == shown
    page = sign_in(make_keeper()).get(f"/plan/rounds/{round_.pk}/").content.decode()
    assert sum(party.name in page for party, _ in members) == shown


def test_a_member_that_joined_meanwhile_takes_part_too(members: list[tuple[Party, User]]) -> None:
    round_ = make_round()
    late = make_party("FJ")
    focal = make_focal_point(late)
    acts.say_took_part(actor=focal, round_=round_, took_part=True)
    assert RoundPart.objects.get(party=late).took_part
    acts.say_took_part(actor=focal, round_=round_, took_part=False)
    assert not RoundPart.objects.filter(took_part=True).exists()
