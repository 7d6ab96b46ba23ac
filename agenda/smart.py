"""Whether an action is specific and measurable, judged by its words (12.9).

A rule of thumb that rather stays silent than disturbs: it speaks only where an action has no object of its own,
joins deeds that need an owner and a date each, or where nothing tells how completion is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from agenda.textgate import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Fault(Enum):
    """Why an action is not specific."""

    EMPTY = auto()
    BARE = auto()
    VAGUE = auto()
    SEVERAL = auto()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Small words that carry no object.
_SMALL = _words(
    """a all also an and any are as at be been before both by do each for from further had has have he
    her him his how if in into is it its more needs of on or our out over own per she should so such
    that the their them these they this those to under until up was we when where which while who will
    with would you"""
)

# How often or how well, without saying what.
_MANNER = _words(
    """accordingly actively again always appropriate appropriately asap better carefully close closely
    constantly continually continuous continuously current currently daily early effectively fortnightly
    frequent frequently fully immediately monthly necessary needed now often ongoing possible properly
    quickly regular regularly relevant required robust robustly soon suitable suitably urgent urgently
    usual weekly well"""
)

# Verbs, and their nouns, that say nothing without an object.
_VAGUE = _words(
    """address addressed assist assistance aware awareness chase communicate communicating communication
    consider consideration considered continue continued continues continuing discuss discussed
    discussion encourage encouraged engage engaged engagement engaging ensure ensured ensuring explore
    explored exploring follow followed following help improve increase investigate keep keeping liaise
    liaised liaising liaison look looked looking maintain maintained maintaining make manage managed
    managing mindful monitor monitored monitoring note noted observe observed progress progressed
    provide provided pursue raise remain review reviewed reviewing safeguard safeguarded share shared
    sharing stay support supported supporting take taken taking think touch try update updated updates
    updating vigilant watch watchful work working"""
)

# What such a verb often has beside it, and what is still no object.
_NO_OBJECT = _words(
    """action actions activity agencies agency area attitude behaviour behaviours case colleagues
    community compliance concern concerns condition conditions contact contacts developments everybody everyone
    eye family forward harm him information informed intelligence involved issue issues licence
    matter matters need offender offenders offending options other others partner partners partnership people
    person plan plans position problem problems professional professionals progress risk risks safety service
    services situation staff step steps team teams thing things together victim victims"""
)

# Whose action it is, or with whom; alone behind a vague verb it does not say what about.
_SERVICES = _words(
    """adult care children children's childrens education health housing justice mental officer police
    practitioner prison probation school social yjs yot youth"""
)

_HOLLOW = _SMALL | _MANNER | _VAGUE | _NO_OBJECT | _SERVICES

# Verbs an action begins with.
_DEEDS = _words(
    """add agree apply appoint arrange arrest assess attend book brief build call carry check commission
    complete conduct contact create deliver design disclose discuss draft drive encourage enforce engage
    ensure establish examine exclude explain explore facilitate find finish fit fund give hold identify
    implement install interview investigate invite issue liaise maintain make meet monitor move
    negotiate nominate obtain offer order patrol place plan prepare produce provide purchase recall
    refer register remove request research review search secure seek serve set share start submit
    supervise support task test trace transfer transport undertake verify visit write"""
)

# Second verbs that belong to the first: they report it, record it, or make it known.
_REPORTING = _words(
    """advise agree alert bring circulate confirm copy email enter explain feed file forward give inform
    keep log note notify pass record report return ring send share sign store submit telephone tell
    update upload"""
)

# Second verbs that hand on what the first has brought, where they leave its name out: `and provide to the panel`.
_HANDING_ON = _words("deliver hand issue present produce provide serve")
_CONSENT = _words("agreement consent permission signature")

# First verbs that are the way to the second: visit and agree, meet and explain.
_APPROACHING = _words("attend call contact go hold invite liaise meet ring search see speak telephone use visit")

# These are nouns too; as verbs they have an article, a name or a number behind them.
_NOUNS_TOO = _words(
    """book brief call check contact design drive exclude fit fund hold issue offer order patrol place
    plan progress recall register request research review search set share start support task test trace
    transfer transport visit work"""
)

_ARTICLES = _words("a all an any both each every her his its our some that the their these this those two three")
_SAME_OBJECT = _words("it them this these those one")

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ITEM_MARK = re.compile(r"(?:(?<=\s)|^)(?:\(?\d{1,2}[.)]|[-•*–])\s+")
_HARD = re.compile(r"[;\n]|[.!?](?=\s)| and then |,? then | and also ", re.IGNORECASE)
_SOFT = re.compile(r", ?(?:and )?| and | ?& ?| [/+] | as well as | plus ", re.IGNORECASE)

# An action that only points to where it may be found.
_POINTING = _words("as see")
_ELSEWHERE = _words(
    """above agreed attached attachment below discussed discussion file in last meeting minutes note notes of on
    per previous record report the"""
)


def fault_of(action: str | None, names: Iterable[str] = ()) -> Fault | None:
    """What keeps an action from being specific; None where nothing does.

    `names` are the offender's: behind a vague verb they are no object, for every action is about the offender.
    """
    words = _said(action or "")
    if not words:
        return Fault.EMPTY
    if _holds_several(action or ""):
        return Fault.SEVERAL
    known = {word for name in names for word in _said(name)}
    telling = [word for word in words if word not in _HOLLOW and word not in known and not word.isdigit()]
    if (not telling and not _VAGUE.isdisjoint(words)) or _points_elsewhere(words):
        return Fault.VAGUE
    left = [word for word in _without_subject(words) if word not in _SMALL and word not in _MANNER]
    return Fault.BARE if len(left) <= 1 else None


def _said(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def _points_elsewhere(words: list[str]) -> bool:
    return words[0] in _POINTING and len(words) > 1 and _ELSEWHERE.issuperset(words[1:])


def _without_subject(words: list[str]) -> list[str]:
    """The words behind `police to` or `probation will`."""
    for index, word in enumerate(words[:6]):
        if word.lower() in {"to", "will", "should", "must"}:
            return words[index + 1 :]
        if word.lower() not in _SERVICES | _SMALL | _NO_OBJECT:
            break
    return words


@dataclass(frozen=True, slots=True)
class _Deed:
    """A clause that begins with a verb of doing; `alone` where the verb is all of it (`draft` and serve it)."""

    verb: str
    joined: bool
    alone: bool


def _holds_several(action: str) -> bool:
    """Whether the action joins deeds that each need an owner and a date."""
    deeds = list(_deeds(action))
    bare = sum(deed.alone for deed in deeds)
    whole = [deed for deed in deeds if not deed.alone and deed.verb not in _REPORTING]
    # Visit and agree, search and remove: the first is the way to the second.
    approach = len(whole) > 1 and whole[0].verb in _APPROACHING and whole[1].joined
    return len(whole) - approach > 1 or bare > 1 or _is_a_list(action)


def _is_a_list(action: str) -> bool:
    """Whether three or more things stand between semicolons: `home visits; drug tests; a tag`."""
    # Behind a colon they are what one action is about.
    if action.count(";") < 2 or ":" in action:
        return False
    parts = [words for part in action.split(";") if (words := _said(part))]
    return sum(words[0] not in _REPORTING and not _SAME_OBJECT.intersection(words[1:2]) for words in parts) > 2


def _deeds(action: str) -> Iterator[_Deed]:
    # One space for many: patterns that begin with white space would take quadratic time over a long stretch of it.
    lines = "\n".join(" ".join(line.split()) for line in action.splitlines())
    for sentence in _HARD.split(_ITEM_MARK.sub("\n", lines)):
        for index, clause in enumerate(_SOFT.split(sentence)):
            found = _WORD.findall(clause)
            words = _without_subject(found)
            # Behind a subject of its own, `police to visit`, a clause stands for itself.
            joined = index > 0 and words == found
            if words and _begins_a_deed(words, joined=joined):
                yield _Deed(words[0].lower(), joined, len(words) == 1)


def _begins_a_deed(words: list[str], *, joined: bool) -> bool:
    verb, following = words[0].lower(), words[1] if len(words) > 1 else ""
    if verb not in _DEEDS and verb not in _REPORTING:
        return False
    if not joined:
        return True
    if following.lower() in _SAME_OBJECT or _follows_from_the_first(verb, words[1:3]):
        return False
    if verb not in _NOUNS_TOO:
        return True
    return following.lower() in _ARTICLES or following[:1].isupper() or following.isdigit()


def _follows_from_the_first(verb: str, following: list[str]) -> bool:
    """Whether a second verb hands on what the first brought, or gets the consent the first was for."""
    then = [word.lower() for word in following]
    return (verb in _HANDING_ON and then[:1] == ["to"]) or (verb == "obtain" and not _CONSENT.isdisjoint(then))


# What a measure may consist of and still say nothing.
_NO_MEASURE = (
    _SMALL
    | _MANNER
    | _words(
        """above action actions below case complete completed completes completion compliance confirmed
        decided discussed done full good harm harmed improved improvement improvements known less lower
        lowered managed meeting met monitored monitoring n na next nil no nobody none not offender ok
        okay once outcome outcomes person plan positive progress reduced reduction result results review
        reviewed risk risks safe see staff succeed success successful successfully supported tba tbc
        then track unknown updated yes"""
    )
)
# What can be put on a table, or was written down: one of these is a measure by itself.
_EVIDENCE = _words(
    """acknowledgement attendance attended booking certificate certificates copies copy email emails entries
    entry extract file form letter letters log logs minute minutes photograph photographs receipt receipts
    record recorded records reference referral register report reported reports signature signed statement
    summary timetable writing written"""
)
# Whose it is, or by when: `by DC Shaw`, `to be confirmed by police`.
_WHOSE = re.compile(r"(?:(?:tbc|tba|to be \w+|(?:action )?(?:completed?|done|actioned)) )?by\b")
_SHOWN_BY = re.compile(
    r"\b(?:evidenced?|measured|shown|known|confirmed|proved|proven)\s+(?:by|in|through|when)\b"
    r"|\b(?:completed?|done)\s+(?:when|once)\s+\w+\s+\w+"
    r"|\b(?:measure|evidence|completion)\s*:",
    re.IGNORECASE,
)


def is_measurable(action: str | None, measure: str | None) -> bool:
    """Whether the measure, or else the action in so many words, says how completion will be known.

    A measure takes two telling words, one that is confirmed, or a piece of evidence.
    """
    if is_blank(measure):
        return _SHOWN_BY.search(action or "") is not None
    words = _said(measure or "")
    if not _EVIDENCE.isdisjoint(words):
        return True
    telling = sum(word not in _NO_MEASURE for word in words) + ("confirmed" in words)
    return telling > 1 and not _WHOSE.match(" ".join(words))
