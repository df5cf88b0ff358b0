"""The other side of a webhook: `python webhook.py PORT WEBHOOK_ID KEYS`. Prints each event once, when it is genuine.

Needs joserfc. KEYS is a file with the hub's signed list of keys (`keys` of GET /api/v1/releases); root.jwk.json is the
root's public key, which you were given on another way and compared. Put a web server with TLS before it.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

LONGEST = 16 * 1024


class Refused(Exception):
    """Why an event is not believed."""


class Verifier:
    """Knows the hub by its root, and what it has seen. Keep `seen` in a database of yours."""

    def __init__(self, root_jwk: dict[str, str], keys_jws: str, webhook_id: str) -> None:
        listed = self._open(keys_jws, ECKey.import_key(root_jwk))
        self.hub_id = listed["hub_id"]
        self.webhook_id = webhook_id
        self.keys = {
            line["kid"]: ECKey.import_key(line["jwk"])
            for line in listed["keys"]
            if line["role"] == "hub" and line["scope"] == self.hub_id
        }
        self.seen: set[str] = set()

    def read(self, body: bytes, now: datetime) -> dict[str, Any] | None:
        """The event; None when it came before. Raises Refused."""
        text = body.decode("ascii", "replace")
        try:
            header = jws.extract_compact(text.encode()).headers()
        except (JoseError, ValueError) as error:
            raise Refused("no signed message") from error
        key = self.keys.get(header.get("kid", ""))
        if key is None:
            raise Refused("not signed by this hub: fetch its keys again, they may have changed")
        event = self._open(text, key)
        if (event["kind"], event["scope"], event["webhook_id"]) != ("event", self.hub_id, self.webhook_id):
            raise Refused("meant for another")
        if now > datetime.fromisoformat(event["expires_at"]):
            raise Refused("too old")
        if event["event_id"] in self.seen:
            return None
        self.seen.add(event["event_id"])
        return event

    @staticmethod
    def _open(text: str, key: ECKey) -> dict[str, Any]:
        try:
            value: dict[str, Any] = json.loads(jws.deserialize_compact(text, key, algorithms=["ES256"]).payload)
        except (JoseError, ValueError) as error:
            raise Refused("the signature does not fit") from error
        return value


def make_handler(verifier: Verifier) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            try:
                if not 0 < length <= LONGEST:
                    raise Refused("no body of a webhook")
                event = verifier.read(self.rfile.read(length), datetime.now(UTC))
            except Refused as refusal:
                print("refused:", refusal, flush=True)
                self.send_response(400)
            else:
                if event is not None:  # only an id: ask the hub, signed in, what it stands for
                    print(event["event"], json.dumps(event["ids"], sort_keys=True), flush=True)
                self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Who asked when is nobody's business."""

    return Handler


def main() -> None:
    port, webhook_id, keys = sys.argv[1:4]
    root = json.loads(Path("root.jwk.json").read_text("utf-8"))
    verifier = Verifier(root, Path(keys).read_text("ascii").strip(), webhook_id)
    print("listening", flush=True)
    HTTPServer(("127.0.0.1", int(port)), make_handler(verifier)).serve_forever()


if __name__ == "__main__":
    main()
