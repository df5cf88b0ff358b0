"""A time-stamp authority of the tests: OpenSSL as a separate program. It is nobody's, and its certificates say so."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

CONFIG = """
[tsa]
default_tsa = it
[it]
serial = {folder}/serial
signer_cert = {folder}/stamps.pem
signer_key = {folder}/stamps.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign
[stamps]
extendedKeyUsage = critical, timeStamping
keyUsage = critical, digitalSignature
[other]
keyUsage = critical, digitalSignature
"""


@dataclass(frozen=True)
class Authority:
    """`root` is the certificate (PEM) of whom to believe."""

    folder: Path
    name: str = "Practice authority (fictional)"

    @property
    def root(self) -> Path:
        return self.folder / "root.pem"

    def set_up(self, *, begins: str = "", ends: str = "") -> Authority:
        """Makes its keys. `begins` and `ends` (YYYYMMDDHHMMSSZ) are of the certificate it stamps with."""
        self.folder.mkdir(parents=True)
        (self.folder / "serial").write_text("01")
        (self.folder / "openssl.cnf").write_text(CONFIG.format(folder=self.folder))
        key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-config", "openssl.cnf"]
        root = ["-keyout", "root.key", "-out", "root.pem", "-days", "9000", "-extensions", "root"]
        self._run("req", "-x509", *key, *root, "-subj", f"/CN={self.name} root")
        self._run("req", *key, "-keyout", "stamps.key", "-out", "stamps.csr", "-subj", f"/CN={self.name}")
        signed_by = ["-CA", "root.pem", "-CAkey", "root.key", "-extfile", "openssl.cnf", "-extensions", "stamps"]
        good = ["-not_before", begins, "-not_after", ends] if begins else ["-days", "9000"]
        self._run("x509", "-req", "-in", "stamps.csr", "-out", "stamps.pem", *signed_by, *good)
        return self

    def answer(self, request: bytes) -> bytes:
        """What it says to a request."""
        (self.folder / "request.tsq").write_bytes(request)
        self._run("ts", "-reply", "-config", "openssl.cnf", "-queryfile", "request.tsq", "-out", "answer.tsr")
        return (self.folder / "answer.tsr").read_bytes()

    def ask(self, data: bytes, *options: str) -> bytes:
        """A request as OpenSSL writes it; without `-cert` no certificate comes with the answer."""
        (self.folder / "data").write_bytes(data)
        self._run("ts", "-query", "-config", "openssl.cnf", "-data", "data", "-out", "asked.tsq", *options)
        return (self.folder / "asked.tsq").read_bytes()

    def _run(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)
