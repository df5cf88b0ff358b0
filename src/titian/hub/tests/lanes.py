"""Which tests a run takes, and how long each took: options of pytest, for scripts/test.py.

`--long drawn` takes of each group of tests marked `long` one in ten (or in as many as `one_in` of the mark says), drawn by
`--draw` (a day, as scripts/test.py gives it), so that in ten days of runs each is expected once. What costs much to begin
is drawn some `together`: on one day in ten ten of them, and none on the others. A property is tried with a third of its
examples then, which hypothesis makes up by the day, and with all of them in `--long only`.

`--times FILE` writes seconds by test; `--longest-first FILE` reads
such of files, so that two workers end together (one that nobody has measured begins first); `--shuffle WORD` takes the
files in an order drawn by that word.
"""

from __future__ import annotations

import json
import os
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import inf
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeGuard, TypeVar

import pytest
from hypothesis import is_hypothesis_test, settings

ONE_IN: Final = 10
OF_EXAMPLES: Final = 3
SETTINGS: Final = "_hypothesis_internal_use_settings"  # hypothesis's own plugin sets them there too
Test = TypeVar("Test", bound=Callable[..., None])
_seconds: dict[str, float] = defaultdict(float)


def long_on_postgresql(group: str, *, one_in: int = ONE_IN) -> list[pytest.MarkDecorator]:
    """For what every run has whole on SQLite: on PostgreSQL alone it is long, and drawn by the day."""
    return [pytest.mark.long(group, one_in=one_in)] if os.environ.get("TITIAN_DATABASE_URL") else []


def drawn_on_postgresql(group: str, *, one_in: int = ONE_IN) -> Callable[[Test], Test]:
    """Marks a whole test so."""
    marks = long_on_postgresql(group, one_in=one_in)
    return lambda test: marks[0](test) if marks else test


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("titian")
    group.addoption(
        "--long", choices=["all", "drawn", "only"], default="all", help="tests marked long: all, a tenth, no others"
    )
    group.addoption("--draw", default="", help="what the tenth is drawn by")
    group.addoption("--longest-first", type=Path, help="files by these seconds, the longest first")
    group.addoption("--shuffle", help="files in an order drawn by this word")
    group.addoption("--times", type=Path, help="a file that gets the seconds of each test, as JSON")


@dataclass(frozen=True, kw_only=True)
class Share:
    """One in how many of a group, and how many of them at a time: all of it, where it has fewer."""

    one_in: int = ONE_IN
    together: int = 1


USUAL: Final = Share()


def draw(names: Iterable[str], seed: str, share: Share = USUAL) -> set[str]:
    """One in ten of these names, the same for the same seed: of 23 two, and in three of ten draws a third. Of 23 that
    are drawn together all or none: all in one of ten draws."""
    ordered = sorted(names)
    if not ordered:
        return set()
    chance = random.Random(seed)  # noqa: S311  (which tests run is no secret)
    together = min(share.together, len(ordered))
    whole, rest = divmod(len(ordered), share.one_in * together)
    times = whole + (chance.randrange(share.one_in * together) < rest)
    return set(chance.sample(ordered, times * together))


def choose(
    groups: Mapping[str, str | None], wanted: str, seed: str, shares: Mapping[str, Share] = MappingProxyType({})
) -> set[str]:
    """Which of these tests a run takes, by test → its group of long ones, None for all others. `shares`: how much of a
    group, where it is not the usual one."""
    if wanted == "all":
        return set(groups)
    long: dict[str, list[str]] = defaultdict(list)
    for name, group in groups.items():
        if group is not None:
            long[group].append(name)
    if wanted == "only":
        return {name for names in long.values() for name in names}
    drawn = {name for group, names in long.items() for name in draw(names, f"{seed} {group}", shares.get(group, USUAL))}
    return drawn | {name for name, group in groups.items() if group is None}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _take_long(config, items)
    _order_files(config, items)


def _order_files(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Within a file the order stays."""
    kept: Path | None = config.getoption("--longest-first")
    if word := config.getoption("--shuffle"):
        chance = random.Random(word)  # noqa: S311  (as above)
        files = sorted({_file(item) for item in items})
        chance.shuffle(files)
        place = {file: number for number, file in enumerate(files)}
        items.sort(key=lambda item: place[_file(item)])
    elif kept is not None and kept.exists():
        ranks = rank(json.loads(kept.read_text())["files"], {_file(item) for item in items})
        items.sort(key=lambda item: ranks[_file(item)])


def rank(seconds: Mapping[str, float], files: Iterable[str]) -> dict[str, float]:
    """The place of each file, the longest first. What nobody has measured begins before all: as the last, a long one
    would leave a processor idle."""
    return {file: -seconds.get(file, inf) for file in files}


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def _name(item: pytest.Item) -> str:
    """Schemathesis gives all operations of a test one node id, and each a name."""
    return f"{item.nodeid} {item.name}"


def _take_long(config: pytest.Config, items: list[pytest.Item]) -> None:
    groups: dict[str, str | None] = {}
    shares: dict[str, Share] = {}
    for item in items:
        mark = item.get_closest_marker("long")
        group = None if mark is None else str(mark.args[0]) if mark.args else _file(item)
        groups[_name(item)] = group
        if mark is not None and group is not None and mark.kwargs:
            shares[group] = Share(**mark.kwargs)
    wanted = config.getoption("--long")
    taken = choose(groups, wanted, config.getoption("--draw"), shares)
    properties = [item for item in items if _is_property(item)]
    if wanted == "only":
        taken.update(map(_name, properties))
    elif wanted == "drawn":
        try_fewer(item.obj for item in properties)
    if len(taken) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if _name(item) not in taken])
        items[:] = [item for item in items if _name(item) in taken]


def _is_property(item: pytest.Item) -> TypeGuard[pytest.Function]:
    """Whether hypothesis makes up what it is given. One that is marked `long` is whole wherever it is taken."""
    return (
        isinstance(item, pytest.Function) and item.get_closest_marker("long") is None and is_hypothesis_test(item.obj)
    )


def try_fewer(properties: Iterable[object]) -> None:
    """Each of these is tried with a third of its examples. A function may come more than once, with other parameters."""
    functions = {getattr(each, "__func__", each) for each in properties}
    for function in functions:
        kept = vars(function)[SETTINGS]
        vars(function)[SETTINGS] = settings(kept, max_examples=-(-kept.max_examples // OF_EXAMPLES))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] += report.duration
    if report.failed:  # told at once: a lane's other tests may take minutes
        print(f"\nFAILED {report.nodeid} ({report.when})", flush=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    times: Path | None = session.config.getoption("--times")
    if times is not None:
        times.write_text(json.dumps({name: round(seconds, 3) for name, seconds in _seconds.items()}))
