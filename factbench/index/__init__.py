"""Full-text candidates: which passages are worth ranking against a statement."""

from factbench.index.candidates import TOKENIZER, Candidates
from factbench.index.large import LARGE, LargeIndex
from factbench.index.memory import Index, match

__all__ = ["LARGE", "TOKENIZER", "Candidates", "Index", "LargeIndex", "match"]
