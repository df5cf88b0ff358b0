"""JavaRosa, the engine of ODK Collect, from the jar that pyxform carries: forms are filled in by a small Java program.

with JavaRosa() as javarosa:
    seconds = javarosa.open(xform)
    filled = javarosa.fill([{"age": "18"}])

Needs a Java that can run a source file: `default-jdk-headless` of Debian. `JavaRosa.is_here()` says whether there is one.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import quote_plus, unquote_plus, urlencode

from titian.forms.xlsform.tests.converter import JAVA, ODK_VALIDATE

PROGRAM: Final = Path(__file__).resolve().parent / "javarosa" / "Fill.java"


class JavaRosa:
    """A process that holds one form at a time while the context stands."""

    @staticmethod
    def is_here() -> bool:
        """Whether Java is here, with the compiler that running a source file takes."""
        return JAVA is not None and shutil.which("javac") is not None and ODK_VALIDATE.is_file()

    def __enter__(self) -> Self:
        self.folder = tempfile.TemporaryDirectory()
        command = [str(JAVA), "-Djava.awt.headless=true", "-cp", str(ODK_VALIDATE), str(PROGRAM)]
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

    def open(self, xform: str) -> float:
        """Reads an XForm and makes it ready; gives the seconds of the processor that took."""
        path = Path(self.folder.name) / "form.xml"
        path.write_text(xform, encoding="utf-8")
        return int(self._ask(f"form {path}").removeprefix("ready ")) / 1000

    def fill(self, sets: Sequence[Mapping[str, str]]) -> list[tuple[dict[str, str], list[str]]]:
        """For each set of answers what the form then holds, blanks left out, and the names of what it hides."""
        return [_told(self._ask(f"set {urlencode(answers, quote_via=quote_plus)}")) for answers in sets]

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
