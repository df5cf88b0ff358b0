"""Check the clips of a pack without any model: complete, current, decodable, sane in length and level."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from titian.instrument.languages.table import Language, LanguagesUnreadable, find_table, read_table
from titian.voices import sound
from titian.voices.errors import LostSound, UnreadableFile, VoiceError
from titian.voices.manifest import Clip, Manifest, load_manifest
from titian.voices.pronunciation import check_ipa
from titian.voices.wording import Wording, find_longest, is_learning, is_page, list_languages, load_said, text_sha256

_OGG_OPUS = b"OpusHead"
_LENGTH_TOLERANCE = 0.1  # seconds


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one clip or manifest."""

    code: str
    language: str
    text_id: str | None
    message: str


def check_voices(
    pack: Path,
    *,
    decode: bool = True,
    table: Mapping[str, Language] | None = None,
    only: Collection[str] | None = None,
) -> list[Problem]:
    """Every problem with the clips of the pack, or of `only` these languages; an empty list when there is none.

    Of what is learnt, and of a public page, each language that has clips must have all; no other is asked for any. Of a
    pack, clips are demanded of languages that claim a voice in the table of languages (the one above the pack unless
    `table` is given), taken as they are where it says `partial`, and refused of the others. Where there is no table,
    every language of the pack must have its clips. `decode` also decodes each clip where ffmpeg is installed, and
    compares its length with the manifest. Raises `UnreadableFile` for words or a table that cannot be read.
    """
    known = _read_table(pack) if table is None else table
    problems: list[Problem] = []
    languages = list_languages(pack)
    for tag in sorted(_list_voiced(pack) - set(languages)) if only is None else ():
        problems.append(
            Problem("language.no_words", tag, None, f"voices/{tag} has clips, but locales/{tag}.yaml is not there.")
        )
    for tag in languages if only is None else [tag for tag in languages if tag in only]:
        language = known.get(tag) if known is not None else None
        if known is not None and language is None:
            problems.append(Problem("language.unknown", tag, None, f"The table of languages has no {tag}."))
        elif language is not None and not language.may_speak:
            problems += _check_silence(language, pack / "voices" / tag)
        elif (is_learning(pack) or is_page(pack)) and tag not in _list_voiced(pack):
            continue
        elif language is None or language.is_voiced:
            problems += _check_language(pack, tag, decode=decode)
        elif tag in _list_voiced(pack):
            found = _check_language(pack, tag, decode=decode)
            problems += [problem for problem in found if problem.code != "clip.missing"]
    return problems


def _read_table(pack: Path) -> Mapping[str, Language] | None:
    path = find_table(pack)
    try:
        return read_table(path) if path else None
    except LanguagesUnreadable as error:
        raise UnreadableFile(error.sentence) from error


def _list_voiced(pack: Path) -> set[str]:
    return {
        path.parent.name for path in (pack / "voices").glob("*/*") if path.name.endswith((".opus", "manifest.json"))
    }


def _check_silence(language: Language, folder: Path) -> list[Problem]:
    """A clip of a language that claims no voice would be heard by nobody, and nobody would have asked for it."""
    if language.tag not in _list_voiced(folder.parent.parent):
        return []
    message = (
        f"voices/{language.tag} has clips, but {language.english_name} claims no voice: audio is {language.audio}."
    )
    return [Problem("clip.not_claimed", language.tag, None, message)]


def _check_language(pack: Path, tag: str, *, decode: bool) -> list[Problem]:
    folder = pack / "voices" / tag
    wording = load_said(pack, tag)
    try:
        manifest = load_manifest(folder / "manifest.json")
    except VoiceError as error:
        return [Problem("manifest.missing", tag, None, str(error))]
    problems = _check_completeness(tag, wording, manifest, folder)
    clips = {text_id: clip for text_id, clip in manifest.clips.items() if text_id in wording.texts}
    for text_id, clip in clips.items():
        problems += _check_clip(tag, text_id, clip, wording, manifest.find_file(folder, text_id))
    if decode and sound.has_tools():
        problems += check_sounds(tag, {text_id: clip for text_id, clip in clips.items() if not clip.same_as}, folder)
    return problems


def _check_completeness(language: str, wording: Wording, manifest: Manifest, folder: Path) -> list[Problem]:
    spoken, listed = set(wording.texts), set(manifest.clips)
    files = {path.stem for path in folder.glob("*.opus")}
    lying = {text_id: clip.same_as or text_id for text_id, clip in manifest.clips.items()}
    named = [
        ("clip.missing", spoken - listed, "has no clip in the manifest"),
        ("clip.unknown", listed - spoken, "is in the manifest, but no such text is spoken"),
        (
            "clip.no_file",
            {text_id for text_id, name in lying.items() if name not in files},
            "is in the manifest, but its file is not there",
        ),
        ("clip.not_listed", files - set(lying.values()), "has a file that the manifest does not list"),
    ]
    return [
        Problem(code, language, text_id, f"{text_id} {why}.") for code, ids, why in named for text_id in sorted(ids)
    ]


def _check_clip(language: str, text_id: str, clip: Clip, wording: Wording, file: Path) -> list[Problem]:
    problems = []
    if clip.text_sha256 != text_sha256(wording.texts[text_id].text):
        problems.append(Problem("clip.stale", language, text_id, f"{text_id} says other words than the text has now."))
    if clip.source != "recorded":
        try:
            check_ipa(text_id, clip.ipa or "")
        except LostSound as error:
            problems.append(Problem("clip.lost_sound", language, text_id, str(error)))
    if clip.state == "approved" and wording.texts[text_id].state != "approved":
        problems.append(
            Problem("clip.approved_early", language, text_id, f"{text_id} is approved, but its text is not.")
        )
    if clip.same_as is None and file.exists() and _OGG_OPUS not in file.read_bytes()[:64]:
        problems.append(Problem("clip.not_opus", language, text_id, f"{file.name} is not Ogg Opus."))
    return problems


def check_sounds(language: str, clips: Mapping[str, Clip], folder: Path) -> list[Problem]:
    """Every problem that decoding these clips of a language's folder shows. Needs ffmpeg."""
    files = {text_id: folder / f"{text_id}.opus" for text_id in clips if (folder / f"{text_id}.opus").exists()}
    measured = sound.measure_all(files.values())
    problems = []
    for text_id, file in files.items():
        try:
            found = measured.get(file) or sound.measure(file)
        except VoiceError as error:
            problems.append(Problem("clip.broken", language, text_id, str(error)))
        else:
            problems += _check_measure(language, text_id, found, clips[text_id].seconds)
    return problems


def _check_measure(language: str, text_id: str, found: sound.Measure, expected_seconds: float) -> list[Problem]:
    fault = sound.find_fault(found, longest=find_longest(text_id))
    if fault is not None:
        return [Problem("clip.bad_sound", language, text_id, f"{text_id}: {fault}.")]
    if abs(found.seconds - expected_seconds) > _LENGTH_TOLERANCE:
        message = f"{text_id} lasts {found.seconds:.2f} s; the manifest says {expected_seconds:.2f} s."
        return [Problem("clip.other_length", language, text_id, message)]
    return []
