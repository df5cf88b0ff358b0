"""A release carries what is learnt: modules without words, and words by language, signed by the publisher alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest

from titian.courseware.build import Built, build_learning
from titian.library.approval import list_unapproved
from titian.library.build import learning_parts
from titian.library.errors import BuildRefused, ManifestMalformed
from titian.library.manifest import Manifest
from titian.library.parts import Part
from titian.library.tests.folders import copy_folder
from titian.voices.manifest import load_manifest, save_manifest
from titian.voices.wording import load_said

ROOT: Final = Path(__file__).resolve().parents[4]
PACK: Final = ROOT / "content/packs/first-contact"
MOST_BYTES: Final = 1_500_000
MOST_VOICE: Final = 5_000_000


def obey(name: str, data: bytes) -> None:
    schema = json.loads((ROOT / f"contracts/schemas/{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(data))


@pytest.fixture(scope="module")
def parts() -> list[Part]:
    """What a demo has of the real folder. No test changes them."""
    return learning_parts(PACK, approved_only=False, is_demo=True)[0]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder of content whose learning a test may change; its pack is the real one."""
    copy_folder(ROOT / "content/learning", tmp_path / "content/learning")
    shutil.copytree(ROOT / "contracts/codes", tmp_path / "contracts/codes")
    pack = tmp_path / "content/packs/first-contact"
    shutil.copytree(PACK, pack, ignore=shutil.ignore_patterns("voices", "pictures", "sheets"))
    for name in ("pictures", "sheets"):
        (pack / name).symlink_to(PACK / name)
    return pack


def change_words(pack: Path, tag: str, change: Callable[[str], str]) -> None:
    path = pack.parents[1] / f"learning/locales/{tag}.yaml"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def approve(text: str) -> str:
    return text.replace("state: draft, reviewer: null", "state: approved, reviewer: A. Reviewer")


def test_the_parts_obey_their_schemas_and_stay_small() -> None:
    parts, warnings = learning_parts(PACK, approved_only=False, is_demo=True)
    assert [one for one in warnings if not one.startswith("learning/voices/")] == []
    assert {part.kind for part in parts} == {"learning"}
    modules, *rest = parts
    words = [part for part in rest if part.module != "voice"]
    assert (modules.module, modules.language) == ("modules", None)
    assert {part.language for part in words} >= {"en", "id", "th"}
    obey("learning", modules.data)
    for part in words:
        obey("wording", part.data)
    assert sum(len(part.data) for part in (modules, *words)) < MOST_BYTES


class TestVoice:
    """Lines of personas and first sentences of steps, said aloud."""

    def open(self, parts: list[Part]) -> dict[str, Any]:
        (part,) = [part for part in parts if part.module == "voice"]
        assert part.language == "en"
        length = int.from_bytes(part.data[:4], "big")
        header: dict[str, Any] = json.loads(part.data[4 : 4 + length])
        assert sum(clip["bytes"] for clip in header["clips"].values()) == len(part.data) - 4 - length
        return header

    def test_goes_with_the_words_it_says(self, parts: list[Part]) -> None:
        header = self.open(parts)
        jsonschema.validate(header, json.loads((ROOT / "contracts/schemas/voice.schema.json").read_text()))
        said = load_said(ROOT / "content/learning", "en")
        assert header["clips"].keys() <= said.texts.keys()
        assert len(header["clips"]) > 200
        assert sum(len(part.data) for part in parts if part.module == "voice") < MOST_VOICE

    def test_that_says_other_words_is_left_out_and_named(self, pack: Path) -> None:
        change_words(pack, "en", lambda text: text.replace("Ask, friend.", "Ask, brother."))
        parts, warnings = learning_parts(pack, approved_only=False, is_demo=True)
        assert "persona.fisher.agree.label" not in self.open(parts)["clips"]
        (warning,) = [one for one in warnings if one.startswith("learning/voices/en:") and "not heard" in one]
        assert "persona.fisher.agree.label" in warning

    def test_that_a_recogniser_did_not_understand_is_heard_in_a_demo_alone(self, pack: Path) -> None:
        path = pack.parents[1] / "learning/voices/en/manifest.json"
        manifest = load_manifest(path)
        for clip in manifest.clips.values():
            if clip.heard:
                clip.heard = clip.heard.model_copy(update={"understood": 0})
        save_manifest(path, manifest)
        parts, warnings = learning_parts(pack, approved_only=False, is_demo=True)
        assert self.open(parts)
        assert any("a recogniser understood" in one for one in warnings)
        parts, warnings = learning_parts(pack, approved_only=False, is_demo=False)
        assert [part for part in parts if part.module == "voice"] == []
        assert any("a recogniser understood" in one for one in warnings)

    def test_is_silent_in_live_until_each_clip_is_approved(self, pack: Path) -> None:
        change_words(pack, "en", approve)
        parts, warnings = learning_parts(pack, approved_only=True, is_demo=True)
        assert [part.module for part in parts] == ["modules", None]
        assert any(one.startswith("learning/voices/en:") for one in warnings)
        path = pack.parents[1] / "learning/voices/en/manifest.json"
        manifest = load_manifest(path)
        clip = manifest.clips["persona.fisher.agree.label"]
        clip.state, clip.reviewer, clip.date = "approved", "A. Listener", date(2026, 12, 1)
        save_manifest(path, manifest)
        parts, _ = learning_parts(pack, approved_only=True, is_demo=True)
        assert list(self.open(parts)["clips"]) == ["persona.fisher.agree.label"]
        assert [list_unapproved(part.kind, part.data) for part in parts] == [[], [], []]

    def test_that_cannot_be_read_stops_the_release(self, pack: Path) -> None:
        (pack.parents[1] / "learning/voices/en/manifest.json").write_text("no manifest")
        with pytest.raises(BuildRefused, match="not a manifest"):
            learning_parts(pack, approved_only=False, is_demo=True)

    def test_the_hub_refuses_clips_that_are_drafts(self, parts: list[Part]) -> None:
        (part,) = [part for part in parts if part.module == "voice"]
        assert "persona.fisher.agree.label" in list_unapproved("learning", part.data)


def test_the_same_folder_gives_the_same_bytes() -> None:
    one, other = (build_learning(ROOT / "content/learning", PACK) for _ in range(2))
    assert isinstance(one, Built)
    assert one == other


def test_the_modules_hold_no_word_of_any_language(parts: list[Part]) -> None:
    modules, english, *_ = parts
    held = modules.data.decode()
    assert [text for text in json.loads(english.data)["texts"].values() if len(text) > 20 and text in held] == []


def test_a_fault_in_a_module_stops_the_release(pack: Path) -> None:
    change_words(pack, "th", lambda text: text.replace("module.fear.harm.text:", "module.fear.harm.texts:"))
    with pytest.raises(BuildRefused, match=r"module\.fear\.harm\.text: It has no words"):
        learning_parts(pack, approved_only=False, is_demo=True)


def test_practice_comes_with_the_modules_and_its_words_with_theirs(parts: list[Part]) -> None:
    modules, english, *_ = parts
    practice = json.loads(modules.data)["practice"]
    texts = json.loads(english.data)["texts"]
    assert len(practice["personas"]) >= 12
    for persona in practice["personas"]:
        assert f"persona.{persona['id']}.story.officer" in texts
        assert all(f"persona.{persona['id']}.end_{ending['id']}.officer" in texts for ending in persona["endings"])
    assert all(f"move.{move['id']}.officer" in texts for move in practice["moves"])
    steps = [step for module in json.loads(modules.data)["modules"] for step in module["steps"]]
    known = {persona["id"] for persona in practice["personas"]}
    named = [persona for step in steps if step["kind"] == "practise" for persona in step["personas"]]
    assert len(named) >= 2
    assert set(named) <= known


def test_a_persona_that_tells_more_than_it_may_stops_the_release(pack: Path) -> None:
    path = pack.parents[1] / "learning/personas/domestic-worker.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("flags: [consent, private]", "flags: [consent]"), encoding="utf-8")
    with pytest.raises(BuildRefused, match="can be told without privacy"):
        learning_parts(pack, approved_only=False, is_demo=False)
    assert learning_parts(pack, approved_only=False, is_demo=True)


def test_a_persona_that_is_written_wrongly_stops_a_demo_too(pack: Path) -> None:
    path = pack.parents[1] / "learning/personas/domestic-worker.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "more: 1\n", encoding="utf-8")
    with pytest.raises(BuildRefused, match="domestic-worker"):
        learning_parts(pack, approved_only=False, is_demo=True)


class TestLive:
    """What nobody approved is not read in live."""

    def test_drafts_stay_out_and_are_named(self) -> None:
        parts, warnings = learning_parts(PACK, approved_only=True, is_demo=False)
        assert parts == []
        assert "learning/locales/en.yaml" in warnings[0]

    def test_a_language_that_is_approved_goes_in_and_passes_the_hub(self, pack: Path) -> None:
        change_words(pack, "en", approve)
        parts, warnings = learning_parts(pack, approved_only=True, is_demo=False)
        assert [part.language for part in parts] == [None, "en"]
        assert [list_unapproved(part.kind, part.data) for part in parts] == [[], []]
        assert all("locales/en.yaml" not in warning for warning in warnings)

    def test_the_hub_refuses_words_that_are_drafts(self, parts: list[Part]) -> None:
        modules, english, *_ = parts
        assert list_unapproved("learning", modules.data) == []
        assert list_unapproved("learning", english.data) == ["en"]


def test_a_country_brings_no_modules() -> None:
    part = Part("learning", b"{}", module="modules").as_json()
    manifest = Manifest.model_validate(
        {
            "kind": "manifest",
            "scope": "TH",
            "sequence": 1,
            "issued_at": "2026-12-01T00:00:00Z",
            "expires_at": "2027-12-01T00:00:00Z",
            "maturity": "demo",
            "parts": [part],
        }
    )
    with pytest.raises(ManifestMalformed, match="country's manifest does not bring parts of kind learning"):
        manifest.find_role("TH")
