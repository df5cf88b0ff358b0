"""Checked logic, ready to be evaluated.

`parse_logic(bytes)` gives a `Logic`; its `release` is the SHA-256 of those bytes, so the same release always means the
same questions and the same rules.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256

from pydantic import ValidationError

from .checks import check_document
from .document import Document, Item, Rule
from .errors import LogicError, Problem
from .plan import Plan


class Logic:
    """A document with its release id. Compare and cache by `release`."""

    def __init__(self, document: Document, release: str) -> None:
        self.document = document
        self.release = release

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Items by id, in asking order."""
        return {item.id: item for item in self.document.items}

    @cached_property
    def plan(self) -> Plan:
        """The expressions as functions."""
        return Plan(self.document)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Rules by id, in the order of the sheet."""
        return {rule.id: rule for rule in self.document.rules}


def parse_logic(content: bytes) -> Logic:
    """Reads and checks compiled logic.

    Raises LogicError with every problem: malformed JSON, missing or unknown keys, an expression this engine does not
    know, an id that names nothing.
    """
    try:
        raw = json.loads(content)
    except (ValueError, RecursionError):
        raise LogicError("This is not compiled logic: it cannot be read as JSON.") from None
    try:
        document = Document.model_validate(raw)
    except ValidationError as error:
        raise LogicError("This is not compiled logic that this engine knows.", _told(error)) from None
    problems = check_document(document)
    if problems:
        raise LogicError("The compiled logic contradicts itself.", problems)
    return Logic(document, sha256(content).hexdigest())


def _told(error: ValidationError) -> Sequence[Problem]:
    return [
        Problem(code="logic.malformed", what=f"{'/'.join(map(str, found['loc'])) or 'The document'}: {found['msg']}.")
        for found in error.errors(include_url=False, include_input=False, include_context=False)
    ]
