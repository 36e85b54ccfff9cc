"""The score, a table of the groups, and each mutant that no test caught with the line it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tests.mutation import mutants
from tests.mutation.declared import Group

#: A mutant that never ends, or that kills the interpreter, fails its tests too.
CAUGHT = ("killed", "timeout", "segfault")


class Survivor(NamedTuple):
    """``status`` as mutmut names it: “survived”, “no tests”, or “not run”."""

    group: Group
    name: str
    status: str


class Outcome(NamedTuple):
    tried: Mapping[Group, int]
    survivors: Sequence[Survivor]

    def caught(self, group: Group) -> int:
        return self.tried[group] - sum(each.group is group for each in self.survivors)

    @property
    def score(self) -> float:
        tried = sum(self.tried.values())
        return (tried - len(self.survivors)) / tried if tried else 0.0


def outcome(chosen: Mapping[Group, Sequence[str]]) -> Outcome:
    survivors = []
    for group, names in chosen.items():
        results = mutants.results(group)
        survivors += [
            Survivor(group, name, results.get(name, "not run"))
            for name in names
            if results.get(name) not in CAUGHT
        ]
    return Outcome({group: len(names) for group, names in chosen.items()}, survivors)


def as_markdown(found: Outcome) -> str:
    tried = sum(found.tried.values())
    caught = tried - len(found.survivors)
    rows = [f"| {of.name} | {number} | {found.caught(of)} |" for of, number in found.tried.items()]
    diffs = [
        f"`{each.name}` ({each.status})\n\n```diff\n{mutants.change(each.group, each.name)}\n```\n"
        for each in found.survivors
    ]
    return "\n".join(
        [
            "# Mutation testing\n",
            f"{caught} of {tried} mutants were caught: {found.score:.1%}.\n",
            "| rules | tried | caught |\n|---|---:|---:|",
            *rows,
            "\n## Survivors\n",
            *diffs,
        ]
    )
