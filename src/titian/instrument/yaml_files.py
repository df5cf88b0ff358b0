"""YAML as every room reads it: safely, and in C where PyYAML was built with it.

A pack has a file of a thousand texts a language; in Python alone reading one takes six times as long.
"""

from __future__ import annotations

from pathlib import Path

import yaml

_Values: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Strings: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(path: Path) -> object:
    """What a file holds; its readers say what it must be. Raises OSError, UnicodeDecodeError and YAMLError."""
    return parse_yaml(path.read_text(encoding="utf-8"))


def parse_yaml(content: str) -> object:
    """The same of what was read already. Raises YAMLError."""
    found: object = yaml.load(content, _Values)  # noqa: S506  # a safe loader, see above
    return found


def read_yaml_as_text(path: Path) -> object:
    """The same with every value as it is written: yes, 12 and a day are text. Raises as `read_yaml` does."""
    found: object = yaml.load(path.read_text(encoding="utf-8"), _Strings)  # noqa: S506  # makes text alone
    return found
