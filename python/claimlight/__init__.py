"""Reads a news article and tells who is named, what is claimed, and on whose word each claim stands.

>>> import claimlight
>>> article = claimlight.analyze("“We lost 40 boats,” said Ana Ruiz, the harbour master.")
>>> [source.name for source in article.sources]
['Ana Ruiz']

Nothing is sent anywhere: the engine and its model are inside the package. It never says whether a claim is true.
"""

from claimlight._native import __version__
from claimlight.analysis import Analysis, analyze, analyze_many, use_model
from claimlight.desk import Item, Override, Report
from claimlight.tables import to_pandas
from claimlight.types import Span

__all__ = [
    "Analysis",
    "Item",
    "Override",
    "Report",
    "Span",
    "__version__",
    "analyze",
    "analyze_many",
    "to_pandas",
    "use_model",
]
