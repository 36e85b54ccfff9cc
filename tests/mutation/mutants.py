"""Mutants of the declared modules, made and tried by mutmut.

Each group has a folder in ``.mutation/`` with links to the source and a ``pyproject.toml`` of its
own. mutmut keeps its results in the folder where it starts, so an interrupted run continues.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import tomli_w
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import get_mutant_name, mangled_name_from_mutant_name

from tests.mutation.declared import GROUPS, Group

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / ".mutation"

_LINKED = ("awards", "certificates", "fixtures", "tests")

#: Tests with processes of their own are slow, and no mutant is active in those processes.
_LEFT_OUT = ("postgres", "poisoned", "sound_one", "processes", "long_list")
_OPTIONS = ("-k", " and ".join(f"not {word}" for word in _LEFT_OUT), "-p", "no:cacheprovider")

#: mutmut forks its own process for each mutant; a guardian in each fork would end the run.
_ENVIRONMENT = {"AWARDS_TEST_DEPTH": "usual", "AWARDS_TEST_UNGUARDED": "1"}


def folder_of(group: Group) -> Path:
    return FOLDER / group.name.replace(" ", "-").replace(",", "")


def prepare(*, again: bool) -> None:
    """Make the folders; ``again`` deletes all results."""
    if again:
        shutil.rmtree(FOLDER, ignore_errors=True)
    for group in GROUPS:
        here = folder_of(group)
        (here / "mutants").mkdir(parents=True, exist_ok=True)
        for name in _LINKED:
            if not (here / name).exists():
                (here / name).symlink_to(ROOT / name)
        (here / "pyproject.toml").write_text(_settings(group, fresh=False), "utf-8")


def _settings(group: Group, *, fresh: bool) -> str:
    mutmut = {
        "process_isolation": "forkserver" if fresh else "fork",
        "forkserver_warmup": "none",
        "source_paths": ["awards", "certificates"],
        "only_mutate": list(group.modules),
        "also_copy": ["fixtures"],
        "pytest_add_cli_args": list(_OPTIONS),
        "pytest_add_cli_args_test_selection": list(group.tests),
    }
    own = tomli_w.dumps({"tool": {"mutmut": mutmut}})
    return (ROOT / "pyproject.toml").read_text("utf-8") + own


def of(group: Group) -> list[str]:
    """The names of all mutants. mutmut leaves out functions with a decorator, like properties."""
    with _inside(folder_of(group)):
        return [
            get_mutant_name(Path(module), name)
            for module in group.modules
            for name in mutate_file_contents(module, Path(module).read_text("utf-8")).mutant_names
        ]


def run(group: Group, names: Sequence[str], *, fresh: bool = False) -> None:
    """Try these mutants. Raises RuntimeError when the tests fail without a mutant.

    Usually the process is a copy of one that has run the tests, and runs those that reach the
    function. A ``fresh`` process imports the modules with the mutant in them, begins with empty
    caches, and runs all tests of the group. It needs an earlier run of the group.
    """
    here = folder_of(group)
    if fresh:
        _aim_all_tests(here / "mutants" / "mutmut-stats.json", names)
    else:
        _forget_copies(here / "mutants")
    (here / "pyproject.toml").write_text(_settings(group, fresh=fresh), "utf-8")
    temporary, log = here / "temporary", here / "log"
    temporary.mkdir(exist_ok=True)
    own = {"PYTHONPATH": str(here / "mutants"), "TMPDIR": str(temporary)}
    with log.open("w") as file:
        done = subprocess.run(
            [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *names],
            cwd=here,
            env={**os.environ, **_ENVIRONMENT, **own},
            stdout=file,
            stderr=subprocess.STDOUT,
            check=False,
        )
    shutil.rmtree(temporary, ignore_errors=True)
    if done.returncode:
        raise RuntimeError(f"mutmut could not try {group.name}; see {log}")


def _forget_copies(folder: Path) -> None:
    """Keep the results alone. mutmut does not replace the copies of changed files and tests."""
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".meta":
            path.unlink()


def _aim_all_tests(stats: Path, names: Sequence[str]) -> None:
    """Note that every test reaches these functions.

    If a function runs at import, or its result is cached, mutmut notes its first caller only.
    """
    found = json.loads(stats.read_text("utf-8"))
    every = list(found["duration_by_test"])
    functions = {mangled_name_from_mutant_name(name) for name in names}
    found["tests_by_mangled_function_name"] |= dict.fromkeys(functions, every)
    stats.write_text(json.dumps(found), "utf-8")


def results(group: Group) -> dict[str, str]:
    """Of the mutants that were tried: “killed”, “survived”, “timeout”, “segfault”, “no tests”."""
    found: dict[str, str] = {}
    for module in group.modules:
        meta = folder_of(group) / "mutants" / f"{module}.meta"
        if meta.exists():
            codes = json.loads(meta.read_text("utf-8"))["exit_code_by_key"]
            found |= {
                name: status_by_exit_code[code] for name, code in codes.items() if code is not None
            }
    return found


def change(group: Group, name: str) -> str:
    """The lines that the mutant replaces, and what it puts there. Empty if the group never ran."""
    with _inside(folder_of(group)):
        module = next(m for m in group.modules if name.startswith(m[:-3].replace("/", ".") + "."))
        if not (Path("mutants") / module).exists():
            return ""
        diff = get_diff_for_mutant(name, path=Path(module)).splitlines()
    return "\n".join(line for line in diff if line[:1] in "+-" and line[:3] not in ("+++", "---"))


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """Stand in this folder: mutmut reads its settings and its files from the current one."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
