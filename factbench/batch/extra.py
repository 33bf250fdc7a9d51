"""Is a package there that only archives need? Loads it late, and says what to install where it is missing."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from factbench.errors import Misuse

_FOR = {
    "pyarrow": "Parquet files",
    "pyarrow.parquet": "Parquet files",
    "duckdb": "Looks into an archive",
    "warcio.archiveiterator": "WARC files",
    "datasketch": "Clusters of an archive",
    "zstandard": "Files packed with zstd",
    "distributed": "Workers of Dask",
}
_EXTRA = {"distributed": "cluster"}


def load(name: str) -> Any:
    """The module. Raises: `errors.Misuse` naming the extra where it is not installed."""
    # Arrow's own pool holds 15 to 25 MB of what was freed, now more, now less, and a worker lives for thousands of
    # shards; the system's holds next to nothing, at the same speed. Arrow asks once, when it is first used.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    try:
        return import_module(name)
    except ImportError as error:
        extra = _EXTRA.get(name, "archive")
        raise Misuse(f'{_FOR[name]} need a package: pip install "factbench[{extra}]".') from error
