"""Workers of the packer that are threads, because processes take seconds to start."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor


class ThreadWorkers:
    count = 1

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1)

    def executor(self) -> Executor:
        return self._pool

    def broke(self, _fault: BaseException, /) -> bool:
        return False

    def renew(self) -> None:
        pass

    def close(self) -> None:
        pass
