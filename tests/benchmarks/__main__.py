"""``make bench``: measure the main job, and the same certificate by four programs."""

from __future__ import annotations

import click

from tests.benchmarks import comparison, imports, main_job_table, own, pages_table
from tests.benchmarks import pack as ceremony_pack
from tests.benchmarks import runs as print_runs
from tests.benchmarks import stranger as strangers


@click.group(invoke_without_command=True)
@click.option("--quick", is_flag=True, help="Small sizes only; writes no page.")
@click.pass_context
def main(context: click.Context, *, quick: bool) -> None:
    """Measure the main job, then all programs; or run one of the commands."""
    if context.invoked_subcommand is None:
        context.invoke(job, sizes=(400,) if quick else (400, 10_000))
        context.invoke(peers, quick=quick)


@main.command()
@click.option("--size", "sizes", type=int, multiple=True, default=(400, 10_000))
def job(sizes: tuple[int, ...]) -> None:
    """Measure the main job of the service, on both databases."""
    main_job_table.show(sizes)


@main.command()
@click.option("--quick", is_flag=True, help="Small sizes only; writes no page.")
def peers(*, quick: bool) -> None:
    """Measure the same certificate by four programs."""
    jobs = comparison.QUICK if quick else comparison.ALL
    told = comparison.page(list(comparison.rows(jobs, lambda line: click.echo(line, err=True))))
    click.echo(told)
    if not quick:
        sections = comparison.kept(comparison.PAGE.read_text("utf-8"))
        comparison.PAGE.write_text(told + sections, "utf-8")


@main.command()
@click.argument("part", type=click.Choice([*own.PARTS]), required=False)
def engine(part: str | None) -> None:
    """Measure the project's engine against its required speed."""
    for name in [part] if part else own.PARTS:
        own.show(own.PARTS[name])


@main.command()
@click.option("--size", type=int, default=100_000)
def pages(size: int) -> None:
    """Measure list, search, winner and history with many winners, on both databases."""
    pages_table.show(size)


@main.command()
def pack() -> None:
    """Measure the ceremony pack of 400 winners."""
    ceremony_pack.show()


@main.command(name="import")
@click.option("--size", type=int, default=20_000)
def import_list(size: int) -> None:
    """Measure the import of a long list on both databases, and how long others wait meanwhile."""
    imports.show(size)


@main.command()
def stranger() -> None:
    """Measure the page behind a certificate's code under load, on both databases."""
    strangers.show()


@main.command()
@click.option("--size", "sizes", type=int, multiple=True, default=print_runs.SIZES)
def runs(sizes: tuple[int, ...]) -> None:
    """Measure print runs through the server: one process, two processes, and two Dask workers."""
    print_runs.show(sizes)


if __name__ == "__main__":
    main()
