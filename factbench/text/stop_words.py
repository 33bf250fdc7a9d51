"""Which English words are about nothing by themselves?"""

from __future__ import annotations

STOP_WORDS = frozenset(
    """
    a about above after again against all also although am an and another any are aren as at be because
    been before being below between both but by can cannot could couldn d did didn do does doesn doing
    don down during each either else ever every few for from further had hadn has hasn have haven having
    he hence her here hers herself him himself his how however i if in indeed into is isn it its itself
    just let ll m may me might more moreover most must my myself neither no nor not now o of off on once
    one only onto or other others our ours ourselves out over own per perhaps quite rather re s same
    shall she should shouldn since so some such t than that the their theirs them themselves then there
    therefore these they this those though through thus to too under until up upon us ve very via was
    wasn we were weren what when where whether which while who whom whose why will with within without
    won would wouldn yet you your yours yourself yourselves
    """.split()  # noqa: SIM905  150 quoted words read worse
)
"""English words that are about nothing by themselves: closed classes and the pieces of "don't", "she'll"."""
