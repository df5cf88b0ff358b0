"""What an author is told of a module or persona that is being written."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from titian.courseware.draft import (
    Draft,
    Found,
    check_draft,
    is_name,
    lay_out,
    list_files,
    make_base,
    open_base,
    read_file,
    write_sources,
)
from titian.courseware.draft_yaml import MOST_BYTES

ROOT: Final = Path(__file__).parents[4]
MODULE: Final = "id: rest\nversion: 1\nsteps:\n"
ANCHORS: Final = "a: &a [x, x]\nb: &b [*a, *a]\n"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = make_base(ROOT / "content/learning")
    path = tmp_path_factory.mktemp("base") / hashlib.sha256(made).hexdigest()
    path.write_bytes(made)
    yield open_base(path).folder
    open_base.cache_clear()


def read(base: Path, kind: str, name: str) -> Draft:
    found = next(read_file(base, one, other) for one, other in list_files(base) if (one, other) == (kind, name))
    assert found is not None
    return found


def told(found: list[Found]) -> list[tuple[str, str, int]]:
    return [(one.problem.code, one.field, one.line) for one in found]


def find_line(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


@pytest.mark.parametrize(
    ("kind", "name"), [("module", "scam"), ("persona", "domestic-worker"), ("test", "bank"), ("case", "cases")]
)
def test_nothing_is_wrong_with_what_ships(base: Path, kind: str, name: str) -> None:
    assert check_draft(read(base, kind, name), base) == []


def test_a_base_holds_no_voices_and_no_translation_and_stays_as_it_was(base: Path) -> None:
    before = sorted(path.name for path in base.parent.rglob("*"))
    assert not [name for name in before if name.endswith(".opus")]
    assert [path.name for path in (base / "locales").iterdir()] == ["en.yaml"]
    with lay_out(read(base, "module", "scam"), base) as folder:
        assert folder.is_dir()
    assert sorted(path.name for path in base.parent.rglob("*")) == before
    assert make_base(ROOT / "content/learning") == make_base(ROOT / "content/learning")


@pytest.mark.parametrize(
    ("before", "after", "code", "place"),
    [
        ("needs: {trust: 3, flags: [consent, private]}", "needs: {trust: 3, flags: [consent]}",
         "persona.told_without_privacy", "- id: pay"),
        ("- {id: lost, kind: lost, when: {}}", "- {id: lost, kind: lost, when: {}}\n  - {id: never, kind: lost, when: {}}",
         "persona.ending_unreachable", "id: never"),
        ("trust: 5, flags: [consent, private], facts: [door]", "trust: 5, flags: [consent, private], facts: [dor]",
         "persona.unknown_name", "facts: [dor]"),
        ("consent: 2", "consent: much", "learning.shape", "consent: much"),
        ("best: helped", "best: lost", "persona.best", "id: lost"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_persona_is_told_with_its_line(
    base: Path, before: str, after: str, code: str, place: str
) -> None:
    draft = read(base, "persona", "domestic-worker")
    content = draft.content.replace(before, after, 1)
    assert content != draft.content
    found = check_draft(dataclasses.replace(draft, content=content), base)
    assert (code, "content", find_line(content, place)) in told(found)
    assert all(one.fix for one in found)


@pytest.mark.parametrize(
    ("kind", "before", "after", "code", "place"),
    [
        ("test", "sources: [hershkowitz]", "sources: [nobody]", "source.unknown", "id: children_a1"),
        ("test", "{id: scam_p2, module: scam, kind: practice", "{id: scam_p2, module: scam, kind: attitude",
         "test.unbalanced", "module: scam"),
        ("test", "module: fear, kind: knowledge, choices: [a, b, c], right: b",
         "module: fear, kind: knowledge, choices: [a, b, c], right: d", "module.form", "id: fear_k1"),
        ("case", "{id: holiday, answer: inform", "{id: holiday, answer: often", "module.form", "# Two sets"),
        ("case", "{id: holiday, answer: inform, own: true}", "{id: holiday, answer: inform}",
         "source.none", "id: holiday"),
        ("case", "answers: [emergency, child, refer, inform]", "answers: [emergency, child, refer, inform, wait]",
         "case.never", "answers:"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_tests_and_cases_is_told_with_its_line(
    base: Path, kind: str, before: str, after: str, code: str, place: str
) -> None:
    draft = next(read(base, one, name) for one, name in list_files(base) if one == kind)
    content = draft.content.replace(before, after, 1)
    assert content != draft.content
    found = check_draft(dataclasses.replace(draft, content=content), base)
    assert (code, "content", find_line(content, place)) in told(found)
    assert all(one.fix for one in found)


def test_words_of_tests_and_cases_are_told_with_their_lines(base: Path) -> None:
    for kind, text_id in (("test", "test.fear_k1.why"), ("case", "case.laundry.text")):
        draft = next(read(base, one, name) for one, name in list_files(base) if one == kind)
        line = find_line(draft.words, f"{text_id}:")
        words = draft.words.replace(f"{text_id}:", f"{text_id}s:")
        found = told(check_draft(dataclasses.replace(draft, words=words), base))
        assert ("text.unknown", "words", line) in found
        assert ("text.missing", "words", len(words.splitlines()) + 1) in found
        foreign = told(check_draft(dataclasses.replace(draft, words=f"{draft.words}module.fear.title: Ours\n"), base))
        assert ("draft.foreign", "words", len(draft.words.splitlines()) + 1) in foreign


def test_a_fact_that_is_had_by_pressing_is_told(base: Path) -> None:
    draft = read(base, "persona", "domestic-worker")
    pressed = "moves:\n  - {id: threat, breaks: K03, sets: [afraid], trust: 0}\n"
    content = draft.content.replace("endings:", f"{pressed}endings:").replace(
        "needs: {trust: 3, flags: [consent, private]}", "needs: {trust: 3, flags: [consent, private, afraid]}"
    )
    assert "persona.pressing_tells" in {
        one.problem.code for one in check_draft(dataclasses.replace(draft, content=content), base)
    }


def test_words_and_sources_of_a_module_are_told_with_their_lines(base: Path) -> None:
    draft = read(base, "module", "scam")
    words = draft.words.replace("module.scam.lured.text:", "module.scam.lured.txt:")
    content = draft.content.replace("sources: [fbi, vov, th_mfa]", "sources: [nobody]").replace(
        "    sources: [rso_actors]\n", "", 1
    )
    found = told(check_draft(dataclasses.replace(draft, content=content, words=words), base))
    assert ("source.unknown", "content", find_line(content, "id: lured")) in found
    assert ("source.none", "content", find_line(content, "id: q_profile")) in found
    assert ("text.unknown", "words", find_line(words, "lured.txt")) in found
    assert ("text.missing", "words", len(words.splitlines()) + 1) in found


def test_a_new_module_brings_its_own_sources_and_needs_no_translation(base: Path) -> None:
    draft = read(base, "module", "scam")
    added = 'ours: {title: "A: \\"talk\\"", publisher: "Us", year: 2026, address: "example.org", read: whole}\n'
    content = draft.content.replace("sources: [fbi, vov, th_mfa]", "sources: [fbi, vov, th_mfa, ours]")
    new = dataclasses.replace(draft, content=content, sources=added)
    assert check_draft(new, base) == []
    assert next(write_sources(new.read_sources())).startswith('ours: {title: "A: \\"talk\\""')
    unused = dataclasses.replace(draft, sources=added)
    assert told(check_draft(unused, base)) == [("source.unused", "sources", 1)]
    other = added.replace("ours:", "fbi:")
    assert told(check_draft(dataclasses.replace(draft, sources=other), base)) == [("draft.source", "sources", 1)]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("", "draft.empty", 1),
        (f"{MODULE}  - id: one\n   kind: read\n", "draft.unreadable", 5),
        (ANCHORS, "draft.anchor", 1),
        ("\n" + "[" * 500, "draft.deep", 2),
        ("[" * 59_000, "draft.unreadable", 1),
        (f"{MODULE}  - id: one\n    id: two\n", "draft.twice", 5),
        ("x" * (MOST_BYTES + 1), "draft.long", 1),
        ("id: !!python/object:os.system ls\n", "draft.unreadable", 1),
        ("id: 2026-13-45\n", "draft.unreadable", 1),
        (f"{MODULE}  - {{id: one, kind: dance}}\n", "module.form", 4),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(base: Path, content: str, code: str, line: int) -> None:
    found = check_draft(Draft("module", "rest", content, "", ""), base)
    assert (code, "content", line) in told(found)


def test_words_that_are_no_words_or_belong_to_another_are_told(base: Path) -> None:
    draft = read(base, "module", "scam")
    words = f"{draft.words}module.fear.title: Ours now\nmodule.scam.number: 5\n"
    lines = len(draft.words.splitlines())
    found = told(check_draft(dataclasses.replace(draft, words=words), base))
    assert ("draft.shape", "words", lines + 2) in found
    words = words.replace("module.scam.number: 5\n", "")
    found = told(check_draft(dataclasses.replace(draft, words=words), base))
    assert ("draft.foreign", "words", lines + 1) in found


@pytest.mark.parametrize(
    ("kind", "name", "fits"),
    [("module", "rest", True), ("module", "../x", False), ("module", "a-b", False), ("persona", "a-b", True),
     ("persona", "moves", False), ("case", "one", False), ("case", "cases", True), ("test", "bank", True),
     ("test", "bank2", False), ("study", "cases", False), ("module", "a" * 41, False)],
)  # fmt: skip
def test_a_name_is_one_of_a_file_and_no_way_out(kind: str, name: str, fits: bool) -> None:
    assert is_name(kind, name) == fits
