"""One version of the program, by its command line and by its HTTP service."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

#: Printed in codes and needed again to print the same codes.
PUBLIC_URL = "https://awards.example.org"
PASSWORD = "七月流火，九月授衣，一之日觱发"  # noqa: S105 - of a fixture

_TAGS = re.compile(r"<[^>]*>")
_TOKEN = re.compile(r'name="form_token" value="([0-9a-f]+)"')


class Program:
    """``program("issue")`` runs a command of the checkout and returns what it prints."""

    def __init__(self, checkout: Path, folder: Path, url: str, port: int) -> None:
        self.folder, self.port = folder, port
        environment = {
            **os.environ,
            "PYTHONPATH": str(checkout),
            "LOGNAME": "office",
            "AWARDS_DATA_DIR": str(folder),
            "AWARDS_DATABASE_URL": url,
            "AWARDS_PUBLIC_URL": PUBLIC_URL,
            "AWARDS_PORT": str(port),
            "AWARDS_EXECUTOR": "processes:1",
            "AWARDS_LOOKUPS_PER_MINUTE": "100000",
        }
        self.run: dict[str, Any] = {"cwd": checkout, "env": environment}

    @staticmethod
    def command(*words: str) -> list[str]:
        return [sys.executable, "-m", "awards", *words]

    def __call__(self, *words: str) -> str:
        done: subprocess.CompletedProcess[str] = subprocess.run(
            self.command(*words), check=False, capture_output=True, text=True, **self.run
        )
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout


class Service:
    """The API by token, and the pages by session.

    The session's cookie is marked as secure, so an ordinary client does not send it over plain
    HTTP. Cookies are therefore kept by hand.
    """

    def __init__(self, port: int, token: str) -> None:
        address = f"http://127.0.0.1:{port}"
        self.api = httpx.Client(
            base_url=f"{address}/api/v1", headers={"authorization": f"Bearer {token}"}, timeout=120
        )
        self.http = httpx.Client(base_url=address, timeout=120)
        self.cookies: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.api.close()
        self.http.close()

    def sign_in(self, welcome: str) -> None:
        path = welcome.removeprefix(PUBLIC_URL)
        self.send(path, path, password=PASSWORD, again=PASSWORD)

    def page(self, path: str) -> httpx.Response:
        return self._kept(self.http.get(path, headers=self._headers()))

    def send(self, form: str, to: str, **fields: str | list[str]) -> httpx.Response:
        """Send a form to ``to`` with the token that the page ``form`` holds."""
        return self._sent(form, to, fields, None)

    def upload(self, page: str, name: str, content: bytes) -> httpx.Response:
        return self._sent(page, page, {}, {"file": (name, content, "application/octet-stream")})

    def _sent(
        self,
        form: str,
        to: str,
        fields: dict[str, str | list[str]],
        files: Any,  # noqa: ANN401 - httpx's own union
    ) -> httpx.Response:
        found = _TOKEN.search(self.page(form).text)
        assert found, form
        data = {"form_token": found[1], **fields}
        done = self._kept(self.http.post(to, data=data, files=files, headers=self._headers()))
        assert done.status_code == 303, (to, done.status_code, _TAGS.sub(" ", done.text))
        return done

    def _headers(self) -> dict[str, str]:
        return {"cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    def _kept(self, answer: httpx.Response) -> httpx.Response:
        for header in answer.headers.get_list("set-cookie"):
            name, _, rest = header.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer
