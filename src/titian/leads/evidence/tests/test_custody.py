"""Whatever is done to a chain shows: an entry altered, moved, taken out or cut off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from titian.leads.evidence.custody import EMPTY_HEAD, Entry, What, check_chain, find_head, note, receive
from titian.leads.evidence.errors import NotKept
from titian.leads.evidence.pieces import Piece

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)


def make_piece(number: int) -> Piece:
    return Piece(f"{number:064x}", 7, "text/plain", "partner-3", NOON)


def make_chain(count: int) -> list[Entry]:
    """`count` pieces received, each read once."""
    chain: list[Entry] = []
    for number in range(count):
        at = NOON + timedelta(minutes=number)
        chain.append(receive(chain, make_piece(number), who="analyst-2", at=at))
        chain.append(note(chain, make_piece(number).sha256, What.READ, who="analyst-2", at=at))
    return chain


def link(chain: list[Entry]) -> list[tuple[Entry, str]]:
    return [(entry, entry.hash) for entry in chain]


@given(some.integers(1, 6))
def test_a_chain_that_nobody_touched_is_whole(count: int) -> None:
    chain = make_chain(count)
    assert check_chain(link(chain), find_head(chain)) == []
    assert check_chain([], EMPTY_HEAD) == []


@given(some.integers(2, 6), some.data())
def test_an_entry_altered_moved_or_taken_out_shows(count: int, data: some.DataObject) -> None:
    chain = make_chain(count)
    links, head = link(chain), find_head(chain)
    place = data.draw(some.integers(0, len(chain) - 1))
    entry, said = links[place]
    other = data.draw(some.sampled_from([number for number in range(len(chain)) if number != place]))
    moved = list(links)
    moved[place], moved[other] = moved[other], moved[place]
    altered = replace(entry, who="analyst-9")
    for wrong in (
        [*links[:place], (altered, said), *links[place + 1 :]],
        [*links[:place], (altered, altered.hash), *links[place + 1 :]],
        [*links[:place], *links[place + 1 :]],
        links[:place],
        moved,
    ):
        assert check_chain(wrong, head)


def test_it_is_said_which_entry_was_altered_and_which_were_moved() -> None:
    chain = make_chain(2)
    links, head = link(chain), find_head(chain)
    altered = [links[0], (replace(links[1][0], at=NOON - timedelta(days=1)), links[1][1]), *links[2:]]
    assert [each.sentence for each in check_chain(altered, head)] == [
        "Entry 2 was altered: it is not what its hash says."
    ]
    moved = [links[0], links[2], links[1], links[3]]
    assert "Entry 3 stands in place 2: entries were moved or taken out." in {
        each.sentence for each in check_chain(moved, head)
    }
    cut = check_chain(links[:-1], head)
    assert [each.sentence for each in cut] == [
        "The chain ends otherwise than its head says: entries are lacking at its end."
    ]


def test_nothing_is_done_with_a_piece_before_it_came_or_after_it_was_destroyed() -> None:
    chain = make_chain(1)
    with pytest.raises(NotKept, match="must be received first"):
        note(chain, "f" * 64, What.READ, who="analyst-2", at=NOON)
    chain.append(note(chain, chain[0].piece, What.DESTROYED, who="analyst-2", at=NOON))
    with pytest.raises(NotKept, match="was destroyed"):
        note(chain, chain[0].piece, What.RELEASED, who="analyst-2", at=NOON)


@pytest.mark.parametrize("name", ["Maria Santos", "maria@example.test", "", "+66 81 234 5678", "มาลี"])
def test_a_chain_names_nobody(name: str) -> None:
    with pytest.raises(NotKept):
        receive([], make_piece(1), who=name, at=NOON)
    with pytest.raises(NotKept):
        Piece("0" * 64, 7, "text/plain", name, NOON)
