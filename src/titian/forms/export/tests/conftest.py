"""Small instruments for the tests of the export: the one that says every word, with other rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from titian.forms.export.tests.form_run import Node
from titian.instrument import load_pack
from titian.instrument.document import Document, Rule
from titian.instrument.expressions import Tree, parse_expression
from titian.instrument.pack import Pack
from titian.instrument.vectors import PACK, VOCABULARY


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    if not Node.is_here():
        pytest.skip("needs node and the web workspaces")
    with Node(tmp_path_factory.mktemp("forms")) as node:
        yield node


@pytest.fixture(scope="session")
def every_word() -> Pack:
    return load_pack(VOCABULARY)


@pytest.fixture(scope="session")
def first_contact() -> Pack:
    return load_pack(PACK)


def with_document(pack: Pack, **changes: object) -> Pack:
    """The pack with another document."""
    return replace(pack, document=pack.document.model_copy(update=changes))


def with_rules(pack: Pack, when: Mapping[str, Tree | str]) -> Pack:
    """The pack with these findings, and the closing rules it has."""
    closing = tuple(rule for rule in pack.document.rules if rule.kind == "closing")
    level = pack.document.levels[0].id
    made = tuple(
        Rule(
            id=name,
            kind="finding",
            when=tree if isinstance(tree, Tree) else parse_expression(tree),
            level=level,
            effects=(),
            needs=(),
            classes=None,
            confidential_reason=False,
            source="test",
        )
        for name, tree in when.items()
    )
    return with_document(pack, rules=(*made, *closing))


def offers(document: Document) -> dict[str, dict[str, str]]:
    """Words by which every module is offered."""
    return {"en": {f"module.{name}.offer": "May we?" for name in document.modules}}
