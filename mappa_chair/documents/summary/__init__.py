"""The executive summary of a meeting's minutes (MAPPA M style; 13b.31, 27.31), written for one audience."""

from mappa_chair.documents.summary.assembly import summary
from mappa_chair.documents.summary.policy import Audience, NotForThemError

__all__ = ["Audience", "NotForThemError", "summary"]
