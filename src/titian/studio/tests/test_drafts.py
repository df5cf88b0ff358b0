"""A module or persona from an author's first line to the folder, as `docs/learning/authors.md` says."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from typer.testing import CliRunner

from titian.courseware.check import check_modules
from titian.courseware.draft import Draft, Kind
from titian.courseware.practice import check_as_written
from titian.desk.errors import NotAllowed, Refused
from titian.instrument.yaml_lines import quote
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.studio import playing
from titian.studio.actions.give_pack import give_pack
from titian.studio.actions.review_draft import agree_to_draft, send_draft_back
from titian.studio.actions.save_draft import ask_for_second, save_draft
from titian.studio.actions.save_words import save_words
from titian.studio.actions.take_pack import take_pack
from titian.studio.cli import app
from titian.studio.draft_models import CourseDraft, DraftState
from titian.studio.drafting import read_draft
from titian.studio.errors import (
    DraftFaulty,
    DraftFourEyes,
    DraftMeanwhile,
    DraftOvertaken,
    DraftTooLong,
    FolderRefused,
    NameRefused,
    NotYourLanguage,
    ReasonMissing,
    WrongState,
)
from titian.studio.models import LEARNING, SOURCE, Pack, Text, Translation
from titian.studio.states import State
from titian.studio.tests.conftest import PACK, ROOT, lay_learning, make_worker, take_once
from titian.studio.tests.test_learning import find
from titian.voices.wording import load_wording

pytestmark = pytest.mark.django_db
PAGE: Final = (ROOT / "docs/learning/authors.md").read_text(encoding="utf-8")
BLOCKS: Final = re.findall(r"^```yaml\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
DRAFTS: Final = f"/studio/{LEARNING}/drafts/"
SCAM: Final = f"{DRAFTS}module/scam/"


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    return lay_learning(tmp_path, settings)


@pytest.fixture
def pack(folder: Path) -> Pack:
    return take_once(folder)


@pytest.fixture
def author(pack: Pack) -> User:
    return make_worker("translator", SOURCE, name="Ana")


@pytest.fixture
def reviewer(pack: Pack) -> User:
    return make_worker("reviewer", SOURCE, name="Citra")


def read(pack: Pack, name: str = "scam") -> Draft:
    """The module as its page shows it."""
    found = read_draft(pack, CourseDraft.objects.filter(name=name).first(), "module", name)
    assert found is not None
    return found


def lengthen(draft: Draft) -> Draft:
    """With the step and the words of the page."""
    step, sources, words = BLOCKS
    content = draft.content.replace("version: 2", "version: 3")
    return dataclasses.replace(draft, content=f"{content.rstrip()}\n{step}{sources}", words=f"{draft.words}{words}")


def write(author: User, draft: Draft, seen: int = 0) -> CourseDraft:
    """Saved, and a second person was asked."""
    row = save_draft(actor=author, draft=draft, seen=seen, now=timezone.now())
    return ask_for_second(actor=author, row=row, seen=row.number, now=timezone.now())


def agree(reviewer: User, row: CourseDraft) -> CourseDraft:
    return agree_to_draft(actor=reviewer, row=row, seen=row.number, now=timezone.now())


def list_new(draft: Draft) -> list[str]:
    return [text_id for text_id in draft.read_words() if ".q_rest." in text_id]


def translate(words: Mapping[str, str], *tags: str) -> None:
    """Drafts in these languages, as a machine would bring them: a release needs words, and says how far they are."""
    rows = Translation.objects.filter(language__row__in=tags or ("id", "th"), text__text_id__in=words)
    for row in rows.select_related("text"):
        row.words, row.said, row.number = words[row.text.text_id], row.text.source, row.number + 1
        row.save()


@pytest.mark.timeout(90)
def test_a_step_goes_from_an_author_to_the_folder_as_the_page_says(
    pack: Pack, folder: Path, author: User, reviewer: User, client: Client
) -> None:
    step, sources, words = BLOCKS
    client.force_login(author)
    assert "modules/scam.yaml" in client.get(SCAM).content.decode()
    before = read(pack)
    typed = {"content": f"{before.content.rstrip()}\n{step}", "words": before.words, "sources": ""}
    assert client.post(SCAM, {**typed, "number": "0", "do": "save"}).status_code == 302
    page = client.get(SCAM).content.decode()
    told = re.findall(r"^\| (Steps or story|Words) \| (.+) \| `(.+)` \|$", PAGE, re.MULTILINE)
    assert len(told) == 2
    for field, what, code in told:
        assert re.search(rf"{field}, line \d+</strong>: <span[^>]*>{re.escape(what)}.+{code}", page), (field, code)
    assert "Play it as an officer" not in page
    row = CourseDraft.objects.get()
    assert client.post(SCAM, {"number": row.number, "do": "ask"}).status_code == 422
    typed |= {"content": f"{before.content.rstrip()}\n{step}{sources}", "words": f"{before.words}{words}"}
    assert client.post(SCAM, {**typed, "number": row.number, "do": "save"}).status_code == 302
    page = client.get(SCAM).content.decode()
    assert re.search(r"Problems <span class=\"table-count\">0<", page)
    assert re.search(r"Indonesian 7, Thai 7", page)
    assert client.post(SCAM, {"number": row.number + 1, "do": "ask"}).status_code == 302
    assert client.post(SCAM, {"number": row.number + 2, "do": "agree"}).status_code == 403
    client.force_login(reviewer)
    assert client.post(SCAM, {"number": row.number + 2, "do": "agree"}).status_code == 302
    new = list_new(read(pack))
    assert {find(SOURCE, text_id).state for text_id in new} == {State.APPROVED}
    # Until it is whole in three languages the folder stays as it is, and can be built from.
    files = {path: path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    said = CliRunner().invoke(app, ["give", str(folder)])
    assert "modules/scam.yaml: agreed to, and not given until whole" in said.output
    assert "id 7, th 7" in said.output
    assert {path: path.read_bytes() for path in files if path.parent.name != "locales"} == {
        path: data for path, data in files.items() if path.parent.name != "locales"
    }
    assert check_modules(folder, PACK) == []
    translate(dict.fromkeys(new, "1"))
    given = give_pack(folder)
    assert (given.held, given.files["modules/scam.yaml"]) == ({}, len(read(pack).read_words()))
    assert (folder / "modules/scam.yaml").read_text(encoding="utf-8") == typed["content"]
    assert load_wording(folder / "locales/en.yaml").texts[new[0]].reviewer == "Citra"
    assert check_modules(folder, PACK) == []
    # And what comes back in is what went out.
    taken = take_pack(folder, now=timezone.now())
    assert (taken.new, taken.changed, taken.removed, taken.differences) == (0, 0, 0, [])
    assert CourseDraft.objects.get().is_given


@pytest.mark.timeout(90)
@pytest.mark.parametrize(
    ("kind", "name", "text_id"),
    [
        ("test", "bank", "test.fear_k1.why"),
        pytest.param("case", "cases", "case.laundry.text", marks=pytest.mark.long("walks")),
    ],
)
def test_tests_and_cases_go_the_same_way(
    pack: Pack, folder: Path, author: User, reviewer: User, client: Client, kind: Kind, name: str, text_id: str
) -> None:
    file = f"{kind}s/{name}.yaml"
    client.force_login(author)
    assert f"{DRAFTS}{kind}/{name}/" in client.get(DRAFTS).content.decode()
    there = read_draft(pack, None, kind, name)
    assert there is not None
    address = f"{DRAFTS}{kind}/{name}/"
    last = there.content.rstrip().splitlines()[-1]
    indent = last[: -len(last.lstrip())]
    faulty = {"content": f"{there.content.rstrip()}\n{indent}- {{id: new}}\n", "words": there.words, "sources": ""}
    assert client.post(address, {**faulty, "number": "0", "do": "save"}).status_code == 302
    page = client.get(address).content.decode()
    assert re.search(rf"{'Questions' if kind == 'test' else 'Cases'}, line \d+</strong>: ", page)
    assert "module.form" in page
    said = there.read_words()
    words = there.words.replace(f"{text_id}: {quote(said[text_id])}", f'{text_id}: "Said otherwise."')
    content = there.content.replace("version: 1", "version: 9")
    assert (words, content) != (there.words, there.content)
    row = agree(reviewer, write(author, dataclasses.replace(there, content=content, words=words), seen=1))
    assert (find(SOURCE, text_id).words, find(SOURCE, text_id).state) == ("Said otherwise.", State.APPROVED)
    # Its translations say the English of before: it waits for them, and goes when they have come.
    assert file not in give_pack(folder).files
    assert (folder / file).read_text(encoding="utf-8") == there.content
    translate({text_id: "1"})
    assert give_pack(folder).files[file] == len(said)
    assert (folder / file).read_text(encoding="utf-8") == content
    assert check_modules(folder, PACK) == []
    taken = take_pack(folder, now=timezone.now())
    assert (taken.new, taken.changed, taken.removed, taken.differences) == (0, 0, 0, [])
    row.refresh_from_db()
    assert row.is_given


def test_a_new_module_and_a_step_that_goes_leave_nothing_behind(
    pack: Pack, folder: Path, author: User, reviewer: User
) -> None:
    scam = read(pack)
    name = "compound"
    content = scam.content.replace("id: scam", f"id: {name}").replace("[fbi, vov, th_mfa]", "[fbi, vov, th_mfa, ours]")
    source = 'ours: {title: "A talk", publisher: "Us", year: 2026, address: "example.org", read: whole}\n'
    new = Draft("module", name, content, scam.words.replace("module.scam.", f"module.{name}."), source)
    row = agree(reviewer, write(author, new))
    assert dict(Pack.objects.get(slug=LEARNING).modules)[name] == new.read_words()[f"module.{name}.title"]
    # A folder that comes in meanwhile does not take its texts away.
    taken = take_pack(folder, now=timezone.now())
    assert (taken.removed, taken.differences) == (0, [])
    words = new.read_words()
    translated = {tag: load_wording(folder / f"locales/{tag}.yaml").texts for tag in ("id", "th")}
    for tag, texts in translated.items():
        translate({text_id: texts[text_id.replace(f".{name}.", ".scam.")].text for text_id in words}, tag)
    give_pack(folder)
    assert check_modules(folder, PACK) == []
    assert "\nours: {" in (folder / "sources.yaml").read_text(encoding="utf-8")
    # The step that named it last goes, and so do its words and the source.
    shorter = read(pack, name)
    cut = shorter.content.replace(", ours]", "]").replace("version: 2", "version: 3")
    assert cut != shorter.content
    agree(
        reviewer,
        write(
            author,
            dataclasses.replace(shorter, content=cut, sources=""),
            seen=CourseDraft.objects.get(pk=row.pk).number,
        ),
    )
    assert give_pack(folder).files[f"modules/{name}.yaml"]
    assert check_modules(folder, PACK) == []
    assert "\nours:" not in (folder / "sources.yaml").read_text(encoding="utf-8")


def test_a_step_that_goes_takes_its_words_along_once_it_is_given(
    pack: Pack, folder: Path, author: User, reviewer: User
) -> None:
    row = agree(reviewer, write(author, lengthen(read(pack))))
    new = list_new(read(pack))
    shorter = read(pack)
    step, sources, _ = BLOCKS
    back = dataclasses.replace(
        shorter, content=shorter.content.replace(f"{step}{sources}", ""),
        words="".join(f"{line}\n" for line in shorter.words.splitlines() if ".q_rest." not in line),
    )  # fmt: skip
    agree(reviewer, write(author, back, seen=row.number))
    assert not Text.objects.filter(text_id__in=new, removed_at=None).exists()
    assert give_pack(folder).held == {}
    assert check_modules(folder, PACK) == []


def test_a_persona_is_written_drawn_and_agreed(
    pack: Pack, folder: Path, author: User, reviewer: User, client: Client
) -> None:
    draft = read_draft(pack, None, "persona", "domestic-worker")
    assert draft is not None
    said = draft.words.replace("persona.domestic-worker.title: ", "persona.domestic-worker.title: 'Ours' #")
    row = write(author, dataclasses.replace(draft, content=f"{draft.content}# Ours\n", words=said))
    client.force_login(reviewer)
    drawn = client.get(f"{DRAFTS}persona/domestic-worker/picture.svg")
    assert (drawn.status_code, b">Ours</text>" in drawn.content) == (200, True)
    assert "sandbox" in drawn.headers["Content-Security-Policy"]
    assert client.get(f"{SCAM}picture.svg").status_code == 404
    assert client.get(f"{DRAFTS}persona/moves/").status_code == 404
    agree(reviewer, row)
    assert find(SOURCE, "persona.domestic-worker.title").words == "Ours"
    assert find("th", "persona.domestic-worker.title").state == State.DRAFT
    assert give_pack(folder).held == {"personas/domestic-worker.yaml": {"id": 1, "th": 1}}
    translate({"persona.domestic-worker.title": "1"})
    assert "personas/domestic-worker.yaml" in give_pack(folder).files
    assert check_as_written(folder) == ()


def test_who_wrote_any_of_it_agrees_to_none_of_it(pack: Pack, author: User, reviewer: User) -> None:
    row = save_draft(actor=author, draft=lengthen(read(pack)), seen=0, now=timezone.now())
    other = make_worker("translator", SOURCE, name="Budi")
    row = write(other, dataclasses.replace(read(pack), sources="\n"), seen=row.number)
    author.role = Role.REVIEWER
    author.save()
    with pytest.raises(DraftFourEyes):
        agree(author, row)
    with pytest.raises(NotAllowed):
        agree(other, row)
    with pytest.raises(NotYourLanguage):
        agree(make_worker("reviewer", "th"), row)
    with pytest.raises(IntegrityError), transaction.atomic():
        CourseDraft.objects.filter(pk=row.pk).update(state=DraftState.AGREED, reviewer=other)
    row = agree(reviewer, row)
    # What changes after the yes asks for another.
    row = save_draft(actor=other, draft=read(pack), seen=row.number, now=timezone.now())
    assert (row.state, row.reviewer) == (DraftState.WRITING, None)
    with pytest.raises(WrongState):
        agree(reviewer, row)


def test_it_is_sent_back_with_a_reason(pack: Pack, author: User, reviewer: User, client: Client) -> None:
    row = write(author, lengthen(read(pack)))
    with pytest.raises(ReasonMissing):
        send_draft_back(actor=reviewer, row=row, seen=row.number, reason=" ", now=timezone.now())
    send_draft_back(actor=reviewer, row=row, seen=row.number, reason="Who says so?", now=timezone.now())
    client.force_login(author)
    assert "Who says so?" in client.get(SCAM).content.decode()


def test_of_two_who_save_at_once_neither_loses_a_word(pack: Pack, author: User, client: Client) -> None:
    first = lengthen(read(pack))
    save_draft(actor=author, draft=first, seen=0, now=timezone.now())
    with pytest.raises(DraftMeanwhile):
        save_draft(actor=author, draft=first, seen=0, now=timezone.now())
    client.force_login(make_worker("translator", SOURCE, name="Budi"))
    typed = {"content": "id: scam # mine", "words": "# my words", "sources": "", "number": "0", "do": "save"}
    refused = client.post(SCAM, typed)
    page = refused.content.decode()
    assert refused.status_code == 409
    assert all(one in page for one in ("id: scam # mine", "# my words", "What Ana saved", "q_rest"))
    number = re.search(r'name="number" value="(\d+)"', page)
    assert number
    assert client.post(SCAM, {**typed, "number": number[1]}).status_code == 302
    row = CourseDraft.objects.get()
    assert (row.content, [step.content for step in row.steps.order_by("number")]) == (
        "id: scam # mine", [first.content, "id: scam # mine"],
    )  # fmt: skip


def test_english_that_was_mended_meanwhile_is_not_undone(
    pack: Pack, author: User, reviewer: User, client: Client
) -> None:
    row = write(author, lengthen(read(pack)))
    title = find(SOURCE, "module.scam.title")
    save_words(
        actor=author, translation=title, seen=title.number, words="Held to cheat", reason="So.", now=timezone.now()
    )
    with pytest.raises(DraftOvertaken):
        agree(reviewer, row)
    client.force_login(author)
    assert "module.scam.title: Held to cheat" in client.get(SCAM).content.decode()


def test_a_file_that_was_changed_in_the_folder_is_not_overwritten(
    pack: Pack, folder: Path, author: User, reviewer: User
) -> None:
    agree(reviewer, write(author, lengthen(read(pack))))
    path = folder / "modules/scam.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    with pytest.raises(FolderRefused, match=r"modules/scam\.yaml was changed in the folder"):
        give_pack(folder)
    taken = take_pack(folder, now=timezone.now())
    assert [(one.text_id, one.in_folder) for one in taken.differences] == [("modules/scam.yaml", "version: 2")]
    assert "q_rest" in CourseDraft.objects.get().content
    take_pack(folder, now=timezone.now(), overwrite=True)
    row = CourseDraft.objects.get()
    assert (row.content, row.state) == (path.read_text(encoding="utf-8"), DraftState.WRITING)
    assert "q_rest" in row.steps.order_by("number")[0].content


def test_what_is_refused_is_refused_by_name(pack: Pack, author: User, client: Client) -> None:
    draft = read(pack)
    refusals: list[tuple[type[Refused], User, Draft]] = [
        (NotAllowed, make_worker("reviewer", SOURCE), draft),
        (NotYourLanguage, make_worker("translator", "th"), draft),
        (NameRefused, author, dataclasses.replace(draft, name="../scam")),
        (DraftTooLong, author, dataclasses.replace(draft, words="x" * 60_001)),
    ]
    for error, person, what in refusals:
        with pytest.raises(error):
            save_draft(actor=person, draft=what, seen=0, now=timezone.now())
    row = save_draft(actor=author, draft=dataclasses.replace(draft, content="id: ["), seen=0, now=timezone.now())
    with pytest.raises(DraftFaulty):
        ask_for_second(actor=author, row=row, seen=row.number, now=timezone.now())
    client.force_login(make_worker("translator", "th"))
    assert "<textarea" not in client.get(SCAM).content.decode()
    # A blob that is gone takes nobody down.
    Pack.objects.update(base="0" * 64)
    assert client.get(DRAFTS).status_code == 200
    assert client.get(SCAM).status_code == 404


def test_a_draft_that_is_played_leaves_nothing_on_the_hub_and_can_send_nothing(
    pack: Pack, author: User, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_draft(actor=author, draft=lengthen(read(pack)), seen=0, now=timezone.now())
    client.force_login(author)
    monkeypatch.setattr(playing, "BUILT", tmp_path / "none")
    assert client.get(f"{SCAM}play/").status_code == 503
    built = tmp_path / "draft"
    built.mkdir()
    (built / "player.js").write_text("play('</script>')", encoding="utf-8")
    (built / "player.css").write_text("p{margin:0}", encoding="utf-8")
    monkeypatch.setattr(playing, "BUILT", built)
    client.get(SCAM)

    def count() -> dict[str, int]:
        return {model._meta.label: model._default_manager.count() for model in apps.get_models()}

    before = count()
    page = client.get(f"{SCAM}play/")
    drawn = client.get(f"{DRAFTS}pictures/item.S05.svg")
    assert (page.status_code, drawn.status_code, count()) == (200, 200, before)
    assert client.get(f"{DRAFTS}pictures/..%2Fpack.svg").status_code == 404
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "form-action 'none'" in policy
    assert not re.search(r"connect-src|unsafe|\*", policy)
    html = page.content.decode()
    assert html.count("</script>") == 2
    assert "q_rest" in html
    save_draft(actor=author, draft=dataclasses.replace(read(pack), content="id: scam"), seen=1, now=timezone.now())
    assert client.get(f"{SCAM}play/").headers["Location"] == SCAM


def test_where_nothing_was_taken_in_the_page_says_how(db: None, client: Client) -> None:
    client.force_login(make_user(Role.TRANSLATOR))
    assert "titian studio take content/learning" in client.get(DRAFTS).content.decode()
    assert client.get(SCAM).status_code == 404


def test_every_code_of_a_draft_is_on_the_page() -> None:
    sources = "".join(
        (ROOT / f"src/titian/courseware/{name}.py").read_text("utf-8") for name in ("draft", "draft_yaml")
    )
    codes = set(re.findall(r'"(draft\.[a-z]+)"', sources))
    assert codes == set(re.findall(r"^\| `(draft\.[a-z]+)` \|", PAGE, re.MULTILINE))
