"""How much does each sign weigh when a pronoun is given to a person? Two tables: with and without a tree."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Weights(NamedTuple):
    """Weights by name of the sign, and the chance from which an answer is given."""

    weights: dict[str, float]
    bound: float


@cache
def weights(*, tree: bool) -> Weights:
    """The weights for a sentence that was parsed, or that is read by rules."""
    rows = [line.rsplit("|", 2) for line in _TABLE.strip().splitlines()]
    return Weights(
        {sign: float(with_tree if tree else by_rules) for sign, by_rules, with_tree in rows},
        BOUND_BY_TREE if tree else BOUND_BY_RULES,
    )


BOUND_BY_RULES = 0.66
BOUND_BY_TREE = 0.69

# Sign | weight by rules | weight with a tree.
# Source: fitted by tests/quality/fit_reference.py on the development half of GAP (Webster et al. 2018).
_TABLE = """
alone above|-0.71|-0.68
alone here, poss|-0.88|-0.87
also|-0.08|-0.11
also comma|0.78|0.56
also main clause|-0.42|-0.3
also obj|-0.17|-0.09
also opens below|0.28|0.17
also opens below, comma|0.65|0.5
also opens below, subject|0.74|0.56
also poss|0.38|0.24
also pp|-0.29|-0.16
also subj|0.52|0.35
also verbs 0|0.4|0.22
also verbs 1|-0.23|-0.13
also verbs 2|-0.26|-0.21
and, obj|0|-0.1
and, poss|-0.48|-0.52
appos > poss|-0.19|-0.15
appos > poss, far 0|0.19|0.12
appos > poss, far 1|-0.32|-0.24
appos > subj, far 1|0.22|0.17
appos, far 0|0.21|0.18
appos, far 2|-0.27|-0.21
article|-0.25|-0.22
below, obj|0.28|0.31
below, subj|0.07|0
body|-0.49|-0.36
by preposition, poss|-0.32|-0.2
by words, poss|-0.34|-0.28
by words, subj|0.15|0.15
close, obj|-0.54|-0.52
close, poss|0.22|0.08
close, subj|-0.13|-0.13
commas 2|-0.21|-0.18
conj > poss|-0.31|-0.13
conj > poss, far 0|0|0.08
conj > poss, far 1|-0.24|-0.15
conj > subj|-0.3|-0.14
conj > subj, far 1|-0.11|0
conj, far 0|-0.27|-0.1
conj, far 1|-0.51|-0.26
conj, far 2|-0.15|-0.12
far 0|0.88|0.72
far 1|0.11|0
far 2|-0.62|-0.51
far 3|-0.65|-0.55
far 4|-0.12|-0.1
first > poss|0.19|0
first above, poss|0.12|0
first above, subj|0.43|0.3
first here, poss|-0.13|-0.27
first here, subj|-0.1|-0.16
gender|0.81|0.79
in quotation, pp|0.09|0.09
in quotation, subj|-0.83|-0.86
last above|0.18|0.23
last here, obj|-0.07|0
last here, poss|0.36|0.31
most|0.55|0.55
none|0.82|0.83
not above|-0.39|-0.41
not here, obj|-0.38|-0.34
not here, poss|-0.94|-0.87
not here, subj|-0.69|-0.63
obj > obj|0|-0.08
obj > poss|0|-0.11
obj > poss, far 0|0.11|0
obj > poss, far 1|-0.07|-0.12
obj > subj|0.21|0.19
obj > subj, far 0|0.12|0.14
obj > subj, far 1|0.22|0.18
obj, far 0|0.1|0
obj, far 1|0.26|0.18
obj, far 2|-0.22|-0.2
opens below|0.2|0.23
opens, far 1|0.46|0.14
opens, far 2|0.13|0
other > obj|0.07|0
other > poss|-0.21|-0.19
other > poss, far 0|0.1|0
other > poss, far 1|-0.2|-0.17
other > subj|-0.2|-0.16
other pronoun before|-0.17|-0.16
other pronoun between|-0.49|-0.45
other, far 0|0.28|0.24
other, far 1|-0.23|-0.23
other, far 2|-0.39|-0.31
poss > obj|0.37|0.32
poss > poss|0.19|0.1
poss > poss, far 1|0.12|0.08
poss > subj|-0.23|-0.2
poss > subj, far 0|-0.13|-0.17
poss, far 0|0.21|0.11
poss, far 1|0.1|0.12
post|-0.42|-0.4
post appos|-0.34|-0.13
post comma|0.86|0.65
post conj|-0.27|-0.19
post main clause|-0.5|-0.46
post obj|-0.15|-0.2
post opens below|0.31|0.31
post opens below, comma|0.55|0.48
post opens below, subject|0.95|0.69
post other|-0.29|-0.26
post owned|-0.26|-0.27
post poss|0.09|0.08
post pp|-0.4|-0.23
post subj|0.95|0.53
post verbs 0|0.47|0.26
post verbs 1|-0.21|-0.11
post verbs 2|-0.67|-0.55
pp > poss|-0.41|-0.22
pp > poss, far 0|0|0.08
pp > poss, far 1|-0.23|-0.16
pp > subj|-0.3|-0.17
pp > subj, far 0|-0.07|0
pp, far 0|0|0.12
pp, far 1|-0.3|-0.19
pp, far 2|-0.44|-0.31
pronoun opens, conj|-0.22|-0.14
pronoun opens, obj|0.31|0.28
pronoun opens, other|0.23|0.24
pronoun opens, poss|-0.09|-0.06
pronoun opens, pp|0.09|0.14
pronoun opens, subj|0.68|0.6
rank 0|0.38|0.41
rank 1|0.17|0.19
rank 2|-0.13|-0.16
rank 3|-0.25|-0.24
rank 4|-0.58|-0.63
same pronoun before|-0.28|-0.32
same pronoun between|-0.68|-0.66
says, poss|-0.2|-0.18
stop between|-0.36|-0.29
subj > obj|-0.2|-0.14
subj > obj, far 0|-0.18|0
subj > poss|0.37|0.11
subj > poss, far 0|0.13|0
subj > poss, far 1|-0.25|-0.3
subj > subj|0.34|0.21
subj > subj, far 0|0.26|0.22
subj > subj, far 1|0.47|0.35
subj, far 0|0.21|0.19
subj, far 1|0.34|0.09
subj, far 2|0|-0.1
subject further|0.52|0.45
subject near|0.35|0.25
that, poss|-0.08|-0.09
that, subj|-0.2|-0.22
times 0|-0.42|-0.4
times 1|-0.33|-0.31
times 4|-0.12|-0.09
tree also main, far 0|0|0.54
tree also obj, far 0|0|-0.2
tree also one clause, pp > poss|0|-0.07
tree also one clause, subj > poss|0|0.23
tree also poss, far 0|0|0.37
tree also pp > poss|0|-0.2
tree also pp > subj|0|-0.16
tree also rules, poss|0|0.3
tree also subj > poss|0|0.23
tree also subj > subj|0|-0.22
tree post appos > poss|0|-0.16
tree post appos of pp|0|-0.18
tree post appos, far 0|0|-0.16
tree post clause ROOT, conj|0|-0.09
tree post clause ROOT, pp|0|-0.17
tree post clause advcl, pp|0|-0.06
tree post conj > poss|0|-0.08
tree post conj > subj|0|-0.19
tree post conj of conj|0|-0.16
tree post conj of pp|0|-0.12
tree post conj, far 0|0|-0.28
tree post main, far 0|0|0.6
tree post one clause, appos > poss|0|-0.08
tree post one clause, conj > subj|0|-0.08
tree post one clause, pp > poss|0|0.14
tree post one clause, pp > subj|0|-0.14
tree post one clause, subj > poss|0|0.27
tree post other > subj|0|-0.09
tree post other, far 0|0|-0.14
tree post owned|0|-0.09
tree post poss, far 0|0|0.1
tree post pp > subj|0|-0.23
tree post pp, far 0|0|-0.34
tree post rules, poss|0|0.37
tree post subj > poss|0|0.21
tree post subj, far 0|0|0.33
tree pre appos > poss|0|-0.06
tree pre appos > subj|0|0.11
tree pre appos of appos|0|-0.09
tree pre appos of conj|0|-0.26
tree pre appos of pp|0|-0.31
tree pre appos of subj|0|0.5
tree pre appos, far 0|0|0.21
tree pre appos, far 1|0|0.16
tree pre appos, far 2|0|-0.24
tree pre clause advcl, pp|0|0.29
tree pre clause conj, obj|0|0.25
tree pre clause conj, subj|0|0.15
tree pre clause relcl, pp|0|-0.2
tree pre clause relcl, subj|0|0.08
tree pre clause xcomp, subj|0|0.1
tree pre conj > poss|0|-0.25
tree pre conj > subj|0|-0.27
tree pre conj of appos|0|-0.2
tree pre conj of conj|0|-0.08
tree pre conj of obj|0|-0.16
tree pre conj of pp|0|-0.22
tree pre conj of subj|0|-0.19
tree pre conj, far 0|0|-0.13
tree pre conj, far 1|0|-0.46
tree pre conj, far 2|0|-0.23
tree pre main, far 0|0|0.13
tree pre main, far 1|0|0.66
tree pre main, far 2|0|0.17
tree pre obj > poss|0|0.17
tree pre obj > subj|0|0.08
tree pre obj, far 0|0|0.3
tree pre obj, far 1|0|0.24
tree pre obj, far 2|0|-0.23
tree pre one clause, pp > poss|0|0.14
tree pre one clause, subj > poss|0|0.17
tree pre other > poss|0|-0.42
tree pre other > subj|0|-0.08
tree pre other, far 0|0|-0.14
tree pre other, far 1|0|-0.38
tree pre other, far 2|0|-0.09
tree pre over, poss|0|0.55
tree pre poss > poss|0|0.19
tree pre poss > subj|0|-0.08
tree pre poss, far 0|0|0.42
tree pre poss, far 1|0|0.09
tree pre pp > obj|0|-0.18
tree pre pp > poss|0|-0.25
tree pre pp > subj|0|-0.22
tree pre pp, far 2|0|-0.46
tree pre rules not, subj|0|-0.27
tree pre rules, obj|0|-0.33
tree pre rules, poss|0|0.45
tree pre rules, subj|0|0.21
tree pre subj > obj|0|-0.08
tree pre subj > poss|0|0.28
tree pre subj > subj|0|0.3
tree pre subj, far 0|0|0.11
tree pre subj, far 1|0|0.31
verbs 0|0.31|0.29
verbs 0, appos > poss|-0.07|0
verbs 0, other > subj|0|-0.09
verbs 0, pp > poss|0.29|0.22
verbs 1|0.31|0.28
verbs 1, other > poss|0.12|0.16
verbs 1, pp > poss|-0.13|0
verbs 1, subj > obj|-0.36|-0.28
verbs 1, subj > poss|0.08|0
verbs 1, subj > subj|0.08|0
verbs 2|0.18|0.12
verbs 2, other > poss|0|-0.06
verbs 2, pp > poss|-0.11|-0.1
verbs 2, subj > obj|0.35|0.35
verbs 2, subj > subj|0.12|0.13
verbs 3|0.08|0
"""
