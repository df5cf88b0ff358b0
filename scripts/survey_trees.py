"""Lays out contracts/expressions/survey.json, a case a line, and writes the tree of each expression into survey-trees.json.

    python scripts/survey_trees.py            after a case was changed: what it gives stays as its author wrote it
    python scripts/survey_trees.py --check    exit code 1 when either file is not so

How a case is added: contracts/expressions/survey.md, *Cases*.
"""

from __future__ import annotations

import argparse
import json
import sys

from titian.forms.survey.tests.cases import FILE, TREES, lay_out, lay_out_trees


def main() -> int:
    """Writes or checks the two files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    is_check = parser.parse_args().check
    contents = json.loads(FILE.read_text(encoding="utf-8"))
    trees = lay_out_trees(expression for part in contents["parts"] for expression, _ in part["cases"])
    is_so = True
    for file, text in ((FILE, lay_out(contents)), (TREES, trees)):
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            is_so = False
            if not is_check:
                file.write_text(text, encoding="utf-8")
    if is_check and not is_so:
        sys.stderr.write(
            "survey-trees.json has other trees, or survey.json is laid out otherwise. Run: python scripts/survey_trees.py\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
