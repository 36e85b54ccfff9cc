"""A proxy that loses answers: the server got the request, and the browser never hears of it."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

_OWN = {"content-length", "content-encoding", "transfer-encoding", "connection", "date", "server"}


class LossyProxy:
    """``lost`` counts the answers that were dropped."""

    def __init__(self, behind: str, share: float) -> None:
        self.behind, self.share, self.lost = behind, share, 0
        self.client = httpx.Client(timeout=60)
        self.chance = random.Random(7)  # noqa: S311 - which answers are lost is no secret

    def loses(self, path: str) -> bool:
        """The first answer to scans is lost for certain, then each with the same chance."""
        if not path.endswith(("/door/scans", "/door/list")):
            return False
        first = path.endswith("/scans") and not self.lost
        if first or self.chance.random() < self.share:
            self.lost += 1
            return True
        return False


@contextmanager
def losing(behind: str, share: float) -> Iterator[tuple[str, LossyProxy]]:
    """Return its address. Only answers to scans and lists are lost: a code pairs once."""
    proxy = LossyProxy(behind, share)

    class Handler(_Handler):
        mine = proxy

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", proxy
    finally:
        server.shutdown()
        server.server_close()
        proxy.client.close()


class _Handler(BaseHTTPRequestHandler):
    mine: LossyProxy
    protocol_version = "HTTP/1.1"

    def _pass(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name: value for name, value in self.headers.items() if name.lower() != "host"}
        try:
            answer = self.mine.client.request(
                self.command, self.mine.behind + self.path, content=body, headers=headers
            )
        except httpx.HTTPError:
            self.close_connection = True
            return
        if self.mine.loses(self.path):
            self.close_connection = True
            return
        self._answer(answer)

    do_GET = do_POST = _pass  # noqa: N815 - the names of http.server

    def _answer(self, answer: httpx.Response) -> None:
        with suppress(ConnectionError):
            self.send_response(answer.status_code)
            for name, value in answer.headers.items():
                if name.lower() not in _OWN:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in http.server
        """Nothing: the output of a test is its own."""
