"""YAML of packs and countries, read in C where PyYAML was built with it: a language has a file of a thousand texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_Safe: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Base: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(path: Path) -> object:
    """What a file holds; its readers say what it must be. Raises OSError, UnicodeDecodeError, yaml.YAMLError."""
    read: object = yaml.load(path.read_text(encoding="utf-8"), _Safe)  # noqa: S506  # a safe loader
    return read


def read_yaml_as_text(path: Path) -> Any:  # Any: who reads it checks it
    """The same with every value as it is written: nothing is a number, a day, yes or no. Raises as `read_yaml`."""
    read: object = yaml.load(path.read_text(encoding="utf-8"), _Base)  # noqa: S506  # makes strings alone
    return read
