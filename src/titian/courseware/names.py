"""What a release calls the parts of what is learnt, and how text ids of modules, tests and cases begin."""

from typing import Final

MODULES: Final = "modules"
PREFIX: Final = "module."
TEST_PREFIX: Final = "test."
CASE_PREFIX: Final = "case."
