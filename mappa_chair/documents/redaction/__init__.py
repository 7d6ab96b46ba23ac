"""What keeps names out of a summary: the protected terms of a record, and prose cleared of them."""

from mappa_chair.documents.redaction.masking import Masker
from mappa_chair.documents.redaction.redactor import Cleaned, Hit, Redactor, shares_most
from mappa_chair.documents.redaction.terms import Term, protected_terms

__all__ = ["Cleaned", "Hit", "Masker", "Redactor", "Term", "protected_terms", "shares_most"]
