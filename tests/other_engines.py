"""Pages in Chromium that hold an instrument four times: as logic in our engine, as a form in our runtime, in ODK's and in
Enketo's.

with Engines(browser, folder) as engines:
    instrument = engines.load(pack)
    engines.fill(instrument, "other", sets)
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from playwright.sync_api import Browser, Page

from titian.forms.export import ExportedForm, export_form, read_texts
from titian.forms.export.tests.answer_sets import random_sets
from titian.forms.xlsform import Workbook, form_to_json, import_form
from titian.forms.xlsform.tests.converter import convert
from titian.instrument import load_pack
from titian.instrument.logic import Logic, parse_logic
from titian.instrument.pack import Pack, compile_logic
from titian.instrument.vectors import PACK

HERE = Path(__file__).resolve().parent.parent
Engine = Literal["ours", "other", "enketo"]
Answers = Mapping[str, str]
PAGES = 2
"""Each in a process of its own: ODK's engine takes its time, and most machines have two cores."""
START = """([name, given]) => {
  globalThis.job = new Promise((done) => setTimeout(done)).then(() => pages[name](...given));
  globalThis.job.catch(() => undefined);
}"""
OUTCOME = ("level", "needs", "effects")


@dataclass(frozen=True)
class Instrument:
    """A pack that the pages hold. `wanted` are the names whose values are read: the outcome first, then all answers."""

    name: str
    logic: Logic
    form: ExportedForm
    wanted: tuple[str, ...]
    outcome: tuple[str, ...]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class Engines:
    """The pages, bundled into a folder and served on loopback while the context stands."""

    def __init__(self, browser: Browser, folder: Path, zone: str | None = None, number: int = PAGES) -> None:
        self.browser, self.folder, self.zone, self.number = browser, folder, zone, number
        self.problems: list[str] = []

    def __enter__(self) -> Self:
        build = ["node", str(HERE / "web/engine/peers/build.mjs"), str(self.folder)]
        subprocess.run(build, cwd=HERE, check=True, capture_output=True)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(self.folder)))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.contexts = [self.browser.new_context(timezone_id=self.zone) for _ in range(self.number)]
        self.pages = [context.new_page() for context in self.contexts]
        for page in self.pages:
            page.on("pageerror", lambda error: self.problems.append(str(error)))
            page.set_default_timeout(280_000)
            page.goto(f"http://127.0.0.1:{self.server.server_port}/")
            page.wait_for_function("globalThis.pages")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for context in self.contexts:
            context.close()
        self.server.shutdown()
        self.server.server_close()

    @property
    def page(self) -> Page:
        """The page for what is done only once."""
        return self.pages[0]

    def _call(self, function: str, each: Sequence[Sequence[object]]) -> list[Any]:
        """Calls a function in every page with arguments of its own, all pages at once."""
        for page, given in zip(self.pages, each, strict=True):
            page.evaluate(START, [function, given])
        return [page.evaluate("() => globalThis.job") for page in self.pages]

    def load(self, pack: Pack, texts: Mapping[str, Mapping[str, str]] | None = None) -> Instrument:
        """Exports the pack, has pyxform make the XForm of it, and loads both into the pages."""
        form = export_form(pack, read_texts(pack.folder) if texts is None else texts)
        return self.load_form(pack.id, parse_logic(compile_logic(pack)), compile_logic(pack).decode(), form)

    def load_form(
        self, name: str, logic: Logic, text: str, form: ExportedForm, elsewhere: Workbook | None = None
    ) -> Instrument:
        """Loads a form that was exported before; the other engines may be given another workbook."""
        converted = convert(elsewhere or form.workbook)
        assert converted.warnings == []
        rules = tuple(f"{rule.id}_{side}" for rule in logic.document.rules for side in ("lower", "upper"))
        offers = tuple(f"{module}_open" for module in logic.document.modules if module in form.offered)
        phases = tuple(item.phase.answer_key for item in logic.document.items if item.phase)
        answers = ("mode", "stopped", *offers, *logic.items, *phases)
        given = [name, text, form_to_json(import_form(form.workbook)), converted.xform]
        self._call("load", [given] * self.number)
        return Instrument(name, logic, form, (*OUTCOME, *rules, *answers), (*OUTCOME, *rules))

    def fill(self, instrument: Instrument, engine: Engine, sets: Sequence[Answers]) -> Iterator[dict[str, str]]:
        """What the form holds after each set of answers: name → value."""
        half = -(-len(sets) // self.number)
        parts = [sets[start : start + half] for start in range(0, half * self.number, half)]
        each = [[instrument.name, engine, part, instrument.wanted] for part in parts]
        for values in chain.from_iterable(self._call("fill", each)):
            yield dict(zip(instrument.wanted, values, strict=True))

    def fill_and_open(self, instrument: Instrument, sets: Sequence[Answers]) -> Iterator[dict[str, str]]:
        """The same in ODK's engine, each time after the form was sent and opened again."""
        given = [instrument.name, sets, instrument.wanted]
        for values in self.page.evaluate("given => pages.fillAndOpen(...given)", given):
            yield dict(zip(instrument.wanted, values, strict=True))

    def beside(self, instrument: Instrument, sets: Sequence[Answers]) -> list[str]:
        """In what Enketo's evaluator says otherwise than our form runtime: relevance, values, constraints, choices."""
        half = -(-len(sets) // self.number)
        parts = [sets[start : start + half] for start in range(0, half * self.number, half)]
        return list(chain.from_iterable(self._call("beside", [[instrument.name, part] for part in parts])))

    def screen(self, instrument: Instrument, sets: Sequence[Answers]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        """Outcome and asking of our engine in the browser, as JSON."""
        found = self.page.evaluate("given => pages.screen(...given)", [instrument.name, sets])
        return [(one["outcome"], one["asking"]) for one in found]

    def calculate(self, workbook: Workbook, names: Sequence[str]) -> list[tuple[str, str]]:
        """What calculates of a form hold at its start, in our form runtime and in ODK's engine."""
        given = [form_to_json(import_form(workbook)), convert(workbook).xform, list(names)]
        found = self.page.evaluate("given => pages.calculate(...given)", given)
        return [(ours, other) for ours, other in found]

    def bench(self, instrument: Instrument, sets: Sequence[Answers]) -> dict[str, float]:
        """Milliseconds for one set, and how many times faster ours are: see web/engine/peers/bench.ts."""
        given = [instrument.name, sets, instrument.outcome]
        figures: dict[str, float] = self.page.evaluate("given => pages.bench(...given)", given)
        return figures


def compare_engines(browser: Browser, folder: Path, number: int = 60) -> dict[str, float]:
    """For the bench: milliseconds that one set of answers to first-contact takes in ODK's engine and in ours."""
    with Engines(browser, folder) as engines:
        instrument = engines.load(load_pack(PACK))
        return engines.bench(instrument, random_form_answers(instrument, number, "bench"))


def random_form_answers(instrument: Instrument, number: int, seed: str) -> list[dict[str, str]]:
    """Random sets as a form takes them: a country that is not listed is `iso` there."""
    sets = list(random_sets(instrument.logic, number, seed))
    return [{key: answer.replace("BR", "iso") for key, answer in answers.items()} for answers in sets]
