"""The imperative shell: one method for each thing a person does with a database."""

from __future__ import annotations

from factbench.store.alike import Copy, Met
from factbench.store.claims import Carried
from factbench.store.cut import Recut
from factbench.store.documents import ArticleLine
from factbench.store.listing import EVERYTHING, ClaimLine, Filter, Order
from factbench.store.pulse import Pulse
from factbench.store.tally import Count, Held, SessionLine, Tally
from factbench.workbench.asking import Asking
from factbench.workbench.bringing import Added, Was
from factbench.workbench.claiming import Claiming
from factbench.workbench.keeping import Keeping
from factbench.workbench.looking import News
from factbench.workbench.remembering import Remembering
from factbench.workbench.reporting import Reporting
from factbench.workbench.session import new_id
from factbench.workbench.telling import Telling

__all__ = [
    "EVERYTHING",
    "Added",
    "ArticleLine",
    "Carried",
    "ClaimLine",
    "Copy",
    "Count",
    "Filter",
    "Held",
    "Met",
    "News",
    "Order",
    "Pulse",
    "Recut",
    "SessionLine",
    "Tally",
    "Was",
    "Workbench",
    "new_id",
]


class Workbench(Claiming, Asking, Reporting, Keeping, Telling, Remembering):
    """One database, one reviewer, one session. Every method may be called from any thread.

    Opening writes nothing. An act that returned is stored; a method that raised has changed nothing.
    """
