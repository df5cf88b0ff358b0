"""Loaded by pytest before Django's settings: tests get a data folder of their own and a demo's loose transport."""

from __future__ import annotations

import atexit
import gc
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

import pytest
from _pytest import runner
from _pytest.unraisableexception import gc_collect_iterations_key
from hypothesis import HealthCheck, settings


def make_folder() -> str:
    """A folder that is gone with this process, whatever is forked off it."""
    folder, maker = tempfile.mkdtemp(prefix="titian-tests-"), os.getpid()

    def remove() -> None:
        if os.getpid() == maker:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder


os.environ["TITIAN_DATA"] = make_folder()
# One for all workers of a run, which have it from the process that starts them: tests/running_hub.py keeps demo hubs there.
if "TITIAN_DEMO_HUBS" not in os.environ:
    os.environ["TITIAN_DEMO_HUBS"] = make_folder()
os.environ.setdefault("TITIAN_SECRET_KEY", "only-for-tests-" + "0123456789abcdef" * 4)
os.environ["TITIAN_DEMO"] = "1"
os.environ["OPENPYXL_LXML"] = "False"  # as titian.forms has it, whichever of a run's files brings openpyxl first
for _name in ("TITIAN_COUNTRY", "TITIAN_DESK_ORIGIN", "TITIAN_FIELD_ORIGIN", "TITIAN_MULTI_COUNTRY"):
    os.environ.pop(_name, None)

# A test says what holds, not how fast this machine is: only what has become a hundred times slower is told.
settings.register_profile("titian", deadline=5000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("titian")


def pytest_configure(config: pytest.Config) -> None:
    """What tests would pay for and none looks at: slow hashes of passwords, static files sought for each client, YAML
    read and written in Python, and read again where the same text was read before, waiting for the disk, though nothing
    that a test writes must outlive a power cut, what each part of a page was given beside what the page was, and four more
    looks for what the first left over at the end.
    """
    import yaml
    from django.contrib.auth.hashers import ScryptPasswordHasher
    from django.test import client
    from whitenoise.middleware import WhiteNoiseMiddleware

    ScryptPasswordHasher.work_factor, ScryptPasswordHasher.parallelism = 2, 1
    seek, found = WhiteNoiseMiddleware.add_files_from_finders, dict[str, object]()

    def add_found(self: WhiteNoiseMiddleware) -> None:
        if not found:
            seek(self)
            found.update(self.files)
        self.files.update(found)

    WhiteNoiseMiddleware.add_files_from_finders = add_found
    yaml.SafeLoader, yaml.SafeDumper = yaml.CSafeLoader, yaml.CSafeDumper  # type: ignore[assignment,misc]
    yaml.load = _read_once(yaml.load)  # type: ignore[assignment]
    os.fsync = lambda fd: None
    vars(client)["store_rendered_templates"] = _keep_first(vars(client)["store_rendered_templates"])
    config.stash[gc_collect_iterations_key] = 1


def _keep_first(keep: Callable[..., None]) -> Callable[..., None]:
    """What a page was given is kept for `answer.context`, and not what each of its parts was: a page is rendered before
    its parts, of which it may have hundreds, and Django copies for each all that is known there.
    """

    def keep_page(store: dict[str, Any], signal: object, **rendered: Any) -> None:  # Any: as Django's own has it
        if not store:
            keep(store, signal, **rendered)

    return keep_page


def _read_once(read: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:  # Any: as `yaml.load` has it
    """Reads each text once with each loader, and gives a copy of its own to each who asks: the words of 26 languages are
    read for each comparison of two packs, and a copy takes a thirtieth of reading them.
    """

    @lru_cache(maxsize=500)
    def keep(text: str, loader: Any) -> bytes:
        return pickle.dumps(read(text, loader), pickle.HIGHEST_PROTOCOL)

    def read_or_copy(stream: Any, Loader: Any) -> Any:  # named as yaml names it
        return pickle.loads(keep(stream, Loader)) if isinstance(stream, str) else read(stream, Loader)  # noqa: S301  # ours

    return read_or_copy


def _parse_once(parse: Callable[[str], Any]) -> Callable[[str], Any]:  # Any: as with `_read_once`
    """The same for words that were read and looked at: each text is a value that nobody changes, the mapping is not."""
    keep = lru_cache(maxsize=150)(parse)

    def parse_or_copy(content: str) -> Any:
        kept = keep(content)
        return replace(kept, texts=dict(kept.texts))

    return parse_or_copy


def _walk_once(walk: Callable[[Any], Any]) -> Callable[[Any], Any]:  # Any: a Machine and its Walk
    """Walks each persona once, whichever folder it lies in: all of them take two seconds and a half."""
    walks: dict[str, Any] = {}

    def walk_once(machine: Any) -> Any:
        key = repr((machine.persona, machine.ready, machine.flags, machine.fact_is_private))
        if key not in walks:
            walks[key] = walk(machine)
        return walks[key]

    return walk_once


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: a collector that looks it through again and again took a third
    of the processor time of a process of tests. It has little to find, so it is rarely called.
    """
    wording = sys.modules.get("titian.voices.wording")
    if wording is not None:
        vars(wording)["parse_wording"] = _parse_once(vars(wording)["parse_wording"])
    practice = sys.modules.get("titian.courseware.practice.check")
    if practice is not None:
        vars(practice)["walk"] = _walk_once(vars(practice)["walk"])
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    return _run_with_room(partial(runner.pytest_runtest_protocol, item, nextitem))


def _run_with_room(run: Callable[[], bool]) -> bool:
    """Python keeps the frames of calls in pieces of 16 KiB, which it maps when the first frame of one begins and gives
    back when that ends (CPython's Python/pystate.c). pytest and Django stand so deep that a loop often calls across the
    edge of a piece, and pays two system calls a call: up to a third of a test. A frame as large as this one's begins a
    piece with room for all that is called from it.
    """
    return run()


_run_with_room.__code__ = _run_with_room.__code__.replace(co_stacksize=70_000)


@pytest.fixture(autouse=True)
def no_test_goes_on_with_what_another_left() -> Iterator[None]:
    """Sign-in and API rates are counted in the process's cache, which outlives a test; and so do the addresses that a
    thread looked up last, of the API or of the desk, and the language of its last page."""
    yield
    from django.core.cache import cache
    from django.urls import set_urlconf
    from django.utils import translation

    from titian.people.limits import forget_shares

    set_urlconf(None)
    translation.deactivate()
    cache.clear()
    forget_shares()


@pytest.fixture
def add_parts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """For one test the house has a room more, with these parts."""
    from titian import rooms

    def add(*parts: object) -> None:
        known = (*rooms.list_rooms(), rooms.Room(*parts))
        monkeypatch.setattr(rooms, "list_rooms", lambda: known)
        rooms._list_parts.cache_clear()

    yield add
    monkeypatch.undo()
    rooms._list_parts.cache_clear()
