"""What passes [::1] on to the web server."""

from __future__ import annotations

import socket
import sys
import threading

import pytest

from titian.hub.operations.tests.running import ROOT
from titian.hub.relay import has_ipv6_loopback, start_relay

sys.path.append(str(ROOT / "scripts"))
from postgres import find_free_port

pytestmark = pytest.mark.skipif(not has_ipv6_loopback(), reason="this machine has no IPv6 loopback")


def test_an_answer_is_passed_on_before_the_process_ends() -> None:
    port = find_free_port()
    with socket.create_server(("127.0.0.1", port)) as server:
        relay = start_relay(port)
        with socket.create_connection(("::1", port), timeout=10) as asking:
            asking.sendall(b"how is it?")
            answering, _ = server.accept()
            assert answering.recv(100) == b"how is it?"
            ending = threading.Thread(target=relay.end)
            ending.start()
            assert ending.is_alive(), "an answer may be on its way"
            answering.sendall(b"well")
            answering.close()
            assert asking.recv(100) == b"well"
            ending.join(10)
            assert relay.is_idle.is_set()
