"""What those who help victims are called: naming them would tell the offender that a victim is helped (27.31)."""

from __future__ import annotations

import re

from mappa_chair.documents.redaction.folding import fold

_EVERYWHERE = (
    r"\bwom[ae]n'?s'? aid\b|\brefuges?\b|\bi[dsr]vas?\b|\bindependent (?:domestic|sexual|stalking)\b|"
    r"\bdomestic (?:abuse|violence) (?:advis|advoc|support|service|outreach|worker|charity|project)|"
    r"\bvictim'?s?'? (?:support|service|advoc|care)\b|\brape crisis\b|\bsexual assault referral"
)
# In prose: the conference, too (27.31). A victim told of in general is no helper.
UNSPEAKABLE = re.compile(
    rf"\bmaracs?\b|multi agency risk assessment conference|survivors?'? (?:service|support|trust)|{_EVERYWHERE}"
)
_CALLED = re.compile(rf"survivor|{_EVERYWHERE}")
# In the name of an organisation that is none of the meeting's agencies, less will do.
_ANY_ORGANISATION = re.compile(r"\bwom[ae]n|victim|domestic|abuse|violence")


def is_called_helper(role_or_organisation: str, *, outside: bool = False) -> bool:
    """Whether a role or an organisation is one that helps victims; `outside` where no agency of the list fits."""
    named = fold(role_or_organisation).text
    return bool(_CALLED.search(named) or (outside and _ANY_ORGANISATION.search(named)))
