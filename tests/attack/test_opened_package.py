"""Somebody takes a hub just after a package was opened at a desk: its files, and the memory of its processes.

They look for what the person said, the answers, and the words that opened it, in any spelling. Nothing of it was ever
there: the browser opens packages, and the hub hands over bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from desk import Desk
from planted import forms_of, read_files
from playwright.sync_api import Browser
from running_hub import RunningHub
from test_journey import SHELTER, find_phrase, find_username
from test_provider_page import PAYLOAD
from wire_phone import WirePhone

PLACE = "behind the planted walnut, where the ferry turns"
SAID = {"P05": "yes", "P07": "dont_know", "P16": "begun", "P11": "dont_know"}
#: Rare enough that it lies nowhere by chance, in whatever way answers are written down; no invented person of the lessons,
#: whose answers lie at every hub, says so.
ANSWERS = [form for gap in ("", " ") for form in (f'"P11":{gap}"dont_know"', f'"P07":{gap}"dont_know"')]


@pytest.fixture(name="opened", scope="module")
def open_package(hub: RunningHub, browser: Browser) -> Iterator[Desk]:
    """A shelter's desk on which the package stands open, read to its end."""
    phone = WirePhone.enrol(hub)
    phone.recipients = [each for each in phone.recipients if each["name"] == SHELTER]
    item = phone.make_item({**PAYLOAD, "how_to_meet": PLACE, "answers": SAID})
    assert phone.send(phone.sign(item)).status_code == 200
    desk = Desk(browser, hub, find_username(hub, SHELTER))
    desk.page.goto(f"{hub.desk}/referrals/{item['item_id']}/")
    desk.unseal(find_phrase(hub, SHELTER))
    assert PLACE in desk.expect_content()
    desk.page.get_by_text("Can you take this referral?").first.wait_for()
    yield desk
    desk.context.close()


def read_memory(process: psutil.Process) -> Iterator[bytes]:
    """What the process may write to, piece by piece."""
    maps = Path(f"/proc/{process.pid}/maps").read_text().splitlines()
    with Path(f"/proc/{process.pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if found is None or "[vvar" in line:
                continue
            start, end = (int(at, 16) for at in found.groups())
            try:
                memory.seek(start)
                yield memory.read(end - start)
            except OSError:  # a piece that the kernel gives to nobody
                continue


def list_processes(hub: RunningHub) -> list[psutil.Process]:
    assert hub.process is not None
    first = psutil.Process(hub.process.pid)
    return [first, *first.children(recursive=True)]


def find_in(piece: bytes, words: dict[str, str]) -> set[str]:
    return {name for name, word in words.items() if any(form.encode() in piece for form in spell(word))}


def spell(word: str) -> list[str]:
    return [*forms_of(word), *forms_of(word.lower())]


def wanted_of(hub: RunningHub) -> dict[str, str]:
    answers = {f"answer {each}": each for each in ANSWERS}
    return {"where to meet": PLACE, "the seven words": find_phrase(hub, SHELTER), **answers}


def test_no_process_of_the_hub_holds_what_was_read(hub: RunningHub, opened: Desk) -> None:
    # What the hub does know of it: that the reader sees where it looks.
    item = opened.page.url.rstrip("/").rpartition("/")[2]
    words = {**wanted_of(hub), "item": item}
    found: set[str] = set()
    sizes = []
    try:
        for process in list_processes(hub):
            size = 0
            for piece in read_memory(process):
                size += len(piece)
                found |= find_in(piece, words)
            sizes.append(size // 1024**2)
    except PermissionError:
        pytest.skip("this machine lets nobody read the memory of a process of their own")
    print(f"MiB read by process: {sizes}")
    assert found == {"item"}


def test_no_file_of_the_hub_holds_what_was_read(hub: RunningHub, opened: Desk) -> None:
    item = opened.page.url.rstrip("/").rpartition("/")[2]
    words = {**wanted_of(hub), "item": item.replace("-", "")}
    found: dict[str, set[str]] = {}
    for place, held in read_files(hub.folder).items():
        # A demo prints its organisations' words, and says so: what it printed lies beside it.
        told = {name: word for name, word in words.items() if name != "the seven words" or "demo" not in place}
        for name in find_in(held, told):
            found.setdefault(name, set()).add(place)
    if hub.database_url is None:
        assert any("sqlite3" in place for place in found.pop("item", set())), "the reader sees the database"
    assert found == {}
