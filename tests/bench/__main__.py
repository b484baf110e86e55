"""Prints how long things take, to read, not to pass or fail.

Run as ``python3 -m tests.bench [--cases 10000] [--people 100000]``.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from consulaat import environment


def main(arguments: list[str]) -> int:
    """Measure, and print a table."""
    environment.ensure()
    options = _options(arguments)
    from tests.bench.attachments import measure_attachments
    from tests.bench.large import fill_large
    from tests.bench.lists import measure_lists
    from tests.bench.measures import Figures, measure_program, measure_store, new_office
    from tests.bench.pages import measure_pages
    from tests.bench.search import measure_search

    figures = Figures([])
    with tempfile.TemporaryDirectory(prefix="consulaat-bench-") as place:
        folder = Path(place)
        os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = place
        if not options.store_only:
            measure_program(figures, folder)
        if options.lists:
            measure_lists(figures, folder, options.lists)
        measure_store(figures, folder, options.cases)
        if options.pages:
            large = new_office(folder / "large", "RAB", "post")
            fill_large(figures, large, options.pages, options.people)
            large.close()
            measure_pages(figures, folder / "large")
        office = new_office(folder / "people", "RAB", "post")
        measure_attachments(figures, office)
        measure_search(figures, office, options.people)
        office.close()
    widths = [max(len(row[column]) for row in figures.rows) for column in range(3)]
    for row in figures.rows:
        sys.stdout.write(
            "  ".join((row[0].ljust(widths[0]), row[1].rjust(widths[1]), row[2])).rstrip() + "\n"
        )
    return 0


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m tests.bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, help="how many cases the store holds (10000)")
    parser.add_argument("--people", type=int, default=100_000, help="among how many to search (100000)")
    parser.add_argument(
        "--lists", type=int, default=100_000, help="how many rows lists have, 0 for none (100000)"
    )
    parser.add_argument(
        "--pages",
        type=int,
        default=10_000,
        help="how many cases the window walks among, 0 for no window (10000)",
    )
    parser.add_argument("--store-only", action="store_true", help="leave out the start of the program")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
