"""`poe bench`: every benchmark; `--short` is what CI runs. `poe bench archive` is that of archives alone."""

from __future__ import annotations

import sys

from tests.bench import archive, cutting, desk, exporting, linking, search, syncing, taking

if __name__ == "__main__":
    if "archive" in sys.argv:
        named = [each for each in sys.argv[1:] if each != "archive" and not each.startswith("-")]
        archive.main(full="--full" in sys.argv, only=named[0] if named else "")
        sys.exit()
    cutting.main(short="--short" in sys.argv)
    search.main(short="--short" in sys.argv)
    linking.main(short="--short" in sys.argv)
    taking.main(short="--short" in sys.argv)
    syncing.main(short="--short" in sys.argv)
    exporting.main(short="--short" in sys.argv)
    desk.main(sys.argv[1:])
