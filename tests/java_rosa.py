"""JavaRosa, the engine of ODK Collect, from the jar that pyxform carries: forms are filled in by small Java programs.

with JavaRosa() as javarosa:
    seconds = javarosa.open(xform)
    filled = javarosa.fill([{"age": "18"}])
with Walker() as walker:
    complaints = walker.validate(xform)
    told = walker.walk(xform, ["set /data/age=18", "add /data/child"])

Needs a Java that can run a source file: `default-jdk-headless` of Debian. `JavaRosa.is_here()` says whether there is one.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import quote_plus, unquote_plus, urlencode

from titian.forms.xlsform.tests.converter import JAVA, ODK_VALIDATE

PROGRAMS: Final = Path(__file__).resolve().parent / "javarosa"


class _Java:
    """A process that holds one form at a time while the context stands."""

    program: str

    @staticmethod
    def is_here() -> bool:
        """Whether Java is here, with the compiler that running a source file takes."""
        return JAVA is not None and shutil.which("javac") is not None and ODK_VALIDATE.is_file()

    def __enter__(self) -> Self:
        self.folder = tempfile.TemporaryDirectory()
        settings = ["-Djava.awt.headless=true", "-Duser.timezone=UTC", "-XX:TieredStopAtLevel=1"]
        command = [str(JAVA), *settings, "-cp", str(ODK_VALIDATE), str(PROGRAMS / self.program)]
        self.errors = (Path(self.folder.name) / "errors").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, encoding="utf-8"
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self.process:  # closes its pipes, upon which it ends
            pass
        self.errors.close()
        self.folder.cleanup()

    def _keep(self, xform: str) -> Path:
        path = Path(self.folder.name) / f"{sha256(xform.encode()).hexdigest()}.xml"
        path.write_text(xform, encoding="utf-8")
        return path

    def _ask(self, line: str) -> str:
        pipe_in, pipe_out = self.process.stdin, self.process.stdout
        assert pipe_in is not None
        assert pipe_out is not None
        pipe_in.write(f"{line}\n")
        pipe_in.flush()
        told = pipe_out.readline()
        assert told, f"JavaRosa gave no answer: {Path(self.errors.name).read_text(encoding='utf-8')[-2000:]}"
        return told.rstrip("\n")


def _told(line: str) -> tuple[dict[str, str], list[str]]:
    holds: dict[str, str] = {}
    hides: list[str] = []
    for part in filter(None, line.split("&")):
        name, equals, value = part.partition("=")
        if equals:
            holds[unquote_plus(name)] = unquote_plus(value)
        else:
            hides.append(unquote_plus(name))
    return holds, hides


class JavaRosa(_Java):
    """Takes whole sets of answers to one form after another."""

    program = "Fill.java"

    def open(self, xform: str) -> float:
        """Reads an XForm and makes it ready; gives the seconds of the processor that took."""
        return int(self._ask(f"form {self._keep(xform)}").removeprefix("ready ")) / 1000

    def fill(self, sets: Sequence[Mapping[str, str]]) -> list[tuple[dict[str, str], list[str]]]:
        """For each set of answers what the form then holds, blanks left out, and the names of what it hides."""
        return [_told(self._ask(f"set {urlencode(answers, quote_via=quote_plus)}")) for answers in sets]


class Walker(_Java):
    """Takes one answer after another, as somebody who swipes through; and has ODK Validate look forms over."""

    program = "Walk.java"

    def validate(self, xform: str) -> str:
        """What ODK Validate says against an XForm; empty when it is valid."""
        return unquote_plus(self._ask(f"validate {self._keep(xform)}"))

    def walk(self, xform: str, steps: Sequence[str]) -> Iterator[dict[str, str]]:
        """What the form holds at first, and after each step with the verdict on it: see javarosa/Walk.java."""
        for line in (f"begin {self._keep(xform)}", *steps):
            parts = (part.partition("=") for part in self._ask(line).split("&"))
            yield {unquote_plus(name): unquote_plus(value) for name, _, value in parts}
