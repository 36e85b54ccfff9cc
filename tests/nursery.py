"""Start services by forking a process that has already imported the whole program.

``python -m tests.nursery`` reads a line of JSON for each service: its environment and its log file.
It answers with the id of the serving process. The forked process has no threads and no event loop
yet; it then runs like ``awards serve``. Importing the program again for each service would take ten
times as long. `tests.nurseries` is the other side.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from importlib import import_module

#: What a service imports when it starts; Litestar imports its plugin because pydantic is installed.
PRELOADED = ("awards.app", "awards.cli", "litestar.plugins.pydantic")


def _serve(environment: dict[str, str], log: str) -> None:
    from awards.cli import main  # noqa: PLC0415 - see below

    os.environ.update(environment)
    sys.stdin.close()
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(out, stream.fileno())
    os.close(out)
    main(["serve"])


if __name__ == "__main__":
    # Not at the top: the workers of a service also import this module and do not need this.
    for name in PRELOADED:
        import_module(name)
    import_module("awards.words.catalogue").translations("zh")  # is kept
    import_module("awards.web.pages").compile_templates("zh")  # are kept
    import_module("awards.app").assemble_ahead(import_module("awards.settings").from_environment())
    gc.freeze()  # so that a collection in a service copies none of these pages
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so that an ended service leaves no zombie
    for line in sys.stdin:
        born = os.fork()
        if not born:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _serve(*json.loads(line))
            os._exit(0)
        sys.stdout.write(f"{born}\n")
        sys.stdout.flush()
