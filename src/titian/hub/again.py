"""What a hub's keeper becomes to fork off what ended: `titian serve` without its first questions.

Whether the hub may be served was asked when it was started. The database is not asked either: it may be away.
"""

from __future__ import annotations

import gc
import json
import logging
import sys
import traceback
from collections.abc import Sequence

from titian.hub.keeper import FAILED, Child, become_keeper, read_words


def start_again(command: Sequence[str], children: Sequence[Child]) -> None:
    """Loads the hub, forks off what is missing and becomes the keeper of all. Returns never."""
    gc.disable()
    from titian.hub.commands.serve import load_parts, say
    from titian.hub.commands.setup import load_structlog, set_up_django

    load_structlog()
    from titian.hub.serve import serve

    environment = set_up_django(logging.INFO)
    with_worker = "--worker" in command
    load_parts(with_worker=with_worker)
    port = int(command[command.index("--port") + 1])
    threads, processes = environment.threads, environment.processes
    serve(port=port, with_worker=with_worker, threads=threads, processes=processes, say=say, children=children)


def main() -> None:
    """Where the hub cannot be loaded any more, the keeper ends what is left: whoever started it hears of it."""
    command, children, _ = read_words(sys.argv[1:])
    try:
        start_again(command, children)
    except BaseException as problem:  # its class and places, as titian.hub.logs has them: its words may be somebody's
        places = [
            f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(problem.__traceback__)
        ]
        told = {"at": places[-12:], "error": type(problem).__qualname__, "event": "hub.load.failed", "level": "error"}
        print(json.dumps(told), file=sys.stderr)  # noqa: T201  (what writes the log may be what cannot be loaded)
        become_keeper(command, children, FAILED)


if __name__ == "__main__":
    main()
