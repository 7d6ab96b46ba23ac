"""The leak check: a finished paper searched for what must not be in it. Pure, and blind to how it was made."""

from mappa_chair.documents.leaks.inside import leaks_in_file
from mappa_chair.documents.leaks.leak import Leak, Where
from mappa_chair.documents.leaks.search import LeakCheck

__all__ = ["Leak", "LeakCheck", "Where", "leaks_in_file"]
