from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from titian.directory.country import Mode, list_missing, load_country
from titian.directory.country.model import FILES
from titian.directory.country.part import list_said
from titian.directory.country.script import PREFIXES
from titian.directory.tests.factories import DAY, make_content
from titian.instrument import load_pack, yaml_files
from titian.instrument.languages.hearing import holds_key_words
from titian.instrument.languages.table import get_table
from titian.library.approval import list_unapproved
from titian.library.build import Build, build_release, find_first_words, write_build, write_parts
from titian.library.bundles import FIRST, OFFICER
from titian.library.errors import BuildRefused
from titian.library.language_parts import MOST_CORE, MOST_WHOLE, Left, read_clip
from titian.library.manifest import Manifest
from titian.library.parts import Part
from titian.library.tests.folders import copy_folder
from titian.sealing import canonical_json, generate_signing_key, sha256_hex, sign
from titian.voices.check import check_voices
from titian.voices.manifest import Manifest as VoiceManifest
from titian.voices.manifest import load_manifest, part_clips, save_manifest
from titian.voices.wording import Text, Wording, is_shown, is_spoken, load_wording, text_sha256

ROOT = Path(__file__).resolve().parents[4]
PACK, COUNTRY = ROOT / "content/packs/first-contact", ROOT / "content/countries/th"


WRITTEN_IN = ("en", "id")


@pytest.fixture(scope="module")
def voices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The clips of the two languages that the pack was written in, each as if a recogniser had understood it."""
    folder = tmp_path_factory.mktemp("voices")
    for tag in WRITTEN_IN:
        copy_folder(PACK / "voices" / tag, folder / tag)
        part_clips(folder / tag, load_manifest(folder / tag / "manifest.json"))  # each may change alone
        hear_clips(folder / tag)
    return folder


def hear_clips(folder: Path, *, failed: Collection[str] = ()) -> None:
    """Write down that a recogniser understood every clip of a language but those that `failed`."""
    path = folder / "manifest.json"
    content = json.loads(path.read_text())
    for text_id, clip in content["clips"].items():
        clip["heard"] = {
            "by": "a test",
            "clip_sha256": sha256_hex((folder / f"{text_id}.opus").read_bytes()),
            "wrote": "",
            "units": 1,
            "errors": int(text_id in failed),
            "key_words": 1,
            "understood": int(text_id not in failed),
        }
    path.write_text(json.dumps(content))


@pytest.fixture
def pack(tmp_path: Path, voices: Path) -> Path:
    """A copy of the pack that a test may change, in the two languages it was written in, both with a voice.

    Their clips, 1,500 files, are every test's; whoever changes one takes a copy of its folder: `own_voices`.
    """
    others = [path.name for path in (PACK / "locales").iterdir() if path.stem not in WRITTEN_IN]
    shutil.copytree(ROOT / "contracts/codes", tmp_path / "contracts/codes")
    pack = tmp_path / "content/packs/first-contact"
    shutil.copytree(PACK, pack, ignore=shutil.ignore_patterns("voices", "pictures", *others))
    (pack / "pictures").symlink_to(PACK / "pictures")
    (pack / "voices").mkdir()
    for tag in WRITTEN_IN:
        (pack / "voices" / tag).symlink_to(voices / tag)
    return pack


def own_voices(pack: Path, tag: str) -> Path:
    """The folder of a language's clips, for a test that changes it."""
    folder = pack / "voices" / tag
    if folder.is_symlink():
        shared = folder.readlink()
        folder.unlink()
        copy_folder(shared, folder)
    return folder


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """Words and clips that no test changes: to read them all is most of a build."""
    load, read = cache(load_wording), cache(read_clip)

    def read_clip_once(path: Path) -> bytes:
        if path.parents[1] == PACK / "voices":
            return read(path)
        return read(path.parent.readlink() / path.name) if path.parent.is_symlink() else read_clip(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "titian.library.build.load_wording",
            lambda path: load(path) if path.is_relative_to(PACK) else load_wording(path),
        )
        patch.setattr("titian.library.language_parts.read_clip", read_clip_once)
        patch.setattr("titian.instrument.languages.hearing.holds_key_words", cache(holds_key_words))
        yield


@pytest.fixture(scope="module")
def built(read_once: None) -> Build:
    return build_release(PACK, COUNTRY)


def find(build: Build, kind: str, *, language: str | None = None, module: str | None = None) -> Part:
    (part,) = [p for p in build.parts if (p.kind, p.language, p.module) == (kind, language, module)]
    return part


def open_bundle(data: bytes) -> tuple[dict[str, Any], bytes]:
    length = int.from_bytes(data[:4], "big")
    return json.loads(data[4 : 4 + length]), data[4 + length :]


def read_yaml(path: Path) -> Any:  # Any: content as written
    return yaml_files.read_yaml(path)


def write_yaml(path: Path, content: object) -> None:
    path.write_text(yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False))


def change_text(pack: Path, tag: str, text_id: str, **changes: object) -> None:
    path = pack / "locales" / f"{tag}.yaml"
    content = read_yaml(path)
    content["texts"][text_id].update(changes)
    write_yaml(path, content)


def test_same_folders_give_the_same_bytes(pack: Path, tmp_path: Path) -> None:
    build = build_release(pack, COUNTRY)
    # Folders of their own over the same files.
    again = build_release(copy_folder(pack, tmp_path / "content/packs/pack"), COUNTRY)
    assert again.parts == build.parts
    assert (again.logic_manifest, again.country_manifest) == (build.logic_manifest, build.country_manifest)


def test_both_manifests_read_as_the_hub_reads_them(built: Build) -> None:
    key = generate_signing_key()
    for manifest, role in ((built.logic_manifest, "publisher"), (built.country_manifest, "country")):
        assert Manifest.read(sign(manifest, key)).find_role("TH") == role


def test_build_is_written_as_it_is_and_files_of_an_earlier_one_go(pack: Path, tmp_path: Path) -> None:
    build, folder = build_release(pack, COUNTRY), tmp_path / "out"
    old = folder / "blobs" / ("0" * 64)
    old.parent.mkdir(parents=True)
    old.write_bytes(b"old")
    write_build(build, folder)
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found == {
        **{f"blobs/{sha256_hex(part.data)}": part.data for part in build.parts},
        "logic.manifest.json": canonical_json(build.logic_manifest),
        "country.manifest.json": canonical_json(build.country_manifest),
    }


def test_each_part_is_synced_and_the_folder_once_all_have_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[int, set[str]]] = []
    monkeypatch.setattr(os, "fsync", lambda file: synced.append((os.fstat(file).st_ino, set(os.listdir(tmp_path)))))
    names = write_parts([Part("wording", b"one"), Part("voice", b"two")], tmp_path)
    *files, (last, named) = synced
    assert {file for file, _ in files} == {(tmp_path / name).stat().st_ino for name in names}
    assert (last, named) == (tmp_path.stat().st_ino, names)


def read_words(build: Build, language: str, *, officer: bool = False) -> dict[str, str]:
    """All texts of a language: what is said to the person, or what the officer reads."""
    texts: dict[str, str] = {}
    for part in build.parts:
        if (part.kind, part.language) == ("wording", language) and (part.module == OFFICER) == officer:
            texts |= json.loads(part.data)["texts"]
    return texts


def read_language(build: Build, tag: str) -> dict[str, Any]:
    (row,) = [row for row in json.loads(find(build, "languages").data)["languages"] if row["tag"] == tag]
    return dict(row)


def add_language(pack: Path, tag: str, **audio: str) -> None:
    """What Indonesian says to the person, under another tag: enough for what a build looks at."""
    content = read_yaml(pack / "locales/id.yaml")
    texts = {text_id: text for text_id, text in content["texts"].items() if is_spoken(text_id)}
    content = {"tag": tag, "texts": texts}
    write_yaml(pack / f"locales/{tag}.yaml", content)
    if audio:
        change_language(pack, tag, **audio)


def change_language(pack: Path, tag: str, **changes: object) -> None:
    path = pack.parents[2] / "contracts/codes/languages.json"
    table = json.loads(path.read_text())
    table["languages"] = [row | changes if row["tag"] == tag else row for row in table["languages"]]
    path.write_text(json.dumps(table))


def test_words_of_a_language_are_one_part_that_every_phone_can_carry(built: Build) -> None:
    words = [part for part in built.parts if part.kind == "wording" and part.module != OFFICER]
    assert len(words) == len({part.language for part in words}) == len(list((PACK / "locales").glob("*.yaml")))
    assert sum(len(part.data) for part in words) < 4_000_000
    assert json.loads(find(built, "wording", language="id", module="core").data)["texts"]["item.P10.label"]
    for part in (part for part in built.parts if part.kind == "wording"):
        content = json.loads(part.data)
        assert (content["language"], content["module"]) == (part.language, part.module)
        assert content["state"] == "draft"
        assert set(content) == {"language", "module", "state", "texts"}


@pytest.mark.parametrize("tag", ["en", "id", "th"])
def test_words_carry_every_text_once_and_officers_words_apart(built: Build, tag: str) -> None:
    texts = read_yaml(PACK / f"locales/{tag}.yaml")["texts"]
    said = {text_id: text["text"] for text_id, text in texts.items() if is_shown(text_id)}
    read = {text_id: text["text"] for text_id, text in texts.items() if not is_shown(text_id)}
    assert read_words(built, tag) == said
    assert read_words(built, tag, officer=True) == read
    counted = sum(len(json.loads(p.data)["texts"]) for p in built.parts if (p.kind, p.language) == ("wording", tag))
    assert counted == len(texts)


def test_change_in_one_module_changes_the_words_and_one_bundle_of_clips(built: Build, pack: Path) -> None:
    change_text(pack, "en", "item.TL08.label", text="Does the work harm you?")
    before = {part.sha256 for part in built.parts}
    parts = build_release(pack, COUNTRY).parts
    kinds = {(part.kind, part.language, part.module) for part in parts if part.sha256 not in before}
    # The clip of the text is stale, so its bundle changes too, and with both the sizes in the list of languages.
    assert kinds == {("wording", "en", "core"), ("voice", "en", "TL"), ("languages", None, None)}


def test_core_holds_the_clips_with_which_a_talk_begins(built: Build) -> None:
    clips = open_bundle(find(built, "voice", language="id", module="core").data)[0]["clips"]
    consent = json.loads(find(built, "directory").data)["consent"]
    said = {line for name in ("points", "assent_points") for point in consent[name] for line in point["said"]}
    begin = {"talk.greeting", "item.C01.label", "item.P01.label", "item.P02.label", "choice.yes_no.yes"}
    assert begin | said <= set(clips)
    said_at_all = list_said(find(built, "directory").data)
    assert not [name for name in clips if name.startswith(PREFIXES) and name not in said_at_all]


def test_list_of_languages_tells_a_phone_what_it_needs_to_offer_one(built: Build) -> None:
    row = read_language(built, "id")
    voices = [p for p in built.parts if p.language == "id" and p.kind == "voice"]
    words = [p for p in built.parts if p.language == "id" and p.kind == "wording" and p.module != OFFICER]
    assert row.pop("bytes") == {
        "core": sum(len(part.data) for part in voices if part.module == "core"),
        "whole": sum(len(part.data) for part in (*voices, *words)),
        "officer": len(find(built, "wording", language="id", module=OFFICER).data),
    }
    assert row == {
        "tag": "id",
        "autonym": "Bahasa Indonesia",
        "english_name": "Indonesian",
        "direction": "ltr",
        "script": "Latn",
        "font": "noto-sans",
        "line_height": 1.5,
        "line_breaking": "spaces",
        "where_likely": ["AU", "BN", "ID", "MY", "SG", "TL"],
        "greeting": read_yaml(PACK / "locales/id.yaml")["texts"]["talk.greeting"]["text"],
        "audio": "claimed",
        "state": "draft",
        "voice_state": "draft",
        "is_officer_language": True,
    }
    tetum = read_language(built, "tet")  # says nothing to officers
    assert (tetum["is_officer_language"], tetum["bytes"]["officer"]) == (False, 0)
    assert read_language(built, "en")["is_officer_language"]
    assert read_language(built, "en")["bytes"]["officer"] == len(
        find(built, "wording", language="en", module=OFFICER).data
    )


def test_languages_that_await_a_recording_are_offered_with_neither_words_nor_voice(built: Build) -> None:
    for tag in ("rhg", "rhg-Rohg", "dv"):
        row = read_language(built, tag)
        assert (row["audio"], row["state"], row["greeting"]) == ("awaiting_recording", None, None)
        assert row["bytes"] == {"core": 0, "whole": 0, "officer": 0}
        assert not [part for part in built.parts if part.language == tag]
    assert read_language(built, "rhg-Rohg")["direction"] == "rtl"


def test_language_without_words_that_awaits_nothing_is_not_offered(built: Build) -> None:
    tags = [row["tag"] for row in json.loads(find(built, "languages").data)["languages"]]
    words = {path.stem for path in (PACK / "locales").glob("*.yaml")}
    known = json.loads((ROOT / "contracts/codes/languages.json").read_text())["languages"]
    assert tags == [row["tag"] for row in known if row["tag"] in words or row["audio"] == "awaiting_recording"]
    assert "shn" not in tags


def read_schema(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((ROOT / f"contracts/schemas/{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_parts_obey_their_schemas(built: Build) -> None:
    for kind in ("languages", "wording", "talk", "pictures", "voice"):
        schema, parts = read_schema(kind), [part.data for part in built.parts if part.kind == kind]
        assert parts, kind
        for data in parts:
            schema.validate(open_bundle(data)[0] if kind == "voice" else json.loads(data))
    for manifest in (built.logic_manifest, built.country_manifest):
        read_schema("manifest").validate(manifest)


class TestTextOnly:
    """A language that is read and not heard."""

    def test_has_words_and_no_voice(self, pack: Path) -> None:
        add_language(pack, "ceb")
        build = build_release(pack, COUNTRY)
        heard = {text_id: text for text_id, text in read_words(build, "id").items() if is_spoken(text_id)}
        assert read_words(build, "ceb") == heard
        assert {part.kind for part in build.parts if part.language == "ceb"} == {"wording"}
        row = read_language(build, "ceb")
        assert (row["audio"], row["voice_state"], row["state"]) == ("none", None, "draft")
        assert [left for left in build.left_out if left.language == "ceb"] == [Left("ceb")]

    def test_with_clips_is_refused(self, pack: Path) -> None:
        add_language(pack, "ceb")
        (pack / "voices/ceb").mkdir()
        shutil.copy(pack / "voices/id/talk.greeting.opus", pack / "voices/ceb")
        with pytest.raises(BuildRefused, match="Cebuano claims no voice"):
            build_release(pack, COUNTRY)

    def test_partly_spoken_plays_what_there_is_and_names_the_rest(self, pack: Path) -> None:
        add_language(pack, "ceb", audio="partial")
        voices = pack / "voices/ceb"
        voices.mkdir()
        manifest = load_manifest(pack / "voices/id/manifest.json")
        shutil.copy(pack / "voices/id/talk.greeting.opus", voices)
        only = VoiceManifest(tag="ceb", clips={"talk.greeting": manifest.clips["talk.greeting"]})
        save_manifest(voices / "manifest.json", only)
        build = build_release(pack, COUNTRY)
        assert read_language(build, "ceb")["audio"] == "claimed"
        (left,) = [left for left in build.left_out if left.language == "ceb"]
        assert "talk.greeting" not in left.missing
        assert "talk.listen" in left.missing
        assert [problem.code for problem in check_voices(pack, only=["ceb"]) if problem.language == "ceb"] == []

    def test_with_words_cannot_await_a_recording(self, pack: Path) -> None:
        add_language(pack, "rhg")
        with pytest.raises(BuildRefused, match=r"locales/rhg\.yaml has words, but Rohingya awaits a recording"):
            build_release(pack, COUNTRY)

    def test_that_claims_a_voice_and_has_none_says_so(self, pack: Path) -> None:
        add_language(pack, "ceb", audio="claimed")
        build = build_release(pack, COUNTRY)
        assert read_language(build, "ceb")["audio"] == "none"
        (left,) = [left for left in build.left_out if left.language == "ceb"]
        assert "talk.greeting" in left.missing

    def test_officers_words_in_it_are_a_part_of_their_own(self, pack: Path) -> None:
        add_language(pack, "ceb")
        path = pack / "locales/ceb.yaml"
        content = read_yaml(path)
        text = {"text": "Panggil ambulans.", "state": "draft", "reviewer": None, "date": date(2026, 11, 27)}
        content["texts"]["rule.R01s.officer"] = text
        write_yaml(path, content)
        build = build_release(pack, COUNTRY)
        assert read_words(build, "ceb", officer=True) == {"rule.R01s.officer": "Panggil ambulans."}
        assert "rule.R01s.officer" not in read_words(build, "ceb")
        assert not read_language(build, "ceb")["is_officer_language"]


@pytest.mark.parametrize("change", [{"direction": "up"}, {"script": None}])
def test_table_of_languages_of_another_shape_is_refused(pack: Path, change: dict[str, object]) -> None:
    change_language(pack, "id", **change)
    with pytest.raises(BuildRefused, match=r"languages\.json is not the table of languages: languages\.1\."):
        build_release(pack, COUNTRY)


def test_every_clip_lies_in_the_bundle_of_its_module(built: Build) -> None:
    modules = {
        part.module: open_bundle(part.data) for part in built.parts if (part.kind, part.language) == ("voice", "id")
    }
    voices = load_manifest(PACK / "voices/id/manifest.json")
    assert voices.clips["item.TL08.when"].same_as  # also a clip that lies in the file of another
    for text_id, expected in (
        ("item.P10.label", "PRIM"),
        ("item.TL08.when", "TL"),
        ("item.P02.label", "core"),
        ("item.W01.label", "END"),
        ("talk.greeting", "core"),
        ("rule.R00.person", "core"),
        ("module.TL.offer", "TL"),
        ("choice.country.MM", "ST"),
    ):
        header, body = modules[expected]
        place = header["clips"][text_id]
        clip = body[place["offset"] : place["offset"] + place["bytes"]]
        assert clip == voices.find_file(PACK / "voices/id", text_id).read_bytes()
        assert place["source"] == "neural"
    for module, (header, body) in modules.items():
        assert (header["language"], header["module"]) == ("id", module)
        assert sum(place["bytes"] for place in header["clips"].values()) == len(body)


def test_what_is_needed_first_is_fetched_first(built: Build) -> None:
    modules = [part.module for part in built.parts if (part.kind, part.language) == ("voice", "id")]
    assert modules[0] == "core"
    assert modules[1:] == sorted(filter(None, modules[1:]))


def test_clip_that_says_other_words_is_left_out_and_counted(pack: Path) -> None:
    change_text(pack, "id", "talk.greeting", text="Halo.")
    build = build_release(pack, COUNTRY)
    (left,) = [left for left in build.left_out if left.language == "id"]
    assert left.stale == ("talk.greeting",)
    header, _ = open_bundle(find(build, "voice", language="id", module="core").data)
    assert "talk.greeting" not in header["clips"]


def test_clip_without_a_file_is_named_as_missing(pack: Path) -> None:
    (own_voices(pack, "id") / "talk.greeting.opus").unlink()
    (left,) = [left for left in build_release(pack, COUNTRY).left_out if left.language == "id"]
    assert left.missing == ("talk.greeting",)


def test_language_without_clips_still_ships_its_words(pack: Path) -> None:
    (pack / "voices/id").unlink()  # the link to its folder
    build = build_release(pack, COUNTRY)
    assert find(build, "wording", language="id", module="core")
    assert not [part for part in build.parts if (part.kind, part.language) == ("voice", "id")]


def test_language_is_no_further_than_its_least_text(pack: Path) -> None:
    path = pack / "locales/id.yaml"
    content = read_yaml(path)
    for text in content["texts"].values():
        text |= {"state": "approved", "reviewer": "A. Person"}
    content["texts"]["talk.greeting"]["state"] = "back_translated"
    write_yaml(path, content)
    build = build_release(pack, COUNTRY)
    assert json.loads(find(build, "wording", language="id", module="core").data)["state"] == "back_translated"
    assert read_language(build, "id")["state"] == "back_translated"


class TestApproved:
    """A live pack carries the languages somebody approved, and none of them waits for another."""

    def test_language_with_one_text_nobody_approved_is_left_out_and_named(self, pack: Path) -> None:
        make_live(pack)
        change_text(pack, "id", "talk.greeting", state="back_translated")
        build = build_release(pack, COUNTRY)
        assert [one.language.tag for one in build.languages] == ["en"]
        assert not [part for part in build.parts if part.language == "id"]
        told = [warning for warning in build.warnings if warning.startswith("locales/id.yaml")]
        assert told == ["locales/id.yaml: the pack is live, and nobody approved talk.greeting. id is left out."]

    def test_every_part_of_a_live_pack_passes_what_the_hub_asks(self, pack: Path) -> None:
        make_live(pack)
        set_clips(pack, "en", {"talk.greeting": "recorded"})
        change_text(pack, "id", "talk.greeting", state="draft")
        parts = build_release(pack, COUNTRY).parts
        assert [(part.kind, part.language) for part in parts if list_unapproved(part.kind, part.data)] == []

    def test_english_that_nobody_approved_is_refused(self, pack: Path) -> None:
        make_live(pack)
        change_text(pack, "en", "talk.greeting", state="translated")
        with pytest.raises(BuildRefused, match=r"locales/en\.yaml holds texts nobody approved: talk\.greeting\.$"):
            build_release(pack, COUNTRY)

    def test_language_whose_first_words_alone_are_approved_goes_in_with_these(self, pack: Path) -> None:
        add_silent(pack, "talk.hide")
        make_live(pack)
        change_text(pack, "id", "item.P10.label", state="draft")
        build = build_release(pack, COUNTRY)
        first = set(load_pack(pack).about.first_words)
        (part,) = [part for part in build.parts if (part.kind, part.language) == ("wording", "id")]
        content = json.loads(part.data)
        assert (part.module, content["module"], content["state"]) == (FIRST, FIRST, "approved")
        assert set(content["texts"]) == first | {"talk.hide.silent"}
        voices = [part for part in build.parts if (part.kind, part.language) == ("voice", "id")]
        assert {text_id for part in voices for text_id in open_bundle(part.data)[0]["clips"]} == first
        assert [found for part in voices for found in list_unapproved(part.kind, part.data)] == []
        row = read_language(build, "id")
        assert (row["state"], row["audio"], row["is_officer_language"]) == ("approved", "claimed", False)
        assert row["bytes"]["core"] < row["bytes"]["whole"] < 400_000
        assert [one.has_first_words_only for one in build.languages] == [False, True]
        (told,) = [warning for warning in build.warnings if warning.startswith("locales/id.yaml")]
        assert told.endswith("nobody approved item.P10.label. Of id the first words alone go in.")

    @pytest.mark.parametrize("lacks", ["nothing", "approval", "approval for silence", "a text", "a list"])
    def test_first_words_go_in_all_of_them_or_none(self, lacks: str) -> None:
        about = load_pack(PACK).about
        approved = Text(text="Ya.", state="approved", reviewer="A. Person", date=DAY)
        draft = approved.model_copy(update={"state": "draft"})
        texts = dict.fromkeys(about.first_words, approved) | {"talk.hide.silent": approved, "item.P10.label": draft}
        if lacks == "approval":
            texts["talk.afraid"] = draft
        if lacks == "approval for silence":
            texts["talk.hide.silent"] = draft
        if lacks == "a text":
            del texts["talk.afraid"]
        if lacks == "a list":
            about = about.model_copy(update={"first_words": ()})
        found = find_first_words(Wording("id", texts), about)
        assert (found is not None) == (lacks == "nothing")
        assert found is None or found.texts.keys() == {*about.first_words, "talk.hide.silent"}

    def test_demo_says_every_draft_as_before(self, built: Build) -> None:
        assert not any(one.has_first_words_only for one in built.languages)

    @pytest.mark.parametrize("state", ["draft", "recorded"])
    def test_clip_nobody_approved_is_left_out_and_its_words_stay(self, pack: Path, state: str) -> None:
        make_live(pack)
        set_clips(pack, "id", {"talk.greeting": state})
        build = build_release(pack, COUNTRY)
        assert "talk.greeting" in read_words(build, "id")
        header, _ = open_bundle(find(build, "voice", language="id", module="core").data)
        assert "talk.greeting" not in header["clips"]
        (left,) = [left for left in build.left_out if left.language == "id"]
        assert left.unapproved == ("talk.greeting",)


def test_language_the_table_does_not_know_is_refused(pack: Path) -> None:
    shutil.copy(pack / "locales/id.yaml", pack / "locales/xx.yaml")
    text = (pack / "locales/xx.yaml").read_text().replace("tag: id", "tag: xx")
    (pack / "locales/xx.yaml").write_text(text)
    with pytest.raises(BuildRefused, match="xx"):
        build_release(pack, COUNTRY)


def test_folder_that_is_no_pack_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BuildRefused):
        build_release(tmp_path, COUNTRY)


def test_voiced_languages_keep_to_their_budget(built: Build) -> None:
    voiced = {one.language.tag: one.count_bytes() for one in built.languages if one.is_voiced}
    assert set(voiced) == {tag for tag, language in get_table(PACK).items() if language.is_voiced} > {"en", "id"}
    assert all(0 < size["core"] <= MOST_CORE and size["core"] < size["whole"] <= MOST_WHOLE for size in voiced.values())
    assert [warning for warning in built.warnings if "bytes to fetch" in warning] == []
    told = json.loads(json.dumps(built.as_json()))["languages"]
    assert {row["language"]: row["bytes"] for row in told if row["voiced"]} == voiced


def test_voiced_language_over_its_budget_is_warned_of(pack: Path) -> None:
    path = own_voices(pack, "id") / "talk.greeting.opus"
    clip = path.read_bytes()
    path.unlink()
    path.write_bytes(clip + bytes(MOST_CORE))
    (warning,) = build_release(pack, COUNTRY).warnings
    assert re.fullmatch(
        r"id: its core takes 1,\d{3},\d{3} bytes to fetch; a voiced language may take 1,000,000\.", warning
    )


def make_live(pack: Path) -> None:
    """Signs the pack off and approves every text and clip, as nobody has."""
    about = read_yaml(pack / "pack.yaml")
    name = {"name": "A. Person", "organisation": "An office", "signed_on": "2026-11-01"}
    about |= {"maturity": "live", "sign_offs": dict.fromkeys(("protection", "legal", "child", "gbv"), name)}
    write_yaml(pack / "pack.yaml", about)
    for path in (pack / "locales").glob("*.yaml"):
        content = read_yaml(path)
        for text in content["texts"].values():
            text |= {"state": "approved", "reviewer": "A. Person"}
        write_yaml(path, content)
        set_clips(pack, path.stem)


def add_silent(pack: Path, text_id: str) -> None:
    """Words for silence in Indonesian, as a language without a voice has them."""
    path = pack / "locales/id.yaml"
    content = read_yaml(path)
    content["texts"][f"{text_id}.silent"] = dict(content["texts"][text_id])
    write_yaml(path, content)


def set_clips(pack: Path, tag: str, states: Mapping[str, str] | None = None) -> None:
    """The states of clips of a language: of all, approved; or of those named."""
    if not (pack / "voices" / tag / "manifest.json").exists():
        return  # text only
    path = own_voices(pack, tag) / "manifest.json"
    content = json.loads(path.read_text())
    for text_id, state in (states or dict.fromkeys(content["clips"], "approved")).items():
        content["clips"][text_id] |= {"state": state, "reviewer": "A. Person", "date": "2026-11-01"}
        if state == "recorded":
            content["clips"][text_id]["source"] = "recorded"
    path.write_text(json.dumps(content))


def write_country(folder: Path, content: Mapping[str, Any]) -> Path:
    folder.mkdir()
    for name, keys in FILES.items():
        write_yaml(folder / name, {key: content[key] for key in keys})
    return folder


class TestMode:
    """What a release says it may be used for: never more than pack and country bear."""

    def test_nothing_said_is_a_demo(self, built: Build) -> None:
        assert built.country_manifest["maturity"] == "demo"

    @pytest.mark.parametrize("mode", ["pilot", "live"])
    def test_demo_pack_is_nothing_more(self, mode: Mode) -> None:
        with pytest.raises(BuildRefused, match=f"is demo, so no release of it is {mode}"):
            build_release(PACK, COUNTRY, mode=mode)

    def test_live_pack_in_a_country_with_gaps_is_not_live_and_everything_missing_is_named(self, pack: Path) -> None:
        make_live(pack)
        with pytest.raises(BuildRefused) as refused:
            build_release(pack, COUNTRY, mode="live")
        country = load_country(COUNTRY)
        for missing in list_missing(country, "live", DAY):
            assert f"{missing.where}: {missing.message}" in str(refused.value)

    def test_live_pack_in_a_country_with_everything_is_live_until_the_first_thing_lapses(
        self, pack: Path, tmp_path: Path
    ) -> None:
        make_live(pack)
        content = make_content()
        content["sign_offs"]["gbv"]["expires_on"] = "2027-01-15"
        country = write_country(tmp_path / "xa", content)
        build = build_release(pack, country, mode="live", issued_at=datetime.combine(DAY, time(), UTC))
        assert build.country_manifest["maturity"] == "live"
        assert build.country_manifest["expires_at"] == "2027-01-16T00:00:00Z"
        assert build_release(pack, country).country_manifest["maturity"] == "demo"


class TestHeardBack:
    """A voice whose key words a recogniser did not understand, or never heard, is silent where people are met."""

    @pytest.fixture
    def country(self, tmp_path: Path) -> Path:
        return write_country(tmp_path / "xa", make_content())

    def build(self, pack: Path, country: Path, mode: Mode) -> tuple[Build, Left]:
        build = build_release(pack, country, mode=mode, issued_at=datetime.combine(DAY, time(), UTC))
        (left,) = [left for left in build.left_out if left.language == "id"]
        return build, left

    def list_clips(self, build: Build, tag: str) -> set[str]:
        bundles = [open_bundle(part.data) for part in build.parts if (part.kind, part.language) == ("voice", tag)]
        return {text_id for header, _ in bundles for text_id in header["clips"]}

    def find_key_texts(self, pack: Path) -> list[str]:
        texts = load_wording(pack / "locales/id.yaml").texts
        clips = json.loads((pack / "voices/id/manifest.json").read_text())["clips"]
        return sorted(name for name in clips if holds_key_words(texts[name].text, "id"))

    @pytest.mark.parametrize("mode", ["pilot", "live"])
    def test_voice_that_says_another_word_for_no_is_silent(self, pack: Path, country: Path, mode: Mode) -> None:
        make_live(pack)
        hear_clips(own_voices(pack, "id"), failed=self.find_key_texts(pack)[::10])
        build, left = self.build(pack, country, mode)
        assert self.list_clips(build, "id") == set()
        assert self.list_clips(build, "en")
        assert "choice.yes_no.no" in left.not_understood
        assert read_language(build, "id")["audio"] == "none"
        assert [warning for warning in build.warnings if warning.startswith("id: a recogniser understood")]

    def test_demo_is_heard_and_says_what_was_not_understood(self, pack: Path, country: Path) -> None:
        hear_clips(own_voices(pack, "id"), failed=self.find_key_texts(pack)[::10])
        build, left = self.build(pack, country, "demo")
        assert "choice.yes_no.no" in self.list_clips(build, "id")
        assert left.not_understood == ()
        (warning,) = build.warnings
        assert warning.startswith("id: a recogniser understood")

    def test_one_word_in_thirty_that_is_misheard_silences_nobody(self, pack: Path, country: Path) -> None:
        make_live(pack)
        hear_clips(own_voices(pack, "id"), failed=self.find_key_texts(pack)[::30])
        build, left = self.build(pack, country, "live")
        assert "choice.yes_no.no" in self.list_clips(build, "id")
        assert (left.not_understood, build.warnings) == ((), ())

    def test_clips_spoken_anew_count_as_not_heard(self, pack: Path, country: Path) -> None:
        make_live(pack)
        for name in self.find_key_texts(pack)[::10]:
            path = own_voices(pack, "id") / f"{name}.opus"
            content = path.read_bytes()
            path.unlink()
            path.write_bytes(content + b"anew")
        build, _ = self.build(pack, country, "live")
        assert self.list_clips(build, "id") == set()
        assert [warning for warning in build.warnings if "were not heard as they are now" in warning]

    def test_what_a_person_recorded_no_machine_silences(self, pack: Path, country: Path) -> None:
        make_live(pack)
        hear_clips(own_voices(pack, "id"), failed=self.find_key_texts(pack))
        path = own_voices(pack, "id") / "manifest.json"
        content = json.loads(path.read_text())
        content["clips"]["choice.yes_no.no"]["source"] = "recorded"
        path.write_text(json.dumps(content))
        build, _ = self.build(pack, country, "live")
        assert self.list_clips(build, "id") == {"choice.yes_no.no"}
        assert read_language(build, "id")["audio"] == "claimed"


class TestScript:
    def test_clips_of_lines_this_country_never_says_are_not_shipped(self, built: Build) -> None:
        part = find(built, "directory")
        clips = {
            name
            for module in ("core", "END")
            for name in open_bundle(find(built, "voice", language="id", module=module).data)[0]["clips"]
        }
        said = {name for name in list_said(part.data) if name.startswith(PREFIXES)}
        assert {name for name in clips if name.startswith(PREFIXES)} == said
        texts = read_words(built, "id")
        assert "consent.law_illness" in texts
        assert "consent.law_illness" not in clips

    def test_language_without_words_for_a_line_that_must_be_said_is_refused(self, pack: Path) -> None:
        path = pack / "locales/id.yaml"
        content = read_yaml(path)
        del content["texts"]["assent.kept_unknown"]
        write_yaml(path, content)
        told = r"locales/id\.yaml has no assent\.kept_unknown, which must be said in Thailand"
        with pytest.raises(BuildRefused, match=told):
            build_release(pack, COUNTRY)

    def test_what_is_said_after_a_promise_has_lapsed_is_shipped_with_it(self, pack: Path, tmp_path: Path) -> None:
        build = build_release(pack, write_country(tmp_path / "xa", make_content()))
        consent = json.loads(find(build, "directory").data)["consent"]
        assert consent["last_day"] == "2027-11-01"
        header, _ = open_bundle(find(build, "voice", language="en", module="END").data)
        assert {*consent["recipient"], *consent["recipient_after"]} <= set(header["clips"])
        assert "consent.who_sees" in consent["recipient"]
        assert "consent.who_sees_unknown" in consent["recipient_after"]


@pytest.mark.long("countries")  # the built one's languages keep to their budget in every run, by a number for each
@pytest.mark.parametrize("country", sorted(path.name for path in COUNTRY.parent.iterdir() if path.is_dir()))
def test_every_voice_of_a_country_keeps_to_its_size(country: str) -> None:
    """A phone fetches a voice over the slowest of networks before anybody is heard in it."""
    build = build_release(PACK, COUNTRY.parent / country)
    assert [warning for warning in build.warnings if "bytes to fetch" in warning] == []


class TestPins:
    """What a country says in its own words."""

    @pytest.fixture
    def country(self, tmp_path: Path) -> Path:
        return write_country(tmp_path / "xa", make_content())

    def pin(self, country: Path, text_id: str, words: str, *, of: str | None = None, **more: object) -> None:
        before = read_yaml(PACK / "locales/id.yaml")["texts"][text_id]["text"]
        text = {"text": words, "state": "draft", "reviewer": None, "date": date(2026, 11, 28), **more}
        content = {"tag": "id", "texts": {text_id: {**text, "of": of or text_sha256(before)}}}
        (country / "wording").mkdir(exist_ok=True)
        write_yaml(country / "wording/id.yaml", content)

    def speak(self, country: Path, text_id: str, words: str) -> bytes:
        folder = country / "voices/id"
        folder.mkdir(parents=True)
        clip = {
            "source": "recorded",
            "engine": None,
            "voice": "A. Speaker",
            "seconds": 1.0,
            "state": "draft",
            "ipa": None,
        }
        manifest = {"tag": "id", "clips": {text_id: {**clip, "text_sha256": text_sha256(words)}}}
        (folder / "manifest.json").write_text(json.dumps(manifest))
        (folder / f"{text_id}.opus").write_bytes(b"OggS of the country")
        return b"OggS of the country"

    def test_country_says_its_own_words_silently_until_it_has_spoken_them(self, pack: Path, country: Path) -> None:
        self.pin(country, "talk.greeting", "Selamat datang.")
        build = build_release(pack, country)
        assert read_words(build, "id")["talk.greeting"] == "Selamat datang."
        assert read_language(build, "id")["greeting"] == "Selamat datang."
        (left,) = [left for left in build.left_out if left.language == "id"]
        assert left.missing == ("talk.greeting",)
        header, _ = open_bundle(find(build, "voice", language="id", module="core").data)
        assert "talk.greeting" not in header["clips"]
        assert build.country_manifest["issued_at"] == "2026-11-30T00:00:00Z"

    def test_country_s_own_clip_is_played_for_its_own_words(self, pack: Path, country: Path) -> None:
        self.pin(country, "talk.greeting", "Selamat datang.")
        clip = self.speak(country, "talk.greeting", "Selamat datang.")
        build = build_release(pack, country)
        header, body = open_bundle(find(build, "voice", language="id", module="core").data)
        place = header["clips"]["talk.greeting"]
        assert body[place["offset"] : place["offset"] + place["bytes"]] == clip
        assert (place["source"], build.warnings) == ("recorded", ())

    def test_stale_pin_warns_in_a_demo_and_is_refused_in_a_pilot(self, pack: Path, country: Path) -> None:
        self.pin(country, "talk.greeting", "Selamat datang.", of="0" * 64)
        told = "xa/wording/id.yaml: the pack's talk.greeting has changed since it was pinned."
        build = build_release(pack, country)
        assert read_words(build, "id")["talk.greeting"] == "Selamat datang."
        assert [told in warning for warning in build.warnings] == [True]
        make_live(pack)
        for mode in ("pilot", "live"):
            with pytest.raises(BuildRefused, match=r"talk\.greeting has changed since it was pinned"):
                build_release(pack, country, mode=mode, issued_at=datetime.combine(DAY, time(), UTC))

    def test_pin_of_a_text_the_pack_does_not_have_is_refused(self, pack: Path, country: Path) -> None:
        self.pin(country, "talk.greeting", "Selamat datang.")
        path = country / "wording/id.yaml"
        path.write_text(path.read_text().replace("talk.greeting", "talk.welcome"))
        with pytest.raises(BuildRefused, match=r"the pack has no talk\.welcome in id"):
            build_release(pack, country)

    def test_language_a_country_has_words_in_is_not_left_out_of_live_unsaid(self, pack: Path, country: Path) -> None:
        make_live(pack)
        change_text(pack, "id", "talk.rest", state="draft")
        self.pin(country, "talk.greeting", "Selamat datang.", state="approved", reviewer="A. Person")
        issued_at = datetime.combine(DAY, time(), UTC)
        with pytest.raises(BuildRefused, match=r"locales/id\.yaml holds texts nobody approved: talk\.rest"):
            build_release(pack, country, mode="live", issued_at=issued_at)
        self.pin(country, "talk.rest", "Istirahatlah.", state="approved", reviewer="A. Person")
        build = build_release(pack, country, mode="live", issued_at=issued_at)
        assert read_words(build, "id")["talk.rest"] == "Istirahatlah."

    def test_live_says_a_countrys_words_only_when_it_approved_them(self, pack: Path, country: Path) -> None:
        make_live(pack)
        self.pin(country, "talk.greeting", "Selamat datang.", state="back_translated", reviewer="A. Person")
        issued_at = datetime.combine(DAY, time(), UTC)
        with pytest.raises(BuildRefused, match=r"wording/id\.yaml holds texts nobody approved: talk\.greeting"):
            build_release(pack, country, mode="live", issued_at=issued_at)
        self.pin(country, "talk.greeting", "Selamat datang.", state="approved", reviewer="A. Person")
        build = build_release(pack, country, mode="live", issued_at=issued_at)
        assert read_language(build, "id")["state"] == "approved"
