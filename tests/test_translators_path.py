"""A new language from the desk to a phone: added, translated, put back, approved, spoken, heard, given, signed, played."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import machine
import pytest
from barriers import find_violations
from desk import Desk, make_enrolment_link
from phone import CHROMIUM_FLAGS, SMALL_PHONE, Phone
from playwright.sync_api import Browser, Page, expect
from running_hub import TITIAN, RunningHub
from test_journey import COUNT_CLIPS

from titian.hub.tests import warm
from titian.studio.tests.sounds import say
from titian.voices import sound
from titian.voices.manifest import load_manifest

pytestmark = [
    pytest.mark.timeout(400),
    pytest.mark.skipif(not sound.has_tools(), reason="ffmpeg is not installed"),
]
ROOT: Final = Path(__file__).resolve().parent.parent
TAG: Final = "lus"
NAMES: Final = ("ana", "budi", "citra")
SAID: Final = {"talk.greeting": "Chibai.", "talk.listen": "Ngaithla rawh."}
# Accounts for three people of the studio, as an administrator's invitations would make them.
MAKE_PEOPLE: Final = """
from titian.hub.commands.setup import set_up_django
set_up_django()
from titian.people.actions.add_account import add_account
from titian.people.models import Organisation
hub = Organisation.objects.filter(kind="hub").first()
for name, role in (("ana", "translator"), ("budi", "translator"), ("citra", "reviewer")):
    add_account(username=name, password=PASSWORD, role=role, name=(name.title(), "Person"), organisation=hub,
                station=None, is_manager=False, actor_id="test")
"""
# What else the language says was written before, and nobody vouches for it yet.
WRITE_THE_REST: Final = """
from titian.hub.commands.setup import set_up_django
set_up_django()
from titian.studio.models import Translation
from titian.voices.wording import text_sha256
said = dict(Translation.objects.filter(language__row="id").values_list("text", "words"))
rows = list(Translation.objects.filter(language__row=TAG).select_related("text"))
for row in rows:
    row.words, row.said, row.number = said[row.text_id], row.text.source, 1
    row.words_sha256 = text_sha256(row.words)
Translation.objects.bulk_update(rows, ["words", "said", "number", "words_sha256"], batch_size=200)
"""
# Seconds of sound that a recorder has heard since it began.
HEAR: Final = """(() => {
  const { start } = MediaRecorder.prototype;
  MediaRecorder.prototype.start = function (...of) {
    window.__heard = 0;
    const [track] = this.stream.getAudioTracks();
    const heard = new MediaStreamTrackProcessor({ track: track.clone() }).readable.getReader();
    const hear = async () => {
      const { value, done } = await heard.read();
      if (done || this.state === 'inactive') return heard.cancel();
      window.__heard += value.duration / 1e6;
      value.close();
      return hear();
    };
    start.apply(this, of);
    void hear();
  };
})()"""
# What a browser answers whose reader said no; this one has no microphone to be asked about.
DENY: Final = "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"
# A text somebody vouches for, in a language that is Ana's.
MAKE_ONE_RECORDABLE: Final = """
from titian.hub.commands.setup import set_up_django
set_up_django()
from django.utils import timezone
from titian.people.models import User
from titian.studio.models import LanguageRight, Translation
ana = User.objects.get(username="ana")
LanguageRight.objects.get_or_create(person=ana, row_id="id", defaults={"given_by": ana, "given_at": timezone.now()})
rows = Translation.objects.filter(language__row="id", text__text_id="talk.greeting")
rows.update(state="translated", reviewer_name="A test")
"""


def run(hub: RunningHub, program: str, **names: str) -> None:
    head = "".join(f"{name} = {value!r}\n" for name, value in names.items())
    done = warm.run([sys.executable, "-c", head + textwrap.dedent(program)], env=hub.environment)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content, in English and Indonesian, whose table says that the new language is being recorded."""
    top = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "content", top / "content")
    for path in (top / "content/packs/first-contact/locales").glob("*.yaml"):
        if path.stem not in {"en", "id"}:
            path.unlink()
    table = json.loads((ROOT / "contracts/codes/languages.json").read_text(encoding="utf-8"))
    for row in table["languages"]:
        if row["tag"] == TAG:
            row["audio"] = "partial"
    (top / "contracts/codes").mkdir(parents=True)
    (top / "contracts/codes/languages.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    return top / "content"


@pytest.fixture(scope="module")
def studio(hub: RunningHub, content: Path) -> RunningHub:
    """The hub with the pack in its studio and three people."""
    hub.do("studio", "take", str(content / "packs/first-contact"))
    run(hub, MAKE_PEOPLE, PASSWORD="four-long-words-here")
    hub.demo["accounts"] += [{"username": name, "password": "four-long-words-here"} for name in NAMES]
    return hub


@pytest.fixture(scope="module")
def booth(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser whose microphone hears a voice, again and again."""
    voice = tmp_path_factory.mktemp("voice") / "voice.wav"
    voice.write_bytes(say())
    flags = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    made = browser.browser_type.launch(
        executable_path=machine.find_headless_chromium(),
        headless=True,
        args=[*CHROMIUM_FLAGS, *flags, f"--use-file-for-fake-audio-capture={voice}"],
    )
    yield made
    made.close()


def leaving(text_id: str) -> Callable[[str], bool]:
    """Whether an address is another text's, or a list's."""
    return lambda address: text_id not in address


def stage(page: Page) -> str:
    return page.locator("[data-part=recorder]").get_attribute("data-stage") or ""


def record(page: Page) -> None:
    """Space, all of the voice, Space; until the hub has said that it is good."""
    page.keyboard.press("Space")
    stop_recording(page)


def stop_recording(page: Page) -> None:
    """Once all of the voice was heard."""
    expect(page.locator("[data-stage=recording]")).to_be_visible()
    page.wait_for_function("() => window.__heard > 3.2")
    page.keyboard.press("Space")
    expect(page.locator("[data-stage=good]")).to_be_visible()


@pytest.mark.long("walks")
def test_a_new_language_goes_from_the_desk_to_a_phone(
    browser: Browser, booth: Browser, studio: RunningHub, content: Path
) -> None:
    base = f"{studio.desk}/studio/first-contact/"
    keeper = Desk(browser, studio, "coordinator")
    keeper.page.goto(f"{base}add-language/")
    keeper.page.locator("select[name=tag]").select_option(TAG)
    keeper.page.locator("main form button[type=submit]").click()
    keeper.page.wait_for_url(f"{base}in/{TAG}/")
    run(studio, WRITE_THE_REST, TAG=TAG)
    for name in NAMES:
        keeper.page.goto(f"{studio.desk}/studio/people/")
        form = keeper.page.locator("li.thing", has_text=name.title()).locator("form.row")
        form.locator("select").select_option(TAG)
        form.locator("button").click()
    ana, budi = Desk(booth, studio, "ana"), Desk(browser, studio, "budi")
    citra = Desk(browser, studio, "citra")
    ana.context.add_init_script(HEAR)

    # Three people bring a text to approved.
    for text_id, words in SAID.items():
        ana.page.goto(f"{base}in/{TAG}/texts/{text_id}/")
        ana.page.locator("#words").fill(words)
        if ana.page.locator("#reason").count():
            ana.page.locator("#reason").fill("A test's own words.")
        ana.page.locator("button[value=save]").click()
        if ana.page.locator("#reason").count() and text_id in ana.page.url:
            ana.page.locator("#reason").fill("A test's own words.")
            ana.page.locator("button[value=save]").click()
        ana.page.wait_for_url(leaving(text_id))
        budi.page.goto(f"{base}in/{TAG}/texts/{text_id}/back/")
        budi.page.locator("[name=english]").fill("Hello.")
        budi.page.locator("main form button[type=submit]").first.click()
        budi.page.wait_for_url(leaving(text_id))
        citra.page.goto(f"{base}in/{TAG}/texts/{text_id}/review/")
        citra.page.locator("button[value=approve]").click()
        citra.page.wait_for_url(leaving(text_id))

    # One speaks both with the keyboard alone, without leaving the page.
    page = ana.page
    page.goto(f"{base}in/{TAG}/record/")
    expect(page.locator(".prompt__words")).to_have_text(SAID["talk.greeting"])
    expect(page.locator(".prompt__words")).to_have_attribute("lang", TAG)
    assert find_violations(page) == []
    page.locator("summary", has_text="file").click()
    page.locator("#recording").focus()
    page.keyboard.press("p")
    assert stage(page) != "recording", "a field keeps its keys"
    page.locator("h1").click()
    record(page)
    page.keyboard.press("r")
    stop_recording(page)
    expect(page.locator("[data-fact=taken]")).to_contain_text("before")
    assert find_violations(page) == []
    page.keyboard.press("p")
    page.wait_for_function("() => document.querySelector('[data-part=player]').currentTime > 0")
    page.keyboard.press("Enter")
    expect(page.locator(".prompt__words")).to_have_text(SAID["talk.listen"])
    assert page.url.endswith("/record/talk.listen/")
    record(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}in/{TAG}/record/")
    expect(page.locator("h1")).to_have_text("Nothing waits to be recorded")

    # Another listens to its end before the button opens.
    for text_id in SAID:
        citra.page.goto(f"{base}in/{TAG}/listen/{text_id}/")
        button = citra.page.get_by_role("button", name="Approve and next")
        expect(button).to_be_disabled()
        citra.page.locator("audio").evaluate("player => player.play()")
        expect(button).to_be_enabled()
        button.click()
        citra.page.wait_for_url(leaving(text_id))

    # Ten people hear the part and say what it said; the reviewer marks it, one after the other.
    citra.page.goto(f"{base}in/{TAG}/comprehension/core/")
    for number in range(1, 11):
        expect(citra.page.locator("#next-title")).to_have_text(f"Listener {number} of 10")
        for box in citra.page.locator("input[value=understood]").all():
            box.check(force=True)
        citra.page.get_by_role("button", name="Keep and next listener").click()
    expect(citra.page.locator(".heard-state--understood")).to_be_visible()
    problems = [*ana.problems, *budi.problems, *citra.problems, *keeper.problems]
    assert [one for one in problems if "Failed to load resource" not in one] == []  # a remark is answered by 422

    # Into the folder; built, signed and published as the demo does it.
    pack = content / "packs/first-contact"
    said = studio.do("studio", "give", str(pack), "--language", TAG)
    assert f"voices/{TAG}: 2 clips" in said
    assert {clip.state for clip in load_manifest(pack / f"voices/{TAG}/manifest.json").clips.values()} == {"approved"}
    checked = subprocess.run(
        [TITIAN, "voices", "check", "--pack", str(pack), "--json"], capture_output=True, text=True, check=False
    )
    assert [one for one in json.loads(checked.stdout) if one["language"] == TAG] == []
    studio.do("demo", "--port", str(studio.port), "--content", str(content), "--json")

    # A phone fetches it, and greets with no network.
    context = browser.new_context(viewport=SMALL_PHONE)
    context.add_init_script(COUNT_CLIPS)
    phone = Phone(context, is_sounding=True)
    phone.enrol(make_enrolment_link(studio), "lantern river mango seventeen")
    phone.wait_for("fetch")
    expect(phone.page.locator('[data-hook="ready-offline"]')).to_be_visible(timeout=60_000)
    phone.press("Done")
    phone.wait_for("home")
    phone.press("Languages and content")
    box = phone.page.locator(f'input[value="{TAG}"]')
    if not box.is_checked():
        box.check()
        phone.press("Fetch these voices")
    expect(phone.page.locator("label", has=box)).to_contain_text("here", timeout=60_000)
    phone.press("Done")
    phone.wait_for("home")
    context.set_offline(True)
    phone.page.get_by_role("button", name="Say something without questions").first.click()
    phone.wait_for("talk-language")
    phone.page.locator(f'[data-language="{TAG}"]').first.click()
    phone.wait_for("talk")
    phone.page.wait_for_function("() => window.__clips.length === 1")
    assert not phone.problems


@pytest.mark.parametrize(
    ("script", "says"),
    [
        (DENY, "The microphone is not allowed"),
        ("", "No microphone was found"),
        ("delete window.MediaRecorder;", "This browser cannot record"),
    ],
)
def test_where_nothing_can_be_recorded_the_page_says_what_to_do(
    browser: Browser, studio: RunningHub, tmp_path: Path, script: str, says: str
) -> None:
    run(studio, MAKE_ONE_RECORDABLE)
    desk = Desk(browser, studio, "ana")
    if script:
        desk.context.add_init_script(script)
    desk.context.grant_permissions(["microphone"])
    desk.page.goto(f"{studio.desk}/studio/first-contact/in/id/record/talk.greeting/")
    desk.page.locator("[data-do=record]").wait_for()
    desk.page.keyboard.press("Space")
    expect(desk.page.locator("[data-part=state]")).to_contain_text(says)
    assert find_violations(desk.page) == []
    expect(desk.page.locator("#recording")).to_be_visible()
    file = tmp_path / "one.wav"
    file.write_bytes(say())
    desk.page.locator("#recording").set_input_files(file)
    desk.page.get_by_role("button", name="Send the file").click()
    expect(desk.page.locator("[data-stage=good]")).to_be_visible()
    assert not desk.problems
    desk.context.close()
