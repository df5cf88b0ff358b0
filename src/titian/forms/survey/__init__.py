"""The `survey` profile: XPath as ODK and XLSForm have it, read and refused here, given a value by web/engine.

    tree = parse_survey("${age} >= 18")     every problem of an expression at once
    tree_to_json(tree)                      what web/engine evaluates
    portability_warnings(tree)              what other programs read otherwise

`contracts/expressions/survey.md` tells the tree, the functions and the readings of ODK that were chosen.
"""

from .parsing import parse_survey
from .portability import gives_truth, portability_warnings
from .printing import tree_to_text
from .tree import Call, Field, Number, Operation, Path, Step, Text, Tree, tree_from_json, tree_to_json
from .vocabulary import FUNCTIONS, Function

__all__ = [
    "FUNCTIONS",
    "Call",
    "Field",
    "Function",
    "Number",
    "Operation",
    "Path",
    "Step",
    "Text",
    "Tree",
    "gives_truth",
    "parse_survey",
    "portability_warnings",
    "tree_from_json",
    "tree_to_json",
    "tree_to_text",
]
