"""What officers learn with is worked on in the studio as a pack is, and goes from there into a signed release."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from typer.testing import CliRunner

from titian.courseware.check import check_modules
from titian.library.build import learning_parts
from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.studio.actions.add_language import add_language
from titian.studio.actions.give_pack import give_pack
from titian.studio.actions.review_text import approve_text, put_back
from titian.studio.actions.save_words import save_words
from titian.studio.actions.take_pack import take_pack
from titian.studio.cli import app
from titian.studio.coverage import cover
from titian.studio.errors import Faulty, FolderRefused
from titian.studio.folder import read_folder
from titian.studio.models import LEARNING, Pack, Text, Translation
from titian.studio.remarks import list_remarks
from titian.studio.tests.conftest import PACK, lay_learning, make_worker, take_once
from titian.studio.waits import watch_studio
from titian.voices.wording import load_wording

pytestmark = pytest.mark.django_db
MODULE = "scam"


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    return lay_learning(tmp_path, settings)


@pytest.fixture
def pack(folder: Path) -> Pack:
    """The same, taken into the studio."""
    return take_once(folder)


def read_words(folder: Path, tag: str) -> dict[str, str]:
    texts = load_wording(folder / f"locales/{tag}.yaml").texts
    return {text_id: text.text for text_id, text in texts.items()}


def read_comments(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.lstrip().startswith("#")]


def find(tag: str, text_id: str) -> Translation:
    return Translation.objects.select_related("text", "language__row", "language__pack").get(
        language__row=tag, text__text_id=text_id
    )


def bring(tag: str, words: dict[str, str]) -> None:
    """Three people write, put back and approve these texts."""
    ana, budi = (make_worker("translator", tag, name=name) for name in ("Ana", "Budi"))
    citra = make_worker("reviewer", tag, name="Citra")
    now = timezone.now()
    for text_id, text in words.items():
        row = find(tag, text_id)
        row = save_words(actor=ana, translation=row, seen=row.number, words=text, reason="As we say it.", now=now)
        row = put_back(actor=budi, translation=row, seen=row.number, english="What it says.", now=now)
        approve_text(actor=citra, translation=row, seen=row.number, now=now)


def test_every_text_comes_in_with_its_place(pack: Pack, folder: Path) -> None:
    english = read_words(folder, "en")
    assert list(pack.texts.order_by("order").values_list("text_id", flat=True)) == list(english)
    assert {language.tag for language in pack.languages.all()} >= {"en", "id", "th"}
    parts = dict(map(tuple, pack.modules))
    assert parts["fear"] == english["module.fear.title"]
    assert parts["persona-fisher"] == english["persona.fisher.title"]
    assert set(pack.texts.values_list("module", flat=True)) == set(parts)
    assert Text.objects.get(text_id="move.look.officer").module == "practice"


def test_words_of_another_kind_are_a_part_of_their_own_and_heard_by_nobody(folder: Path) -> None:
    path = folder / "locales/en.yaml"
    line = '  case.one.label: {text: "A case.", state: draft, reviewer: null, date: 2026-12-01}\n'
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    (case,) = [text for text in read_folder(folder).texts if text.text_id == "case.one.label"]
    assert (case.module, case.is_spoken) == ("case", False)


def test_a_translator_reads_what_a_text_is_for(pack: Pack) -> None:
    question = {
        text.text_id.rpartition(".")[2]: text.notes for text in pack.texts.filter(text_id__contains=".q_first.")
    }
    assert question["choice_care"] == "One answer, which is right."
    assert question["feedback_list"] == "Said to whoever chose this answer, which is not right."
    test = {
        text.text_id.rpartition(".")[2]: text.notes for text in pack.texts.filter(text_id__contains="test.fear_k1.")
    }
    assert [test["ask"], test["choice_a"], test["choice_b"]] == [
        "The question.", "One answer, which is not right.", "One answer, which is right.",
    ]  # fmt: skip
    look = Text.objects.get(text_id="module.fear.place.text")
    assert look.picture
    assert pack.pictures.filter(name=look.picture).exists()


def test_lines_of_personas_alone_are_heard(pack: Pack) -> None:
    heard = pack.texts.filter(is_spoken=True).values_list("text_id", flat=True)
    assert heard
    assert all(text_id.startswith("persona.") and text_id.endswith(".label") for text_id in heard)


def test_what_comes_in_goes_back_as_it_was(pack: Pack, folder: Path) -> None:
    before = {path: (load_wording(path), read_comments(path)) for path in (folder / "locales").iterdir()}
    given = give_pack(folder)
    assert given.partial == {}
    assert {path: (load_wording(path), read_comments(path)) for path in (folder / "locales").iterdir()} == before
    again = {path: path.read_bytes() for path in before}
    give_pack(folder)
    assert {path: path.read_bytes() for path in before} == again
    assert check_modules(folder, PACK) == []


def test_a_new_language_waits_for_every_text(pack: Pack) -> None:
    add_language(actor=make_user(Role.COORDINATOR), pack=pack, tag="ms", now=timezone.now())
    waiting = Translation.objects.filter(language__row="ms").missing()
    assert waiting.count() == pack.texts.count()
    _, lines = cover(pack)
    (malay,) = [line for line in lines if line.language.tag == "ms"]
    assert (malay.total.text.has, malay.total.text.of) == (0, pack.texts.count())


@pytest.mark.timeout(60)
def test_a_module_goes_from_three_people_into_the_release_and_half_of_another_does_not(
    pack: Pack, folder: Path
) -> None:
    add_language(actor=make_user(Role.COORDINATOR), pack=pack, tag="ms", now=timezone.now())
    indonesian = read_words(folder, "id")
    whole = {text_id: text for text_id, text in indonesian.items() if text_id.startswith(f"module.{MODULE}.")}
    begun = {"module.fear.title": indonesian["module.fear.title"]}
    bring("ms", {**whole, **begun})
    given = give_pack(folder, tags=["ms"])
    of_fear = Counter(pack.texts.values_list("module", flat=True))["fear"]
    assert given.partial == {"locales/ms.yaml": {"fear": of_fear - 1}}
    assert read_words(folder, "ms") == whole
    assert check_modules(folder, PACK) == []
    beside = folder.parent / "packs/first-contact"
    parts, _ = learning_parts(beside, approved_only=False, is_demo=True)
    (malay,) = [json.loads(part.data) for part in parts if part.language == "ms"]
    assert (malay["state"], malay["texts"]) == ("approved", whole)
    # Nothing of what was left out is thought to be in the folder.
    take_pack(folder, now=timezone.now())
    assert find("ms", "module.fear.title").words == begun["module.fear.title"]
    bring_rest = {text_id: text for text_id, text in indonesian.items() if text_id.startswith("module.fear.")}
    bring("ms", {text_id: text for text_id, text in bring_rest.items() if text_id not in begun})
    assert give_pack(folder, tags=["ms"]).partial == {}
    assert read_words(folder, "ms") == {**whole, **bring_rest}


def test_what_no_module_may_say_is_refused(pack: Pack) -> None:
    row = find("en", "module.fear.harm.text")
    person = make_worker("translator", "en")
    for words, code in (
        ("The floor was bloody.", "text.graphic"),
        ("Say: “You did nothing wrong.”", "text.promising"),
    ):
        assert code in {remark.code for remark in list_remarks(row.text, words, row.language.row) if remark.is_error}
        with pytest.raises(Faulty):
            save_words(actor=person, translation=row, seen=row.number, words=words, reason="Why.", now=timezone.now())


def test_new_english_makes_drafts_of_its_translations(pack: Pack) -> None:
    row = find("en", "module.fear.welcome.title")
    person = make_worker("translator", "en")
    save_words(actor=person, translation=row, seen=row.number, words="Before we begin", now=timezone.now())
    thai = find("th", "module.fear.welcome.title")
    assert thai.state == "draft"
    assert thai.said != thai.text.source


def test_modules_that_cannot_be_read_are_named(folder: Path) -> None:
    (folder / "modules/fear.yaml").write_text("id: fear\nversion: none\nsteps: []\n")
    with pytest.raises(FolderRefused, match=r"modules/fear\.yaml"):
        read_folder(folder)


def test_the_command_says_what_is_not_whole(pack: Pack, folder: Path) -> None:
    add_language(actor=make_user(Role.COORDINATOR), pack=pack, tag="ms", now=timezone.now())
    bring("ms", {"module.fear.title": "Takut"})
    said = CliRunner().invoke(app, ["give", str(folder), "--language", "ms"])
    assert said.exit_code == 0, said.output
    assert "locales/ms.yaml: not given until whole, texts that are missing by part: fear" in said.output


def test_a_language_that_waits_in_two_packs_is_named_once(pack: Pack) -> None:
    other = Pack.objects.create(slug="other", version="1", taken_at=timezone.now())
    language = other.languages.create(row_id="th", added_at=timezone.now())
    text = other.texts.create(text_id="talk.greeting", order=0, module="core", is_spoken=True, source="Hello.")
    Translation.objects.create(text=text, language=language, on=timezone.now().date(), changed_at=timezone.now())
    notices = list(watch_studio(make_worker("translator", "th"), timezone.now()))
    assert [notice.text for notice in notices] == [
        f"{pack.texts.count() + 1} texts, spoken or read, are missing or only drafts: Thai"
    ]


def test_its_pages_open(pack: Pack, client: Client) -> None:
    client.force_login(make_worker("translator", "th"))
    for address in ("", "in/th/", "in/th/texts/module.fear.q_first.choice_care/"):
        answer = client.get(f"/studio/{LEARNING}/{address}")
        assert answer.status_code == 200, address
    assert "which is right" in answer.content.decode()
