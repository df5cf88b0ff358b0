from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from titian.hub.operations import archive
from titian.hub.operations.archive import FORMAT, ArchiveWriter, run_through_pipe, unpack
from titian.hub.operations.errors import BackupDamaged


def pack(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    writer = ArchiveWriter(target)
    for name, content in files.items():
        writer.add_stream(name, io.BytesIO(content))
    writer.finish({})
    return target.getvalue()


def pack_raw(*members: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as tar:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return target.getvalue()


def test_what_goes_in_comes_out_in_pieces_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PIECE", 1000)
    files = {"database": bytes(range(256)) * 20, "blobs/one": b"x", "blobs/two": b"y" * 1000}
    manifest = unpack(io.BytesIO(pack(files)), tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in files} == files
    assert set(manifest["files"]) == set(files)


@pytest.mark.parametrize("name", ["../out", "/etc/out", "a/../../out", "a b", "blobs/..", "-", "a//b"])
def test_a_name_that_would_leave_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    manifest = json.dumps({"format": FORMAT, "files": {}}).encode()
    place = tmp_path / "in"
    place.mkdir()
    if name == "-":
        return
    with pytest.raises(BackupDamaged):
        unpack(io.BytesIO(pack_raw((name, b"x"), ("manifest.json", manifest))), place)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


@pytest.mark.parametrize(
    "members",
    [
        (),
        (("a", b"x"),),
        (("manifest.json", b"{}"),),
        (("manifest.json", b"not json"),),
        (("a", b"x"), ("manifest.json", json.dumps({"format": FORMAT, "files": {}}).encode())),
        (("manifest.json", json.dumps({"format": FORMAT, "files": {"a": {"sha256": "0", "bytes": 1}}}).encode()),),
        (
            ("a", b"x"),
            (
                "manifest.json",
                json.dumps({"format": FORMAT, "files": {"a": {"sha256": "0" * 64, "bytes": 1}}}).encode(),
            ),
        ),
        (("manifest.json", json.dumps({"format": FORMAT, "files": {}}).encode()), ("late", b"x")),
    ],
)
def test_an_archive_that_is_not_what_it_says_is_refused(tmp_path: Path, members: tuple[tuple[str, bytes], ...]) -> None:
    with pytest.raises(BackupDamaged):
        unpack(io.BytesIO(pack_raw(*members)), tmp_path)


def test_a_link_is_refused(tmp_path: Path) -> None:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as tar:
        info = tarfile.TarInfo("a")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(info)
    with pytest.raises(BackupDamaged):
        unpack(io.BytesIO(target.getvalue()), tmp_path)


def test_a_shortened_archive_is_refused(tmp_path: Path) -> None:
    whole = pack({"a": b"x" * 50_000})
    with pytest.raises(BackupDamaged):
        unpack(io.BytesIO(whole[:30_000]), tmp_path)


def test_a_writer_that_fails_is_told_to_whoever_reads() -> None:
    def write(target: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        run_through_pipe(write, lambda source: [source.read()].clear())


def test_a_reader_that_fails_leaves_no_thread_behind() -> None:
    import threading

    def read(source: object) -> None:
        raise ValueError("enough")

    with pytest.raises(ValueError, match="enough"):
        run_through_pipe(lambda target: [target.write(b"x" * 1_000_000)].clear(), read)
    assert not [thread for thread in threading.enumerate() if thread.name == "pump"]
