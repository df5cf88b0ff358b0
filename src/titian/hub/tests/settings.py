"""The hub's settings under the tests' environment, for tools that load them outside pytest (mypy's Django plugin)."""

import titian.hub.tests.plugin
from titian.hub.settings import *  # noqa: F403  (every setting, as Django reads a settings module)

__all__ = ["titian"]
