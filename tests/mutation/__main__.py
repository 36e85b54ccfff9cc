"""``python -m tests.mutation``: try a seeded sample of all mutants and report what no test noticed.

A second run tries only the mutants that survived the first. ``--again`` tries all of them.
"""

from __future__ import annotations

import hashlib
import sys

import click

from tests.mutation import mutants, report
from tests.mutation.declared import GROUPS, Group

#: Change the seed to draw another sample. The size is the one whose score was published.
SEED = 20240228
SAMPLE = 640

LEAST_CAUGHT = 0.9


@click.command()
@click.option("--sample", default=SAMPLE, show_default=True, help="How many mutants to try.")
@click.option("--seed", default=SEED, show_default=True)
@click.option("--only", default="", help="Try the groups whose name contains this word.")
@click.option("--again", is_flag=True, help="Forget the results of earlier runs.")
def main(sample: int, seed: int, only: str, *, again: bool) -> None:
    """Mutate the pure rules, run the tests aimed at them, and report what no test noticed."""
    mutants.prepare(again=again)
    drawn = _draw(sample, seed)
    chosen = {group: names for group, names in drawn.items() if only in group.name}
    for group, names in chosen.items():
        _try(group, names)
    found = report.outcome(chosen)
    (mutants.FOLDER / "report.md").write_text(report.as_markdown(found), "utf-8")
    click.echo(report.as_markdown(found))
    sys.exit(0 if found.score >= LEAST_CAUGHT else 1)


def _draw(size: int, seed: int) -> dict[Group, list[str]]:
    """The mutants with the smallest digest of seed and name.

    A change of one function draws other mutants of that function and leaves the rest as they are.
    """

    def place(drawn: tuple[Group, str]) -> str:
        return hashlib.sha256(f"{seed} {drawn[1]}".encode()).hexdigest()

    everything = [(group, name) for group in GROUPS for name in mutants.of(group)]
    drawn = sorted(everything, key=place)[:size]
    click.echo(f"{len(drawn)} of {len(everything)} mutants, seed {seed}")
    return {group: sorted(name for owner, name in drawn if owner is group) for group in GROUPS}


def _try(group: Group, names: list[str]) -> None:
    """A survivor is tried a second time in a fresh process and with more tests, which is slower."""
    for fresh in (False, True):
        results = mutants.results(group)
        missed = [name for name in names if results.get(name) not in report.CAUGHT]
        if missed:
            click.echo(f"{group.name}: {len(missed)} mutants")
            try:
                mutants.run(group, missed, fresh=fresh)
            except RuntimeError as fault:  # go on with the other groups
                click.echo(str(fault), err=True)


if __name__ == "__main__":
    main()
