"""A pack: the folder in which people who do not program keep an instrument.

    content/packs/<id>/
        pack.yaml           what it is, who answers for it, stages, levels, lists
        sheets/*.csv        survey, choices, settings, indicators, outcomes: the sheets of an XLSForm workbook
        cases/*.yaml        answers and what must follow from them
        talk.yaml           what an officer may say without a questionnaire; not every pack has one

`load_pack` reads and checks it; `compile_logic` gives the bytes that are signed and sent to phones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .about import NEEDED_SIGN_OFFS, PackFile, read_about
from .checks import check_document
from .document import Document, document_bytes
from .errors import PackError, Problem
from .expressions import Tree
from .source import Source
from .talk import Talk, read_talk


@dataclass(frozen=True)
class Pack:
    """A checked pack. `document` is what will be compiled; `about` is pack.yaml; `folder` is where it was read."""

    folder: Path
    about: PackFile
    document: Document
    talk: Talk | None = None

    @property
    def id(self) -> str:
        """The pack's id."""
        return self.about.id


def load_pack(folder: Path | str) -> Pack:
    """Reads and checks a pack.

    Raises PackError that lists every problem with sheet, row, column and the ways to fix it.
    """
    folder = Path(folder)
    problems: list[Problem] = []
    about = read_about(folder, problems)
    talk = read_talk(folder, problems)
    source = Source(folder / "sheets", problems)
    if about is None or problems:
        raise PackError(_counted(problems), problems)
    document = source.document(about)
    problems += _check_words(about, document) + _check_settings(source, about)
    if not problems:
        problems += check_document(document)
        problems += _check_opens(source, document) if not problems else []
    if problems:
        placed = [replace(p, row=p.row or source.place.get((p.sheet, p.subject), 0)) for p in problems]
        raise PackError(_counted(placed), sorted(placed, key=lambda p: (p.sheet, p.row, p.column)))
    return Pack(folder, about, document, talk)


def compile_logic(pack: Pack) -> bytes:
    """The canonical JSON of the pack's logic; its SHA-256 is the release."""
    return document_bytes(pack.document)


def _counted(problems: Sequence[Problem]) -> str:
    return f"The pack has {len(problems)} problem{'s' if len(problems) != 1 else ''}; nothing was built."


def _check_words(about: PackFile, document: Document) -> list[Problem]:
    """Needs and effects are codes of pack.yaml; a live pack has its sign-offs."""
    rules = [("outcomes", rule.id, rule.needs, rule.effects) for rule in document.rules]
    rules += [("pack.yaml", one.id, one.needs, one.effects) for one in document.classes]
    rules += [("pack.yaml", level.id, (), level.effects) for level in document.levels]
    problems = [
        Problem(
            code="pack.unknown_name",
            what=f"{name} is not among the {column} of pack.yaml.",
            fixes=("correct it.", f"add it to {column} in pack.yaml."),
            sheet=sheet,
            subject=subject,
            column=column,
        )
        for sheet, subject, needs, effects in rules
        for column, used, known in (("needs", needs, about.needs), ("effects", effects, about.effects))
        for name in used
        if name not in known
    ]
    missing = [name for name in NEEDED_SIGN_OFFS if not about.sign_offs.get(name)]
    if about.maturity == "live" and missing:
        problems.append(
            Problem(
                code="pack.sign_off",
                what=f"A live pack needs sign-offs for {', '.join(missing)}.",
                fixes=("have them signed.", "set maturity to pilot or demo."),
                sheet="pack.yaml",
                column="sign_offs",
            )
        )
    return problems


def _check_settings(source: Source, about: PackFile) -> list[Problem]:
    if len(source.settings) != 1:
        return [
            Problem(
                code="pack.settings",
                what=f"The sheet has {len(source.settings)} rows.",
                fixes=("keep exactly one under the header.",),
                sheet="settings",
            )
        ]
    row = source.settings[0]
    return [
        Problem(
            code="pack.settings",
            what=f"{column} is `{row.text(column)}` here and `{wanted}` in pack.yaml.",
            fixes=("write the same in both.",),
            sheet="settings",
            row=row.number,
            column=column,
        )
        for column, wanted in (("form_id", about.id), ("version", about.version))
        if row.text(column) != wanted
    ]


def _items_read(tree: Tree, document: Document) -> Iterator[str]:
    """The items an expression names, or stands on through child()."""
    for node in tree.walk():
        if node.op in ("flagged", "observed", "at_least"):
            yield from node.names
        elif node.op == "answered":
            yield node.names[0]
        elif node.op == "child":
            yield from document.anchors.child


def _check_opens(source: Source, document: Document) -> list[Problem]:
    """`opens` tells readers of the sheet which modules an item opens; it must say what opened_when says."""
    problems = []
    opened_by = {name: set(_items_read(module.opened_when, document)) for name, module in document.modules.items()}
    for row in source.survey:
        for module in row.names("opens"):
            if row.text("name") not in opened_by.get(module, ()):
                problems.append(
                    Problem(
                        code="pack.opens",
                        what=f"{row.text('name')} says it opens {module}, whose opened_when does not read it.",
                        fixes=("add it there.", "take it out here."),
                        sheet="survey",
                        row=row.number,
                        column="opens",
                    )
                )
    return problems
