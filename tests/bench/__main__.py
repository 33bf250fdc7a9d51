"""`poe bench`: every benchmark; `--short` is what CI runs."""

from __future__ import annotations

import sys

from tests.bench import cutting, desk, exporting, search, taking

if __name__ == "__main__":
    cutting.main(short="--short" in sys.argv)
    search.main(short="--short" in sys.argv)
    taking.main(short="--short" in sys.argv)
    exporting.main(short="--short" in sys.argv)
    desk.main(sys.argv[1:])
