"""The minutes of a meeting (MAPPA C style; 13a.36, 13b.1, 14.25): fourteen sections, each in a module of its own.

A heading nothing was recorded under says so; no section is ever dropped.
"""

from mappa_chair.documents.minutes.assembly import SECTIONS, Section, minutes
from mappa_chair.documents.minutes.context import Approval

__all__ = ["SECTIONS", "Approval", "Section", "minutes"]
