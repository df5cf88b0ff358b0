"""Gathers the desk's words and writes their catalogues: `messages.py` brings them up to date, `--check` only looks.

Words are marked in Python (`gettext` and its kin) and in templates (`{% translate %}`, `{% blocktranslate %}`). Babel
reads both, and writes `.po` (which translators edit) and `.mo` (which Django reads; it is committed, so that a hub needs
no gettext tools).
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

HERE = Path(__file__).resolve().parent.parent
SOURCE = HERE / "src" / "titian"
LOCALE = SOURCE / "hub" / "locale"
LANGUAGES = ("id", "th")
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
HEADER = """\
# Words of the desk. Drafted with care, not yet reviewed by a speaker who works with people at borders.
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
KEYWORDS: dict[str, Any] = {  # Any: as Babel takes them
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# Rooms without a desk: their words go to a terminal, or are the packs' own.
NOT_OURS = re.compile(r"/(tests|built|migrations|forms|instrument|review|sealing|voices|commands|locale)/")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def list_sources() -> list[Path]:
    found = [*SOURCE.rglob("*.py"), *SOURCE.rglob("templates/**/*.html"), *SOURCE.rglob("templates/**/*.txt")]
    return sorted(path for path in found if not NOT_OURS.search(path.as_posix().removeprefix(SOURCE.as_posix())))


def gather() -> Catalog:
    """Every marked string, once, with the files it stands in."""
    catalog = Catalog(project="titian", charset="utf-8", fuzzy=False)
    for path in list_sources():
        for message, context in _read(path):
            name = path.relative_to(HERE).as_posix()
            flags = ["python-format"] if PLACEHOLDER.search(message if isinstance(message, str) else message[0]) else []
            catalog.add(message, locations=[(name, 0)], context=context, flags=flags)
    return catalog


def _read(path: Path) -> Iterator[tuple[Any, str | None]]:
    text = path.read_text(encoding="utf-8")
    code = templatize(text) if path.suffix in {".html", ".txt"} else text
    for _, function, found, _ in extract_python(io.BytesIO(code.encode()), KEYWORDS, [], {"encoding": "utf-8"}):
        words: Any = found  # Any: a string, or several with None for what is no literal; Babel says list[str]
        parts = list(words) if isinstance(words, tuple | list) else [words]
        context = None
        if function in {"pgettext", "pgettext_lazy", "npgettext"}:
            context, parts = parts[0], parts[1:]
        if not parts or not isinstance(parts[0], str) or not parts[0]:
            continue
        if function in {"ngettext", "ngettext_lazy", "npgettext"}:
            yield (parts[0], parts[1]), context
        else:
            yield parts[0], context


def read_catalog(language: str) -> Catalog:
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    catalog = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=language)
    # One day for all times: the same words make the same files.
    catalog.creation_date = catalog.revision_date = SINCE
    return catalog


def list_strings(message: Message) -> list[str]:
    """The translation: one string, or one for each plural."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def list_problems(language: str, gathered: Catalog) -> list[str]:
    """What a translator has to do, one line each; empty when the catalogue is whole."""
    known = read_catalog(language)
    problems = []
    for message in gathered:
        if not message.id:
            continue
        found = known.get(message.id, message.context) if isinstance(message.id, str) else known.get(message.id[0])
        strings = [] if found is None else list_strings(found)
        if not strings or not all(strings):
            problems.append(f"{language}: no words for {message.id!r}")
        elif found is not None and found.fuzzy:
            problems.append(f"{language}: marked fuzzy: {message.id!r}")
        else:
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            wanted = {name for text in ids for name in PLACEHOLDER.findall(text)}
            for text in strings:
                if not set(PLACEHOLDER.findall(text)) <= wanted or (
                    isinstance(message.id, str) and set(PLACEHOLDER.findall(text)) != wanted
                ):
                    problems.append(f"{language}: other placeholders in {text!r} than in {message.id!r}")
    gathered_ids = {message.id if isinstance(message.id, str) else message.id[0] for message in gathered}
    for message in known:
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key and key not in gathered_ids:
            problems.append(f"{language}: nobody says {key!r} any more")
    return problems


def compile_catalog(catalog: Catalog) -> bytes:
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def bring_up_to_date(language: str, gathered: Catalog) -> None:
    """Keeps what is translated, adds what is new (empty), drops what nobody says; writes both files."""
    known = read_catalog(language)
    known.update(gathered, no_fuzzy_matching=True, update_creation_date=False)
    known.obsolete.clear()
    for message in known:
        if message.id and not isinstance(message.id, str):  # neither language has a plural of its own
            message.string = (*list_strings(message), "")[:1]
    known.fuzzy = False
    folder = LOCALE / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    write_catalog(language, known)
    (folder / "django.mo").write_bytes(compile_catalog(read_catalog(language)))


def write_catalog(language: str, catalog: Catalog) -> None:
    body = io.BytesIO()
    write_po(body, catalog, sort_output=True, omit_header=True, width=100, include_lineno=False)
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    path.write_bytes(HEADER.format(language=language).encode() + body.getvalue())


def main() -> int:
    gathered = gather()
    if "--check" not in sys.argv:
        for language in LANGUAGES:
            bring_up_to_date(language, gathered)
    problems = [problem for language in LANGUAGES for problem in list_problems(language, gathered)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
