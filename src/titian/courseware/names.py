"""What a release calls the parts of what is learnt, and how text ids of tests and cases begin."""

from typing import Final

MODULES: Final = "modules"
TEST_PREFIX: Final = "test."
CASE_PREFIX: Final = "case."
