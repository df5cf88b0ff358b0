"""A pack's folder comes into the studio and goes back, and no edit on either side is lost in silence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from titian.people.models import Role
from titian.people.tests.factories import make_user
from titian.studio.actions.add_language import add_language
from titian.studio.actions.give_pack import give_pack
from titian.studio.actions.take_pack import PackTaken, take_pack
from titian.studio.errors import FolderRefused, LanguageUnknown
from titian.studio.models import Clip, Pack, Picture, Revision, Text, Translation
from titian.studio.states import Move, State
from titian.studio.steps import TextStep, take_step
from titian.studio.tests.conftest import PACK, make_worker
from titian.voices.wording import load_wording

pytestmark = pytest.mark.django_db


def take(folder: Path, *, overwrite: bool = False) -> PackTaken:
    return take_pack(folder, now=timezone.now(), overwrite=overwrite)


def find(tag: str, text_id: str) -> Translation:
    return Translation.objects.select_related("text", "language__row").get(language__row=tag, text__text_id=text_id)


def edit_folder(folder: Path, tag: str, text_id: str, **change: object) -> None:
    path = folder / "locales" / f"{tag}.yaml"
    content = yaml.safe_load(path.read_text())
    content["texts"][text_id] |= change
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))


def edit_studio(tag: str, text_id: str, words: str) -> None:
    row = find(tag, text_id)
    person = make_worker("translator", tag)
    revision = take_step(row, TextStep(Move.TRANSLATE, timezone.now(), by=person, words=words), row.language.row)
    row.save()
    revision.save()


def test_everything_of_the_folder_comes_in(pack: Pack, folder: Path) -> None:
    english, indonesian = (load_wording(folder / "locales" / f"{tag}.yaml") for tag in ("en", "id"))
    assert [text.text_id for text in pack.texts.order_by("order")] == list(english.texts)
    for wording in (english, indonesian):
        rows = Translation.objects.filter(language__row=wording.tag).exclude(words="")
        assert {row.text.text_id: (row.words, row.state, row.on) for row in rows.select_related("text")} == {
            text_id: (entry.text, entry.state, entry.date) for text_id, entry in wording.texts.items()
        }
    assert Text.objects.get(text_id="item.P10.label").module in [name for name, _ in pack.modules]
    assert Text.objects.get(text_id="talk.greeting").section.startswith("Greeting")
    picture = Picture.objects.get(name=Text.objects.get(text_id="item.P10.label").picture)
    assert (settings.TITIAN.blobs / picture.sha256).read_bytes().startswith(b"<svg")


def test_every_text_has_the_step_that_brought_it(pack: Pack) -> None:
    row = find("id", "talk.greeting")
    assert [(step.number, step.move, step.through) for step in row.revisions.all()] == [(1, "keep", "folder")]
    assert not Translation.objects.exclude(words="").filter(revisions=None).exists()


def test_what_is_spoken_waits_for_words_in_every_language_and_what_officers_read_does_not(pack: Pack) -> None:
    missing = Translation.objects.filter(language__row="id", words="")
    assert not missing.filter(text__is_spoken=False).exists()
    language = add_language(actor=make_user(Role.COORDINATOR), pack=pack, tag="ur", now=timezone.now())
    assert not Translation.objects.filter(language=language, text__is_spoken=False).exists()


@pytest.mark.parametrize("tag", ["en", "id"])
def test_given_back_untouched_the_files_say_the_same_line_by_line(pack: Pack, folder: Path, tag: str) -> None:
    """But for an empty line between parts, where a hand forgot one."""

    def read(path: Path) -> list[str]:
        return [line for line in path.read_text().splitlines() if line]

    before = read(folder / f"locales/{tag}.yaml")
    give_pack(folder)
    assert read(folder / f"locales/{tag}.yaml") == before


def test_the_same_words_give_the_same_bytes(pack: Pack, folder: Path) -> None:
    give_pack(folder)
    before = {path.name: path.read_bytes() for path in (folder / "locales").iterdir()}
    take(folder)
    give_pack(folder)
    assert {path.name: path.read_bytes() for path in (folder / "locales").iterdir()} == before


def test_a_folder_that_did_not_change_brings_nothing(pack: Pack, folder: Path) -> None:
    taken = take(folder)
    assert (taken.new, taken.changed, taken.removed, taken.stale, taken.differences) == (0, 0, 0, 0, [])


def test_what_changed_in_the_folder_alone_comes_in(pack: Pack, folder: Path) -> None:
    edit_folder(folder, "id", "talk.greeting", text="Halo.", state="translated", reviewer="A. Person")
    assert take(folder).changed == 1
    row = find("id", "talk.greeting")
    assert (row.words, row.state, row.reviewer_name, row.number) == ("Halo.", "translated", "A. Person", 2)


def test_what_changed_in_the_studio_alone_stays(pack: Pack, folder: Path) -> None:
    edit_studio("id", "talk.greeting", "Halo dari studio.")
    taken = take(folder)
    assert (taken.changed, taken.differences) == (0, [])
    assert find("id", "talk.greeting").words == "Halo dari studio."


def test_what_changed_in_both_is_told_and_not_overwritten(pack: Pack, folder: Path) -> None:
    edit_studio("id", "talk.greeting", "Halo dari studio.")
    edit_folder(folder, "id", "talk.greeting", text="Halo dari folder.")
    [difference] = take(folder).differences
    assert (difference.text_id, difference.in_folder, difference.in_studio) == (
        "talk.greeting", "Halo dari folder.", "Halo dari studio.",
    )  # fmt: skip
    assert find("id", "talk.greeting").words == "Halo dari studio."
    assert take(folder, overwrite=True).differences == []
    row = find("id", "talk.greeting")
    assert row.words == "Halo dari folder."
    assert [step.words for step in row.revisions.order_by("number")][1:] == ["Halo dari studio.", "Halo dari folder."]


def test_when_both_say_the_same_they_agree_again(pack: Pack, folder: Path) -> None:
    edit_studio("id", "talk.greeting", "Halo.")
    edit_folder(folder, "id", "talk.greeting", text="Halo.", state="translated", reviewer="B. Person")
    assert take(folder).differences == []
    edit_folder(folder, "id", "talk.greeting", text="Hai.")
    assert take(folder).changed == 1


def test_english_that_changed_makes_its_translations_stale_drafts(pack: Pack, folder: Path) -> None:
    edit_folder(folder, "id", "talk.greeting", state="approved", reviewer="A. Person")
    take(folder)
    edit_folder(folder, "en", "talk.greeting", text="Hello, you.")
    assert take(folder).stale == 1
    row = find("id", "talk.greeting")
    assert (row.state, row.is_stale, row.text.source, row.reviewer_name) == ("draft", True, "Hello, you.", "")
    assert row.revisions.latest("number").move == Move.SOURCE_CHANGED
    assert take(folder).stale == 0
    assert find("id", "talk.greeting").number == row.number


def test_english_and_translation_changed_together_are_not_stale(pack: Pack, folder: Path) -> None:
    edit_folder(folder, "en", "talk.greeting", text="Hello, you.")
    edit_folder(folder, "id", "talk.greeting", text="Halo, Anda.")
    take(folder)
    assert not find("id", "talk.greeting").is_stale


def test_a_text_the_pack_dropped_is_kept_and_shown_no_more(pack: Pack, folder: Path) -> None:
    for tag in ("en", "id"):
        path = folder / f"locales/{tag}.yaml"
        content = yaml.safe_load(path.read_text())
        del content["texts"]["talk.rest"]
        path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
    assert take(folder).removed == 1
    assert not Translation.objects.there().filter(text__text_id="talk.rest").exists()
    assert Revision.objects.filter(translation__text__text_id="talk.rest").exists()


def test_clips_come_in_with_their_bytes(folder: Path, db: None) -> None:
    shutil.copytree(PACK / "voices/id", folder / "voices/id")
    manifest = json.loads((folder / "voices/id/manifest.json").read_text())
    taken = ("talk.greeting", "talk.listen", "choice.yes_no.yes")
    # *Yes* lies in the file of another yes, which the few texts of this pack do not have.
    some = {name: manifest["clips"][name] for name in (*taken, manifest["clips"]["choice.yes_no.yes"]["same_as"])}
    (folder / "voices/id/manifest.json").write_text(json.dumps(manifest | {"clips": some}))
    take(folder)
    clips = list(Clip.objects.select_related("text"))
    assert {clip.text.text_id for clip in clips} == set(taken)
    assert all((settings.TITIAN.blobs / clip.sha256).is_file() for clip in clips)


def test_give_writes_what_the_studio_has_and_pack_build_reads_it(pack: Pack, folder: Path) -> None:
    edit_studio("id", "talk.greeting", 'Halo "teman"\\ {tidak}')
    give_pack(folder, tags=["id"])
    entry = load_wording(folder / "locales/id.yaml").texts["talk.greeting"]
    assert (entry.text, entry.state) == ('Halo "teman"\\ {tidak}', "translated")
    assert entry.reviewer
    assert take(folder).changed == 0
    edit_folder(folder, "id", "talk.greeting", text="Halo.")
    assert take(folder).changed == 1


def test_give_does_not_write_over_words_it_has_not_seen(pack: Pack, folder: Path) -> None:
    edit_folder(folder, "id", "talk.greeting", text="Halo dari folder.")
    before = (folder / "locales/id.yaml").read_bytes()
    with pytest.raises(FolderRefused, match=r"talk\.greeting was changed in the folder"):
        give_pack(folder)
    assert (folder / "locales/id.yaml").read_bytes() == before


@pytest.mark.parametrize("tag", ["en", "id"])
def test_give_does_not_leave_out_texts_that_are_new_in_the_folder(pack: Pack, folder: Path, tag: str) -> None:
    path = folder / f"locales/{tag}.yaml"
    if tag == "en":
        added = "talk.added"
    else:
        added = "talk.rest"
        Translation.objects.filter(text__text_id=added, language__row=tag).update(
            words="", state="draft", number=0, taken="", taken_number=None
        )
        Revision.objects.filter(translation__text__text_id=added, translation__language__row=tag).delete()
    content = yaml.safe_load(path.read_text())
    content["texts"][added] = content["texts"]["talk.greeting"]
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False))
    before = path.read_bytes()
    with pytest.raises(FolderRefused, match=f"{added} was changed in the folder"):
        give_pack(folder, tags=[tag])
    assert path.read_bytes() == before
    take(folder)
    give_pack(folder, tags=[tag])
    assert added in load_wording(path).texts


def test_give_of_a_language_nobody_added_is_refused(pack: Pack, folder: Path) -> None:
    with pytest.raises(LanguageUnknown, match="th is not in the studio"):
        give_pack(folder, tags=["th"])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("concepts: 3", "concepts.yaml cannot be read"),
        ("concepts: [{id: a, meaning: b, texts: [no.such.text]}]", "names the text no.such.text"),
        ("concepts: [{id: a, meaning: b}, {id: a, meaning: c}]", "two concepts named a"),
        ("concepts: [{id: a, meaning: b, terms: {xx: {term: c, back_translation: d, state: draft}}}]", "a term in xx"),
        ("concepts: [{id: a, meaning: b, terms: {id: {term: c, back_translation: d, state: fine}}}]", "'draft' or"),
    ],
)
def test_concepts_that_are_not_right_are_refused_and_nothing_is_taken(
    folder: Path, db: None, content: str, told: str
) -> None:
    (folder / "concepts.yaml").write_text(content)
    with pytest.raises(FolderRefused, match=told):
        take(folder)
    assert not Pack.objects.exists()


def write_concept(name: str, meaning: str, texts: str) -> str:
    terms = f"{{id: {{term: kata {name}, back_translation: word, state: draft}}}}"
    return f'  - {{id: {name}, meaning: "{meaning}", texts: [{texts}], terms: {terms}}}\n'


def read_concepts_of(pack: Pack) -> dict[str, tuple[str, int, set[str], set[str]]]:
    return {
        one.concept_id: (
            one.meaning,
            one.order,
            {text.text_id for text in one.texts.all()},
            {term.term for term in one.terms.all()},
        )
        for one in pack.concepts.all()
    }


@pytest.mark.on_both
def test_concepts_come_in_as_the_folder_has_them_now(pack: Pack, folder: Path) -> None:
    head = "concepts:\n"
    old = write_concept("help", "What people need.", "consent.why, talk.rest") + write_concept(
        "old", "Gone.", "talk.stop"
    )
    (folder / "concepts.yaml").write_text(head + old)
    take(folder)
    kept = pack.concepts.get(concept_id="help").pk
    assert read_concepts_of(pack) == {
        "help": ("What people need.", 0, {"consent.why", "talk.rest"}, {"kata help"}),
        "old": ("Gone.", 1, {"talk.stop"}, {"kata old"}),
    }
    new = write_concept("new", "Come.", "") + write_concept("help", "What they need.", "talk.rest, talk.listen")
    (folder / "concepts.yaml").write_text(head + new)
    take(folder)
    assert read_concepts_of(pack) == {
        "new": ("Come.", 0, set(), {"kata new"}),
        "help": ("What they need.", 1, {"talk.rest", "talk.listen"}, {"kata help"}),
    }
    assert pack.concepts.get(concept_id="help").pk == kept


def test_a_concept_more_costs_no_query(
    pack: Pack, folder: Path, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def write(many: int) -> None:
        written = [write_concept(f"c{number}", "One.", "talk.rest, talk.stop") for number in range(many)]
        (folder / "concepts.yaml").write_text("concepts:\n" + "".join(written))

    write(1)
    with django_assert_max_num_queries(1000) as one:
        take(folder)
    write(9)
    with django_assert_max_num_queries(len(one)):
        take(folder)


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path, db: None) -> None:
    with pytest.raises(FolderRefused):
        take(tmp_path)


def test_states_are_those_of_the_instrument() -> None:
    from titian.instrument.languages.states import TEXT_STATES

    assert tuple(state.value for state in State) == TEXT_STATES
