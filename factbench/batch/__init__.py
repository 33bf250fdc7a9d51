"""An archive of articles -> its claims, in many files at once and without a database."""
