"""Where in a country folder something is said: `facts.controller` → file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import yaml

_FILES: Final = {"services": "directory.yaml", "needs": "directory.yaml"} | dict.fromkeys(
    ("pathways", "independent_option"), "pathways.yaml"
)
_KEYS: Final = {"needs": "services"}
_NAMES: Final = ("id", "kind", "tag")
"""What a row of a list is called by."""


class Places:
    """The files of one folder, each read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._nodes: dict[str, yaml.Node | None] = {}

    def find(self, where: str) -> tuple[str, int]:
        """The file that says it, and the line as near to it as the file goes; 1 where the file says nothing of it."""
        part, *rest = where.split(".")
        name = _FILES.get(part, "country.yaml")
        node, line = self._read(name), 1
        for step in (_KEYS.get(part, part), *rest):
            found = _step_into(node, step)
            if found is None:
                break
            line, node = found
        return name, line

    def _read(self, name: str) -> yaml.Node | None:
        if name not in self._nodes:
            try:
                text = (self._folder / name).read_text(encoding="utf-8")
                self._nodes[name] = yaml.compose(text, Loader=yaml.SafeLoader)
            except (OSError, yaml.YAMLError):
                self._nodes[name] = None
        return self._nodes[name]


def _step_into(node: yaml.Node | None, step: str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line + 1, value
        steps = next((value for key, value in node.value if key.value == "steps"), None)
        return _step_into(steps, step) if step.isdecimal() else None
    if isinstance(node, yaml.SequenceNode):
        for number, row in enumerate(node.value, 1):
            if step in _names(row) or step == str(number):
                return row.start_mark.line + 1, row
    return None


def _names(row: yaml.Node) -> set[str]:
    if not isinstance(row, yaml.MappingNode):
        return set()
    return {str(value.value) for key, value in row.value if key.value in _NAMES}
