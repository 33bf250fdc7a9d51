"""Report -> bytes, one format a module."""
