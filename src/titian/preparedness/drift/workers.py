"""OpenDrift's process, warm, behind a pipe: a line of JSON for a job, a line for each thing it answers.

Only places and numbers go over the pipe. What the process prints or how it fails in its own words is thrown away: it
might name a position.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Timer
from typing import IO, Any, Final, Self

from titian.preparedness.drift.errors import (
    KEPT,
    DriftError,
    FieldUnfit,
    NotInstalled,
    RequestUnfit,
    StartOnLand,
    TypeUnknown,
    WorkerDied,
)

PROGRAM: Final = Path(__file__).resolve().parent / "beside" / "worker.py"
START_SECONDS: Final = 300.0
"""Its first start on a slow disk took 90 s."""
JOB_SECONDS: Final = 1800.0
MOST_JOBS: Final = 8
"""After as many, a new process: one that ran several held 2.5 GB."""
PASSED: Final = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "SSL_CERT_FILE")
"""All that the process learns of the environment: no secret of a hub that runs beside it."""

Told = Mapping[str, Any]  # Any: JSON, read by `Track` where it matters


class Worker:
    """One process. `versions` of what it runs on; `types` it knows, each with its table's words.

    It works on one job at a time, and ends with this object's block.
    """

    def __init__(self, python: Path, program: Path = PROGRAM, *, start_seconds: float = START_SECONDS) -> None:
        """Raises NotInstalled."""
        if not python.exists():
            raise NotInstalled(
                "OpenDrift is not installed here. Run `make drift` in Titian's folder on this machine (it fetches some "
                "1.1 GB), or say with --environment where it is."
            )
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the two paths are the operator's own
                [str(python), "-u", str(program)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in PASSED if name in os.environ},
                text=True,
            )
        except OSError:
            raise NotInstalled(f"{python} does not start. Set OpenDrift up again with `make drift`.") from None
        self.jobs = 0
        told = self._read(start_seconds)
        if told is None or "ready" not in told:
            self.close()
            raise NotInstalled("OpenDrift does not start on this machine. Set it up again with `make drift`.")
        self.versions: Mapping[str, str] = told["ready"]
        self.types: Mapping[str, str] = told["types"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_worn(self) -> bool:
        return self.jobs >= MOST_JOBS or self._process.poll() is not None

    def work(self, job: Told, *, seconds: float = JOB_SECONDS) -> Iterator[Told]:
        """Each member's track as it is done. Raises StartOnLand, FieldUnfit, TypeUnknown, RequestUnfit, WorkerDied."""
        self.jobs += 1
        try:
            _pipe(self._process.stdin).write(json.dumps({"job": job}) + "\n")
            _pipe(self._process.stdin).flush()
        except OSError:
            raise self._died() from None
        while True:
            told = self._read(seconds)
            if told is None:
                raise self._died()
            if "refused" in told:
                raise _refuse(told["refused"])
            if "done" in told:
                return
            yield told["member"]

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was still to be written has no reader any more

    def _read(self, seconds: float) -> Told | None:
        """The next line; None where the process ended or said none in time, and then it has ended."""
        timer = Timer(seconds, self._process.kill)
        timer.start()
        try:
            line = _pipe(self._process.stdout).readline()
        finally:
            timer.cancel()
        try:
            told = json.loads(line)
        except ValueError:
            return None
        return told if isinstance(told, dict) else None

    def _died(self) -> WorkerDied:
        self.close()
        return WorkerDied(
            f"OpenDrift stopped while it worked, or took too long. {KEPT} Try once more; where it stops again, ask for "
            "fewer particles: the machine may have too little memory (3 GB free is enough)."
        )


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None  # noqa: S101 - both were asked for
    return pipe


def _refuse(told: Told) -> DriftError:
    """What the process refused, in words. `which` is wind or current, `file` the name that the request gave."""
    reason, which, file = str(told.get("reason")), str(told.get("which", "")), str(told.get("file", ""))
    match reason:
        case "land":
            return StartOnLand()
        case "type":
            return TypeUnknown(
                f"OpenDrift knows no object type {told.get('type')}. `titian drift types` lists those it knows. {KEPT}"
            )
        case "unreadable":
            return FieldUnfit(
                f"{file} cannot be read as a field of {which}. NetCDF is read (CF conventions); GRIB too, where "
                f"OpenDrift was set up with `make drift GRIB=1`. {KEPT}"
            )
        case "variables":
            return FieldUnfit(
                f"{file} holds no {which} that OpenDrift knows: both parts are needed, towards the east and the north, "
                f"by their CF names. {KEPT}"
            )
        case "place":
            return FieldUnfit(
                f"{file} does not reach the place the request asks about: it may be of another sea. It covers "
                f"{told.get('covers')}. {KEPT}"
            )
        case "time":
            return FieldUnfit(
                f"{file} does not cover the whole time that is asked about. It has {which} {told.get('covers')}. Ask "
                f"for fewer hours, or get a later file. {KEPT}"
            )
    return RequestUnfit(f"OpenDrift could not work this out. {KEPT}")
