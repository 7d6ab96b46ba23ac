"""The confidentiality statement that holds where an area has not written its own (13a.36, 14.12).

It covers the purpose of the meeting, who may hold the minutes, that nothing goes further without the chair, that
whoever refuses leaves, and equality.
"""

from __future__ import annotations

from typing import Final

_PURPOSE = (
    "This meeting is held under the Multi-Agency Public Protection Arrangements. Agencies share what they "
    "know here to protect the public, and those already harmed, from serious harm by the offender. What "
    "is said, shown and written at this meeting is for that purpose only."
)
_WHO_HOLDS = (
    "Those who attended and those who were invited may hold these minutes, in the secure systems of their "
    "own agency and under its rules on data protection. Nobody else may hold them unless the chair "
    "agrees."
)
_ONWARD = (
    "Nothing heard or read here is passed on outside the agencies of the meeting, quoted in a report or "
    "put before a court without the agreement of the chair. Whether a third party is told anything is a "
    "decision of the meeting, and the minutes record it."
)
_REFUSAL = (
    "Whoever cannot accept these terms says so now and leaves before any information is shared. Taking "
    "part means accepting them."
)
_EQUALITY = (
    "Everyone here is treated with respect. Decisions rest on evidence of risk and never on assumptions "
    "about a person's age, disability, race, religion, sex or any other protected characteristic. Anyone "
    "may question a decision that seems unfair, and the chair will see that the question is answered."
)

# A line for each of its paragraphs.
STATEMENT: Final = f"{_PURPOSE}\n{_WHO_HOLDS}\n{_ONWARD}\n{_REFUSAL}\n{_EQUALITY}"
