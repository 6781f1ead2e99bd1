"""What is computed over many events: who came first, what hangs unanswered, which threats came true, how a relation moves.

Pure functions over event records. They count acts (clusters of records), not mentions, and every row of the tables that they give
keeps the records on which it rests.
"""

from lapel.ledger.acts import Act, gather
from lapel.ledger.channels import channels
from lapel.ledger.compare import compare
from lapel.ledger.dyad import dyad
from lapel.ledger.labels import labels, symbols
from lapel.ledger.order import order
from lapel.ledger.overtures import open_overtures
from lapel.ledger.reciprocity import reciprocity
from lapel.ledger.table import Row, Table
from lapel.ledger.threats import threats

__all__ = ["Act", "Row", "Table", "channels", "compare", "dyad", "gather", "labels", "open_overtures", "order", "reciprocity",
           "symbols", "threats"]
