"""The preview page in a real browser: built alone, served as `titian form preview` serves it, walked with the keyboard."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from phone import SMALL_PHONE
from playwright.sync_api import Browser, ConsoleMessage, FilePayload, Page, expect

from titian.exchange.htcds.form import EXTENSION
from titian.exchange.published_form import PUBLISHED
from titian.forms.xlsform import form_to_json, import_form, read_workbook
from titian.hub.preview import PreviewServer

HERE = Path(__file__).resolve().parent.parent
FORM = """
| survey |
| | type | name | label::English (en) | label::Burmese (my) | label::Urdu (ur) | relevant | constraint | constraint_message::English (en) | required | calculation |
| | text | called | What may we call you? | သင့်ကို ဘယ်လို ခေါ်ရမလဲ။ | ہم آپ کو کیا پکاریں؟ | | | | yes | |
| | integer | age | How old are you, ${called}? | ${called} အသက် ဘယ်လောက်လဲ။ | ${called}، آپ کی عمر؟ | | . <= 120 | Nobody is that old. | | |
| | select_one lands | land | Where did you work? | ဘယ်မှာ အလုပ်လုပ်ခဲ့သလဲ။ | آپ نے کہاں کام کیا؟ | ${age} >= 15 | | | | |
| | begin repeat | child | Child | ကလေး | بچہ | | | | | |
| | text | child_name | The child's name | ကလေးအမည် | بچے کا نام | | | | | |
| | end repeat | | | | | | | | | |
| | calculate | children | | | | | | | | count(${child}) |
| | image | photo | A photo of the paper | စာရွက်ဓာတ်ပုံ | کاغذ کی تصویر | | | | yes | |
| choices |
| | list_name | name | label::English (en) | label::Burmese (my) | label::Urdu (ur) |
| | lands | th | Thailand | ထိုင်း | تھائی لینڈ |
| | lands | my | Malaysia | မလေးရှား | ملائیشیا |
| settings |
| | form_title | form_id | default_language |
| | A short form | short_form | English (en) |
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The preview page, built alone: the field app is not needed for it."""
    npx = shutil.which("npx")
    if npx is None or not (HERE / "node_modules").is_dir():
        pytest.skip("needs node and the web workspaces")
    folder = tmp_path_factory.mktemp("preview")
    subprocess.run(
        [npx, "vite", "build", "--logLevel", "error"],
        cwd=HERE / "web/preview",
        env={**os.environ, "TITIAN_PREVIEW_OUT": str(folder)},
        check=True,
        timeout=100,
    )
    shutil.copytree(HERE / "web/field/public/icons", folder / "icons")
    return folder


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    file = tmp_path / "short.md"
    file.write_text(FORM, encoding="utf-8")
    return file


@pytest.fixture
def address(built: Path, workbook: Path) -> Iterator[str]:
    server = PreviewServer(workbook, port=0, built=built)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A small phone on which nothing may be refused by the page's policy, and no script may fail."""
    context = browser.new_context(viewport=SMALL_PHONE)
    page = context.new_page()
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # The one thing a page without a form of its own may miss.
        if message.type == "error" and "form.json" not in message.location.get("url", ""):
            faults.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def answer(page: Page, text: str) -> None:
    page.keyboard.press("Tab")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def heading(page: Page, text: str) -> None:
    """It is there, and has the focus, so that a screen reader says it."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_form_is_walked_with_the_keyboard_alone_and_without_a_network(page: Page, address: str) -> None:
    page.goto(address)
    heading(page, "What may we call you?")
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    answer(page, "")
    expect(page.get_by_role("alert")).to_contain_text("This needs an answer.")
    page.keyboard.type("Aye")
    page.keyboard.press("Enter")
    heading(page, "How old are you, Aye?")
    answer(page, "130")
    expect(page.get_by_role("alert")).to_contain_text("Nobody is that old.")
    page.keyboard.press("Control+A")
    page.keyboard.type("34")
    page.keyboard.press("Enter")
    heading(page, "Where did you work?")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Malaysia")).to_be_checked()
    page.keyboard.press("Enter")
    heading(page, "The child's name")
    answer(page, "Min")
    heading(page, "\u2068Child\u2069: one more?")
    page.get_by_role("button", name="Add one more").press("Enter")
    heading(page, "The child's name")
    answer(page, "Su")
    page.get_by_role("button", name="Remove \u2068Child\u2069 \u20681\u2069").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("was removed")
    page.get_by_role("button", name="Next").press("Enter")
    heading(page, "A photo of the paper")
    page.get_by_role("button", name="To the end").press("Enter")
    heading(page, "The end of the form")
    expect(page.get_by_text("Nothing was kept or sent.")).to_be_visible()
    expect(page.get_by_text("Still to put right")).to_be_visible()
    told = json.loads(page.locator("pre").text_content() or "")
    assert told == {
        "called": "Aye",
        "age": "34",
        "land": "my",
        "child": [{"child_name": "Su"}],
        "children": "1",
        "photo": None,
    }
    page.get_by_role("button", name="Start again").press("Enter")
    heading(page, "What may we call you?")
    expect(page.get_by_role("textbox")).to_have_value("")


@pytest.mark.parametrize(
    ("language", "lang", "direction", "script", "words"),
    [
        ("Burmese (my)", "my", "ltr", "Mymr", "သင့်ကို ဘယ်လို ခေါ်ရမလဲ။"),
        ("Urdu (ur)", "ur", "rtl", "Aran", "ہم آپ کو کیا پکاریں؟"),
    ],
)
def test_words_are_marked_with_their_language_and_run_its_way(
    page: Page, address: str, language: str, lang: str, direction: str, script: str, words: str
) -> None:
    page.goto(address)
    page.get_by_label("Language").select_option(language)
    shown = page.get_by_role("heading", level=1).locator(f'[lang="{lang}"]')
    expect(shown).to_have_text(words)
    expect(shown).to_have_attribute("dir", direction)
    expect(page.get_by_role("heading", level=1).locator("[data-script]")).to_have_attribute("data-script", script)
    page.get_by_role("textbox").fill("Aye")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("textbox").fill("130")
    page.get_by_role("button", name="Next").click()
    message = page.get_by_role("alert").locator("span[dir]")
    expect(message).to_have_text("Nobody is that old.")


@pytest.mark.parametrize("language", ["English (en)", "Burmese (my)", "Urdu (ur)"])
def test_nothing_is_small_or_beyond_the_edge(page: Page, address: str, language: str) -> None:
    page.goto(address)
    page.get_by_label("Language").select_option(language)
    for _ in range(12):
        smallest = page.evaluate(
            """() => Math.min(...[...document.querySelectorAll('#app *')]
                .filter((each) => each.checkVisibility() && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
                .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""
        )
        assert smallest >= 18
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        targets = page.locator(
            "button:visible, label:has(input[type=radio]):visible, input.entry:visible, select:visible"
        )
        for box in (each.bounding_box() for each in targets.all()):
            assert box is not None
            assert min(box["width"], box["height"]) >= 48
        if page.locator('[data-screen="end"]').count():
            return
        for field in page.locator("input.entry:not([type=file]):visible").all():
            field.fill("34")
        page.locator('button[type="submit"]').click()
    pytest.fail("The end was not reached.")


def test_a_workbook_with_errors_tells_all_of_them(page: Page, address: str, workbook: Path) -> None:
    workbook.write_text(FORM.replace("${age} >= 15", "${nobody} >= 15").replace("select_one lands", "select_one lamps"))
    page.goto(address)
    heading(page, "This workbook cannot be asked yet")
    expect(page.get_by_text("nobody")).to_be_visible()
    expect(page.get_by_text("lamps")).to_be_visible()


def test_a_form_can_be_chosen_from_disk_where_no_server_gives_one(
    page: Page, address: str, workbook: Path, tmp_path: Path
) -> None:
    page.route("**/form.json", lambda route: route.fulfill(status=404, body="Nothing here."))
    page.goto(address)
    heading(page, "Choose a form to preview")
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    page.get_by_label("Choose a file").set_input_files(broken)
    expect(page.get_by_role("alert")).to_contain_text("not JSON")
    form = tmp_path / "form.json"
    form.write_text(json.dumps(form_to_json(import_form(*read_workbook(workbook)))))
    page.get_by_label("Choose a file").set_input_files(form)
    heading(page, "What may we call you?")


# --- Places, files and drawings, and files beside the workbook ---

PHONE = """
| survey |
| | type | name | label | required | relevant | appearance | calculation | constraint | parameters |
| | geopoint | place | Where? | yes | | | | | |
| | image | photo | A photo | | | | | | |
| | image | name | Sign here | | | signature | | | |
| | audio | voice | A voice | | | | | | |
| | video | film | A film | | | | | | |
| | file | paper | A paper | | | | | | |
| | select_one_from_file towns.csv | town | Which town? | | | | | | value=code label=title |
| | calculate | land | | | | | pulldata('towns', 'land', 'code', ${town}) | | |
| | note | halt | Not from ${land}: go back | yes | ${land} = 'mm' | | | | |
| | text | last | Last | | | | | | |
"""
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c4890000000d49444154789c6360f8cf50"
    "0f0003860180 5a347d6b0000000049454e44ae426082".replace(" ", "")
)


@pytest.fixture
def phone_form(tmp_path: Path) -> Path:
    """A form that asks what a phone gives, with a file of towns beside it."""
    (tmp_path / "phone-media").mkdir()
    (tmp_path / "phone-media/towns.csv").write_text("code,title,land\ntrat,Trat,th\nhpa,Hpa-An,mm\n", encoding="utf-8")
    file = tmp_path / "phone.md"
    file.write_text(PHONE, encoding="utf-8")
    return file


def test_places_files_drawings_tables_and_a_stop_are_tried_without_a_network(
    page: Page, built: Path, phone_form: Path
) -> None:
    server = PreviewServer(phone_form, port=0, built=built)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
    heading(page, "Where?")
    page.context.set_offline(True)
    page.get_by_role("img", name="A map of degrees").click()
    expect(page.get_by_label("Latitude")).not_to_have_value("")
    letters = page.locator("figure text").evaluate_all(
        "(all) => all.map((each) => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a)"
    )
    assert min(letters) >= 17.9  # of the page, whatever the drawing's own measure
    page.get_by_role("button", name="Closer").click()
    page.get_by_role("button", name="Next").click()
    heading(page, "A photo")
    picture: FilePayload = {"name": "face.png", "mimeType": "image/png", "buffer": PICTURE}
    page.locator('input[type="file"]').set_input_files([picture])
    expect(page.get_by_text("face.png")).to_be_visible()
    expect(page.locator("main img")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    heading(page, "Sign here")
    box = page.get_by_role("img", name="A field to sign or draw in").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 60)
    page.mouse.up()
    expect(page.get_by_text("name.png")).to_be_visible()
    expect(page.locator("main img")).to_have_count(0)  # it is seen where it was drawn
    page.get_by_role("button", name="Next").click()
    for title, name, kind, player in (
        ("A voice", "talk.ogg", "audio/ogg", "audio"),
        ("A film", "walk.webm", "video/webm", "video"),
    ):
        heading(page, title)
        recording: FilePayload = {"name": name, "mimeType": kind, "buffer": b"not heard here"}
        page.locator('input[type="file"]').set_input_files([recording])
        expect(page.get_by_text(name)).to_be_visible()
        expect(page.locator(f"main {player}[controls]")).to_be_visible()
        page.get_by_role("button", name="Next").click()
    heading(page, "A paper")
    paper: FilePayload = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-"}
    page.locator('input[type="file"]').set_input_files([paper])
    expect(page.get_by_text("paper.pdf")).to_be_visible()
    page.get_by_role("button", name="Clear this answer").click()
    expect(page.locator('input[type="file"]')).to_have_value("")
    page.locator('input[type="file"]').set_input_files([paper])
    expect(page.get_by_text("paper.pdf")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    heading(page, "Which town?")
    page.get_by_label("Hpa-An").check()
    page.get_by_role("button", name="Next").click()
    heading(page, "Not from mm: go back")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert")).to_contain_text("Go back and change an answer")
    page.get_by_role("button", name="Back").click()
    page.get_by_label("Trat").check()
    page.get_by_role("button", name="Next").click()
    heading(page, "Last")
    page.get_by_role("button", name="To the end").click()
    told = json.loads(page.locator("pre").text_content() or "")
    assert {name: told[name] for name in ("photo", "name", "voice", "film", "paper", "town", "land")} == {
        "photo": "face.png",
        "name": "name.png",
        "voice": "talk.ogg",
        "film": "walk.webm",
        "paper": "paper.pdf",
        "town": "trat",
        "land": "th",
    }
    assert len(told["place"].split()) == 4
    server.shutdown()
    server.server_close()
    thread.join()


# --- The form of HTCDS 2.0 as it is published: corrected, in 26 languages ---


@pytest.mark.parametrize("workbook", [PUBLISHED], ids=["htcds"])
def test_htcds_is_asked_from_the_first_question_to_the_end(page: Page, address: str, workbook: Path) -> None:
    expected = {node.name for node in import_form(*read_workbook(workbook)).walk()}
    assert EXTENSION in expected
    page.goto(address)
    asked: set[str] = set()
    for _ in range(200):
        if page.locator('[data-screen="end"]').count():
            break
        assert page.get_by_role("heading", level=1).inner_text().strip()
        for question in page.locator("[data-question]").all():
            asked.add(question.get_attribute("data-question") or "")
            choices = question.locator("input[type=radio], input[type=checkbox]")
            entry = question.locator("input.entry:not([type=checkbox]):not([type=radio]):not([type=file]), textarea")
            if choices.count():
                choices.first.check(force=True)
            elif entry.count():
                entry.first.fill(
                    {"date": "2026-11-01", "number": "7"}.get(entry.first.get_attribute("type") or "", "77")
                )
        page.locator('button[type="submit"]').click()
        assert "".join(page.get_by_role("alert").all_inner_texts()).strip() == ""
    expect(page.get_by_role("heading", level=1)).to_have_text("The end of the form")
    told = json.loads(page.locator("pre").text_content() or "")
    assert len(asked) > 10
    assert asked <= expected
    assert sum(value is not None for value in told.values()) > 10
