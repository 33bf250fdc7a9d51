"""`poe bench`: every benchmark."""

from __future__ import annotations

import sys

from tests.bench import desk

if __name__ == "__main__":
    desk.main(sys.argv[1:])
