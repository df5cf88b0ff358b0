"""Where the hub never calls: server-side request forgery, in the spellings known for it."""

from __future__ import annotations

import ipaddress
import socket
import threading
from contextlib import suppress
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.webhooks.errors import DeliveryFailed, TargetRefused
from titian.webhooks.sending import post
from titian.webhooks.targets import Target, is_callable, look_up
from titian.webhooks.tests.receiver import receive


@pytest.mark.parametrize(
    "text",
    [
        "http://example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "//example.org/",
        "example.org",
        "https://",
        "https:///path",
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://example.org#fragment",
        "https://example.org/#",
        "https://example.org:0/",
        "https://example.org:70000/",
        "https://example.org:https/",
        "https://exa mple.org/",
        "https://example.org/\r\nHost: localhost",
        "https://example.org/\x00",
        "https://example.org/\t",
        "https://example.org\\@localhost/",
        "https://[::1/",
        "https://[::1%25eth0]/",
        "https://exämple.org/",
        "https://example。org/",
        "https://-example.org/",
        "https://example.org/" + "a" * 500,
        "",
    ],
)
def test_such_an_address_is_not_read(text: str) -> None:
    with pytest.raises(TargetRefused):
        Target.parse(text, is_open=False)


def test_address_is_taken_apart() -> None:
    target = Target.parse("https://Case.Example.org:8443/in?of=a%20b", is_open=False)
    assert (target.host, target.port, target.path, target.host_header) == (
        "case.example.org",
        8443,
        "/in?of=a%20b",
        "case.example.org:8443",
    )
    assert Target.parse("https://example.org", is_open=False).path == "/"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "localhost",
        "0.0.0.0",  # noqa: S104  (nothing listens on it)
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a00:1]",
        "[fe80::1]",
        "[fd00::1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:7f00:1::]",
        "[2002:a00:1::1]",
        "[2001:0:0:0:0:0:80ff:fffe]",
        "[ff02::1]",
    ],
)
def test_hub_does_not_call_what_only_its_machine_reaches(host: str) -> None:
    with pytest.raises((TargetRefused, OSError)):
        look_up(Target.parse(f"https://{host}/", is_open=False))


def test_names_with_one_private_address_are_refused_whole() -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in ("93.184.216.34", "127.0.0.1")]
    target = Target.parse("https://two-faced.example.org/", is_open=False)
    with mock.patch("socket.getaddrinfo", return_value=found), pytest.raises(TargetRefused):
        look_up(target)
    with mock.patch("socket.getaddrinfo", return_value=found[:1]):
        assert look_up(target) == "93.184.216.34"


def test_name_that_changes_between_looking_and_calling_changes_nothing() -> None:
    """DNS rebinding: the name is looked up once, and that address is called."""
    target = Target.parse("https://rebound.example.org/", is_open=False)
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    called: list[str] = []

    def find(host: str, port: int, *_: object, **__: object) -> object:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(address: tuple[str, int], *_: object) -> socket.socket:
        called.append(address[0])
        raise ConnectionRefusedError

    with (
        mock.patch("socket.getaddrinfo", side_effect=find),
        mock.patch("socket.create_connection", side_effect=connect),
        pytest.raises(DeliveryFailed),
    ):
        post(target, b"x")
    assert called == ["93.184.216.34"]


@given(number=st.integers(0, 2**128 - 1))
def test_whatever_is_called_is_public(number: int) -> None:
    address = ipaddress.IPv6Address(number)
    if is_callable(address, is_open=False):
        assert address.is_global
        assert not address.is_private


@given(number=st.integers(0, 2**32 - 1))
def test_an_ipv4_address_in_other_clothes_is_judged_as_itself(number: int) -> None:
    plain = ipaddress.IPv4Address(number)
    mapped = ipaddress.IPv6Address(0xFFFF_0000_0000 + number)
    translated = ipaddress.IPv6Address(int(ipaddress.IPv6Address("64:ff9b::")) + number)
    sixtofour = ipaddress.IPv6Address((0x2002 << 112) + (number << 80))
    expected = is_callable(plain, is_open=False)
    assert {is_callable(one, is_open=False) for one in (mapped, translated, sixtofour)} == {expected}


def test_demo_calls_this_machine_but_not_its_neighbours() -> None:
    for host in ("127.0.0.1", "region.localhost"):
        assert look_up(Target.parse(f"http://{host}:8001/", is_open=True)) == "127.0.0.1"
    with pytest.raises(TargetRefused):
        look_up(Target.parse("http://10.0.0.1/", is_open=True))


def test_redirect_is_not_followed() -> None:
    with receive() as other, receive() as inner:
        other.answers, other.location = [307], inner.url
        with pytest.raises(DeliveryFailed) as refused:
            post(Target.parse(other.url, is_open=True), b"signed")
        assert (refused.value.problem, refused.value.answered) == ("refused", 307)
        assert inner.paths == []


def test_plain_text_where_tls_is_expected_fails() -> None:
    with receive() as other, pytest.raises(DeliveryFailed) as failed:
        post(Target.parse(other.url.replace("http://", "https://"), is_open=True), b"signed")
    assert failed.value.problem == "tls"


@pytest.mark.parametrize(("drip", "rest"), [(b"", b"HTTP/1.1 200 OK"), (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"")])
def test_other_side_that_dribbles_is_cut_off(drip: bytes, rest: bytes) -> None:
    """Whoever waited for its answer would have been given one, 200 drips later."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def dribble() -> None:
        peer, _ = listener.accept()
        with peer, suppress(OSError):
            peer.sendall(drip)
            for _ in range(200):
                stop.wait(0.05)
                if drip:
                    peer.sendall(b"a")
            peer.sendall(rest + b"\r\n\r\n")

    thread = threading.Thread(target=dribble, daemon=True)
    thread.start()
    try:
        with pytest.raises(DeliveryFailed) as failed:
            post(
                Target.parse(f"http://127.0.0.1:{listener.getsockname()[1]}/", is_open=True), b"x", step=0.4, whole=0.8
            )
    finally:
        stop.set()
        thread.join()
        listener.close()
    assert failed.value.problem == "slow"


def test_nobody_there_is_said_in_one_word() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(DeliveryFailed) as failed:
        post(Target.parse(f"http://127.0.0.1:{port}/", is_open=True), b"x")
    assert failed.value.problem == "unreachable"
