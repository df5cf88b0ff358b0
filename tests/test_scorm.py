"""A package of a module in a learning system that is not ours (scorm-again in a real browser), in one that keeps nothing, and in none."""

from __future__ import annotations

import io
import json
import shutil
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, Literal

import pytest
import yaml
from barriers import find_violations, find_weak_contrasts
from phone import HERE, SMALL_PHONE
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from titian.courseware.check import NEEDED
from titian.courseware.modules import Module, Question, read_courseware
from titian.courseware.scorm import make_package

LEARNING: Final = HERE / "content/learning"
SYSTEM: Final = HERE / "node_modules/scorm-again/dist/scorm2004.min.js"
MOST_KEPT: Final = 4_000
"""Characters of state: what the strictest of the old systems keeps."""
MODULES: Final = {module.id: module for module in read_courseware(LEARNING, []).modules}
LONGEST: Final = max(MODULES.values(), key=lambda module: len(module.steps))
SENTENCE: Final = "Nothing of this lesson is kept here."

# What a learning system's page does: an interface in the outer frame, the lesson in the inner one, each call noted.
AROUND: Final = """<!doctype html><meta charset="utf-8"><title>A learning system</title>
<style>body{margin:0}iframe{border:0;inline-size:100vw;block-size:100vh}</style>
<script src="/system.js"></script>
<script>
  const system = new Scorm2004API({ autocommit: false, lmsCommitUrl: '/commit', logLevel: 5 });
  const kept = KEPT;
  if (kept) system.loadFromJSON({ ...kept, entry: kept.exit === 'suspend' ? 'resume' : 'ab-initio' });
  window.calls = [];
  window.API_1484_11 = Object.fromEntries(
    ['Initialize', 'Terminate', 'GetValue', 'SetValue', 'Commit', 'GetLastError', 'GetErrorString', 'GetDiagnostic'].map((name) => [
      name,
      (...given) => {
        const said = system[name](...given);
        if (!name.startsWith('GetV')) window.calls.push([name, ...given, String(said)]);
        return said;
      },
    ]),
  );
</script>
<iframe title="lesson" src="/lesson/index.html"></iframe>"""
# Systems that keep nothing, each in its way.
DEAF: Final = {
    "refuses to begin": "Initialize: () => 'false', SetValue: () => 'false', GetValue: () => '', Commit: () => 'false'",
    "takes no value": "Initialize: () => 'true', SetValue: () => 'false', GetValue: () => '', Commit: () => 'true'",
    "gives nothing back": "Initialize: () => 'true', SetValue: () => 'true', GetValue: () => '', Commit: () => 'true'",
    "cannot write down": "Initialize: () => 'true', SetValue: (name, value) => { window.held[name] = value; return 'true'; }, "
    "GetValue: (name) => window.held[name] ?? '', Commit: () => 'false'",
    "breaks": "Initialize: () => { throw new Error('broken'); }, SetValue: () => { throw new Error('broken'); }, "
    "GetValue: () => { throw new Error('broken'); }, Commit: () => { throw new Error('broken'); }",
}
# What has begun to sound.
HEAR: Final = """() => {
  const { play } = HTMLMediaElement.prototype;
  window.heard = new Promise((heard) => {
    HTMLMediaElement.prototype.play = function () {
      const begun = play.call(this);
      begun.then(() => heard(this.src));
      return begun;
    };
  });
}"""


@dataclass
class LearningSystem:
    """Serves one package as a learning system does, and keeps what is committed."""

    folder: Path
    commits: list[dict[str, object]] = field(default_factory=list)
    address: str = ""
    around: str = AROUND

    @property
    def kept(self) -> dict[str, object]:
        return self.commits[-1] if self.commits else {}

    @property
    def state(self) -> str:
        return str(self.kept.get("suspend_data", ""))

    def open(self, context: BrowserContext) -> tuple[Page, FrameLocator]:
        page = context.new_page()
        page.goto(f"{self.address}/around.html")
        return page, page.frame_locator("iframe")


class _Answer(SimpleHTTPRequestHandler):
    system: LearningSystem

    def do_GET(self) -> None:
        if self.path != "/around.html":
            super().do_GET()
            return
        page = self.system.around.replace("KEPT", json.dumps(self.system.kept or None)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.system.commits.append(sent["cmi"])
        said = b'{"result": true, "errorCode": 0}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def serve(folder: Path, package: bytes) -> Iterator[LearningSystem]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        opened.extractall(folder / "lesson")
    shutil.copy(SYSTEM, folder / "system.js")
    system = LearningSystem(folder)
    handler = type("Answer", (_Answer,), {"system": system})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    system.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield system
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def package() -> bytes:
    """The module that has the most steps, in the language with the longest words."""
    return max((make_package(LEARNING, LONGEST.id, tag) for tag in NEEDED), key=len)


@pytest.fixture
def system(tmp_path: Path, package: bytes) -> Iterator[LearningSystem]:
    yield from serve(tmp_path, package)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=SMALL_PHONE)
    yield context
    context.close()


def read_words(tag: str) -> dict[str, str]:
    texts = yaml.safe_load((LEARNING / f"locales/{tag}.yaml").read_text(encoding="utf-8"))["texts"]
    return {text_id: text["text"] for text_id, text in texts.items()}


def copy_learning(folder: Path) -> Path:
    """What is learnt, to be changed, beside what it shows."""
    content = folder / "content"
    shutil.copytree(LEARNING, content / "learning")
    for name in ("interface", "packs"):
        (content / name).symlink_to(HERE / "content" / name)
    (folder / "contracts").symlink_to(HERE / "contracts")
    return content / "learning"


def test_what_belongs_to_a_phone_is_named_and_no_copy_of_it_is_there(tmp_path: Path, context: BrowserContext) -> None:
    learning = copy_learning(tmp_path)
    practise = "  - id: try_it\n    kind: practise\n    personas: [fisher]\n    own: true\n"
    with (learning / "modules/referral.yaml").open("a", encoding="utf-8") as module:
        module.write(practise)
    for tag, word in {"en": "Practise", "id": "Berlatih", "th": "ฝึก"}.items():
        with (learning / f"locales/{tag}.yaml").open("a", encoding="utf-8") as words:
            for part in ("title", "text"):
                said = f'{{text: "{word}", state: draft, reviewer: null, date: 2026-12-01}}'
                words.write(f"  module.referral.try_it.{part}: {said}\n")
    with zipfile.ZipFile(io.BytesIO(make_package(learning, "referral", "en"))) as package:
        package.extractall(tmp_path / "lesson")
    page = context.new_page()
    page.goto((tmp_path / "lesson/index.html").as_uri())
    elsewhere = page.locator('[data-hook="elsewhere"]')
    kinds = [*(step.kind for step in MODULES["referral"].steps), "practise"]
    for place, kind in enumerate(kinds):
        expect(page.locator("main")).to_contain_text(f"Step {place + 1} of {len(kinds)}")
        expect(elsewhere).to_have_count(int(kind in {"pathway", "practise"}))
        if kind == "pathway":
            expect(elsewhere).to_contain_text("This package has no copy of them")
        if kind == "practise":
            expect(elsewhere).to_contain_text("practised in Titian")
        page.locator('[data-hook="next"], [data-hook="finish"]').click()
    expect(page.locator('[data-hook="end"]')).to_be_visible()


@pytest.fixture
def urdu(tmp_path: Path) -> Path:
    """One module in a language from right to left: each text an Urdu sentence of the pack."""
    learning = copy_learning(tmp_path)
    said = yaml.safe_load((HERE / "content/packs/first-contact/locales/ur.yaml").read_text(encoding="utf-8"))["texts"]
    sentence = said["phrase.no_answer_needed.label"]
    texts = dict.fromkeys(MODULES["children"].list_texts(), sentence)
    (learning / "locales/ur.yaml").write_text(
        yaml.safe_dump({"tag": "ur", "texts": texts}, allow_unicode=True), encoding="utf-8"
    )
    return learning


@pytest.mark.long("mirrored screens")
def test_a_language_from_right_to_left_has_its_letters_and_its_side(
    urdu: Path, tmp_path: Path, context: BrowserContext
) -> None:
    for system in serve(tmp_path, make_package(urdu, "children", "ur")):
        _, lesson = system.open(context)
        assert lesson.locator("html").evaluate("page => [page.lang, page.dir]") == ["ur", "rtl"]
        for place in range(len(MODULES["children"].steps)):
            go_on(lesson, MODULES["children"], range(place, place + 1))
            assert lesson.locator("html").evaluate("page => page.scrollWidth <= innerWidth")
        assert lesson.locator("html").evaluate(
            "() => [...document.fonts].some((font) => font.family.includes('Nastaliq') && font.status === 'loaded')"
        )


def go_on(lesson: FrameLocator, module: Module, steps: range) -> None:
    """Through these steps; the first choice of each question."""
    for place in steps:
        step = module.steps[place]
        expect(lesson.locator('[data-hook="step"]')).to_contain_text(f"{place + 1}")
        if isinstance(step, Question):
            lesson.locator(f'[data-choice="{step.choices[0]}"]').click()
            expect(lesson.locator('[data-hook="why"]')).to_be_visible()
            expect(lesson.locator('[data-hook="feedback"]')).to_have_count(len(step.choices))
        lesson.locator(f'[data-hook="{"finish" if place == len(module.steps) - 1 else "next"}"]').click()


def test_a_lesson_is_gone_through_and_the_system_is_told_that_and_no_more(
    system: LearningSystem, context: BrowserContext
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page, lesson = system.open(context)
    go_on(lesson, LONGEST, range(len(LONGEST.steps)))
    expect(lesson.locator('[data-hook="end"]')).to_be_visible()
    expect(lesson.locator('[data-hook="not-kept"]')).to_have_count(0)

    assert system.kept["completion_status"] == "completed"
    assert float(str(system.kept["progress_measure"])) == 1
    assert max(len(str(commit["suspend_data"])) for commit in system.commits) <= MOST_KEPT
    set_values = [call for call in page.evaluate("window.calls") if call[0] == "SetValue"]
    # Neither a mark, nor a pass, nor minutes, nor what was touched.
    assert {call[1] for call in set_values} == {
        "cmi.exit",
        "cmi.suspend_data",
        "cmi.location",
        "cmi.completion_status",
        "cmi.progress_measure",
    }
    assert all(call[-1] == "true" for call in set_values)
    assert system.kept["success_status"] == "unknown"
    told = " ".join(call[2] for call in set_values)
    assert not [
        choice
        for step in LONGEST.steps
        if isinstance(step, Question)
        for choice in step.choices
        if f'"{choice}"' in told
    ]
    assert [url for url in asked if not url.startswith((system.address, "blob:"))] == []


def test_the_player_names_whose_works_are_in_it() -> None:
    with zipfile.ZipFile(io.BytesIO(make_package(LEARNING, "fear", "th"))) as opened:
        licences = opened.read("licences.txt").decode()
    for name in ("svelte", "@fluent/bundle", "@fontsource-variable/noto-sans-thai"):
        assert f"\n{name} " in licences


def test_a_lesson_left_in_the_middle_is_gone_on_with(system: LearningSystem, context: BrowserContext) -> None:
    page, lesson = system.open(context)
    go_on(lesson, LONGEST, range(5))
    place = lesson.locator("h1").inner_text()
    # The page dies: it is told nothing first, as when a battery ends.
    page.close(run_before_unload=False)
    assert (system.kept["exit"], system.kept["completion_status"]) == ("suspend", "incomplete")
    assert system.kept["location"] == LONGEST.steps[5].id

    page, lesson = system.open(context)
    expect(lesson.locator("h1")).to_have_text(place)
    expect(lesson.locator('[data-hook="not-kept"], [data-hook="lost"]')).to_have_count(0)
    go_on(lesson, LONGEST, range(5, 7))
    # The system takes the lesson away, as its own button does: what was kept is committed first.
    page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    page.wait_for_function("window.calls.at(-1)[0] === 'Terminate'")
    assert [call[0] for call in page.evaluate("window.calls")][-2:] == ["Commit", "Terminate"]
    page.close()

    page, lesson = system.open(context)
    go_on(lesson, LONGEST, range(7, len(LONGEST.steps)))
    expect(lesson.locator('[data-hook="end"]')).to_be_visible()
    page.close()
    # What was gone through stays so, and begins at the first step again.
    _, lesson = system.open(context)
    go_on(lesson, LONGEST, range(2))
    assert system.kept["completion_status"] == "completed"


@pytest.mark.parametrize(
    "kind",
    [pytest.param(kind, marks=[] if kind == "breaks" else [pytest.mark.long("deaf systems")]) for kind in sorted(DEAF)],
)
def test_a_system_that_keeps_nothing_is_told_of_and_the_lesson_works(
    system: LearningSystem, context: BrowserContext, kind: str
) -> None:
    system.around = (
        "<!doctype html><script>window.held = {}; window.API_1484_11 = { Terminate: () => 'true', "
        f"{DEAF[kind]} }};</script>"
        + AROUND[AROUND.index("<style>") : AROUND.index("<script")]
        + AROUND[AROUND.index("<iframe") :]
    )
    _, lesson = system.open(context)
    expect(lesson.locator('[data-hook="not-kept"]')).to_be_visible()
    go_on(lesson, LONGEST, range(len(LONGEST.steps)))
    expect(lesson.locator('[data-hook="not-kept"]')).to_be_visible()
    expect(lesson.locator('[data-hook="first"]')).to_be_visible()


def test_a_system_that_is_lost_in_the_middle_is_told_of_until_it_is_back(
    system: LearningSystem, context: BrowserContext
) -> None:
    _, lesson = system.open(context)
    go_on(lesson, LONGEST, range(2))
    expect(lesson.locator('[data-hook="not-kept"]')).to_have_count(0)
    context.route("**/commit", lambda route: route.abort())
    go_on(lesson, LONGEST, range(2, 4))
    expect(lesson.locator('[data-hook="not-kept"]')).to_be_visible()
    context.unroute("**/commit")
    go_on(lesson, LONGEST, range(4, 5))
    expect(lesson.locator('[data-hook="not-kept"]')).to_have_count(0)
    assert system.kept["location"] == LONGEST.steps[5].id


def test_an_unpacked_lesson_is_opened_from_its_folder(tmp_path: Path, context: BrowserContext) -> None:
    with zipfile.ZipFile(io.BytesIO(make_package(LEARNING, "fear", "en"))) as package:
        package.extractall(tmp_path)
    context.set_offline(True)
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    words = read_words("en")
    expect(page.locator('[data-hook="not-kept"]')).to_contain_text(SENTENCE)
    for step in MODULES["fear"].steps:
        expect(page.locator("h1")).to_have_text(words[f"module.fear.{step.id}.title"])
        if step.kind == "look":
            page.locator("main img").evaluate("(drawn) => drawn.decode()")  # fails where there is no picture
        if step.kind == "listen":
            heard = page.locator('[data-hook="shown"] > li').first
            heard.locator("summary").click()
            page.evaluate(HEAR)
            heard.locator('[data-hear="ur"]').click()
            assert page.evaluate("window.heard").endswith("voices/ur/phrase.hello.label.opus")
        if isinstance(step, Question):
            page.locator(f'[data-choice="{step.right[0]}"]').click()
            expect(page.locator('[data-hook="why"]')).to_contain_text(words[f"module.fear.{step.id}.why"])
        page.locator('[data-hook="next"], [data-hook="finish"]').click()
    asked = sum(isinstance(step, Question) for step in MODULES["fear"].steps)
    expect(page.locator('[data-hook="first"]')).to_contain_text(f"Of {asked} questions")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_step(
    browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    with zipfile.ZipFile(io.BytesIO(make_package(LEARNING, "fear", "en"))) as package:
        package.extractall(tmp_path)
    page = browser.new_page(viewport=SMALL_PHONE, color_scheme=scheme)
    page.goto((tmp_path / "index.html").as_uri())
    seen: set[str] = set()
    find = find_violations if scheme == "light" else find_weak_contrasts  # in the dark only the colours are others
    for step in MODULES["fear"].steps:
        if step.kind not in seen:
            seen.add(step.kind)
            assert find(page) == [], step.id
            if isinstance(step, Question):
                page.locator(f'[data-choice="{step.choices[0]}"]').click()
            if step.kind == "listen":
                page.locator("summary").first.click()
            assert find(page) == [], step.id
        page.locator('[data-hook="next"], [data-hook="finish"]').click()
    assert seen == {"read", "question", "listen", "look", "practise"}
    assert find(page) == []
    page.close()


@pytest.mark.parametrize("kept", ["no state at all", '{"lesson":"fear","version":99,"at":3,"furthest":3}'])
def test_a_state_of_something_else_is_told_of_and_the_lesson_begins(
    system: LearningSystem, context: BrowserContext, kept: str
) -> None:
    system.commits.append({"suspend_data": kept, "exit": "suspend", "completion_status": "incomplete"})
    _, lesson = system.open(context)
    expect(lesson.locator('[data-hook="lost"]')).to_be_visible()
    go_on(lesson, LONGEST, range(2))
    assert system.kept["location"] == LONGEST.steps[2].id
