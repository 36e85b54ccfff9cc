"""Services to be killed: each is forked from a process that has read the whole program already.

``python -m tests.crash.nursery`` reads settings, a line of JSON each, and answers with the number
of the process that serves with them. What is forked has no threads and no loop yet: from there on
it is the service as ``awards serve`` starts it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from importlib import import_module


def _serve(told: dict[str, str]) -> None:
    from awards.cli import main  # noqa: PLC0415 - see below

    os.environ.update(told)
    sys.stdin.close()
    main(["serve"])


if __name__ == "__main__":
    # Not above: the workers of a service import this module, too, and need none of it.
    import_module("awards.app")
    import_module("awards.cli")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever is killed is gone
    for line in sys.stdin:
        born = os.fork()
        if not born:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _serve(json.loads(line))
            os._exit(0)
        sys.stdout.write(f"{born}\n")
        sys.stdout.flush()
