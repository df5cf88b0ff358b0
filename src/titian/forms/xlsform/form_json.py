"""The JSON of a form, as contracts/schemas/form.schema.json describes it and the preview reads it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from titian.forms.survey.tree import tree_to_json

from .expressions import Expression
from .form import Choice, Form, Group, Node, Question

Json = dict[str, object]


def form_to_json(form: Form, attached: Mapping[str, Sequence[Choice]] | None = None) -> Json:
    """The form as plain data: nodes, lists and settings, expressions as trees.

    `attached` are the lists of files beside the workbook, by the name of the file.
    """
    return {
        "kind": "form",
        "id": form.id,
        "version": form.version,
        "title": form.title,
        "languages": list(form.languages),
        "default_language": form.default_language,
        "settings": dict(form.settings),
        "nodes": [_node(node) for node in form.nodes],
        "lists": {
            name: [_choice(choice) for choice in choices]
            for name, choices in {**(attached or {}), **form.lists}.items()
        },
    }


def _choice(choice: Choice) -> Json:
    return {
        "name": choice.name,
        "label": dict(choice.label),
        "media": {language: dict(files) for language, files in choice.media.items()},
        "cells": dict(choice.cells),
    }


def _node(node: Node) -> Json:
    return _group(node) if isinstance(node, Group) else _question(node)


def _group(group: Group) -> Json:
    return {
        "kind": group.kind,
        "name": group.name,
        "path": group.path,
        "label": dict(group.label),
        "media": {language: dict(files) for language, files in group.media.items()},
        "appearance": group.appearance,
        "relevant": _tree(group.relevant),
        "count": _tree(group.count),
        "nodes": [_node(node) for node in group.nodes],
        "row": group.row,
    }


def _question(question: Question) -> Json:
    return {
        "kind": "question",
        "name": question.name,
        "path": question.path,
        "type": question.type,
        "list": question.list_name,
        "other": question.has_other,
        "appearance": question.appearance,
        "label": dict(question.label),
        "hint": dict(question.hint),
        "guidance": dict(question.guidance),
        "media": {language: dict(files) for language, files in question.media.items()},
        "relevant": _tree(question.relevant),
        "constraint": _tree(question.constraint),
        "constraint_message": dict(question.constraint_message),
        "required": _tree(question.required),
        "required_message": dict(question.required_message),
        "read_only": _tree(question.read_only),
        "calculation": _tree(question.calculation),
        "trigger": list(question.trigger),
        "default": None if question.dynamic_default is not None else question.default,
        "default_tree": _tree(question.dynamic_default),
        "choice_filter": _tree(question.choice_filter),
        "parameters": dict(question.parameters),
        "row": question.row,
    }


def _tree(expression: Expression | None) -> Json | None:
    return None if expression is None else tree_to_json(expression.tree)
