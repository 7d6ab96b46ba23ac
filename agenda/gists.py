"""The gist of each paragraph that a prompt cites, in this programme's own words: a reminder, not the guidance."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_GISTS: Final[dict[str, str]] = {
    "7.5": (
        "Level 2 asks two things: meetings that give the lead agency's plan something it lacks, and one more "
        "ground – high or very high risk, a lower risk that needs several agencies to act, senior oversight, "
        "or a step down from level 3."
    ),
    "7.14": (
        "A referral says why the case comes, what might be done to whom, how likely, how soon and how "
        "seriously, and brings the lead agency's plan."
    ),
    "7.15": (
        "The referral has to show what formal meetings can do for this case that level 1 cannot. What is too "
        "urgent for the next date goes straight to the co-ordinator."
    ),
    "10.3": (
        "For every offender, at every level, ask whether telling somebody outside would protect anyone. After "
        "a conviction for sexual offending against a child that question is a duty by statute."
    ),
    "10.7": (
        "Disclosure is on the agenda of every level 2 and 3 meeting. All agencies should agree; failing that, "
        "whoever owns the information decides. Reasons are minuted whichever way it goes, doubts too."
    ),
    "10.8": (
        "The record of a disclosure says why, what else was considered and turned down, its risks, who told, "
        "what exactly, and when."
    ),
    "10.12": (
        "Weigh what harm the telling itself may do, the offender included; tell no more than protection "
        "needs; have a fallback ready for victims and offender."
    ),
    "10.20": (
        "Hear the offender first, as a rule. Not where that would spoil an investigation, put a child, an "
        "adult at risk or a new partner in danger, feed a grievance, or give away a source. Say why not."
    ),
    "11.10": (
        "Five headings: who is in danger (individuals by name), what might be done and how, when most likely, "
        "what would make it worse, what holds it back."
    ),
    "11.11": (
        "The chair sums up seriousness, likelihood and imminence; the meeting then settles its own assessment "
        "– the lead agency's as it is, or changed – which the lead agency takes over."
    ),
    "12.9": (
        "Actions are SMART, each with an agency, if possible a person, and a real date. Every risk is "
        "covered; those in danger, children and adults at risk have actions of their own; there is a fallback "
        "and a review date."
    ),
    "12.11": (
        "Four Pillars as headings: supervision, monitoring and control, interventions and treatment, victim "
        "safety. The plan has contingencies and every licence condition too."
    ),
    "12.22": (
        "Say beforehand what happens when the plan no longer holds: which signs to watch for, who acts, how fast."
    ),
    "12.26": (
        "Ask of each level 2 and 3 case whether approved premises would help. Their staff have to know the "
        "risks and belong at the table."
    ),
    "12.27": (
        "Each level 3 meeting considers the referral as a critical case, and minutes that it did. Papers "
        "within a week; the next meeting hears the outcome."
    ),
    "12.28": (
        "The offender should know that MAPPA manages the case, and what follows from it. The practitioner "
        "tells them, with the leaflet."
    ),
    "12.31": (
        "Protecting the public comes first, yet each restriction has to be needed and no wider than the risk. "
        "A young offender's needs count, but not before that."
    ),
    "12.32": (
        "The chair sums up and settles the level with everyone. Where views stay apart the lead agency "
        "decides, and the minutes hold each view."
    ),
    "13a.4": (
        "People come prepared: referral, background and last minutes read, own files checked, an update ready."
    ),
    "13a.5": ("Whoever speaks for an agency can commit its resources, by rank or by delegated authority."),
    "13a.7": (
        "Police are always there: inspector or above at level 2, chief inspector or above at level 3, or a "
        "lower rank with experience and delegated authority."
    ),
    "13a.25": (
        "An action for an absent agency needs someone present to pass it on, a contact for the answer, and a date."
    ),
    "13a.28": (
        "No offender and nobody on their behalf is in the room; their views are, in writing or through the "
        "lead agency."
    ),
    "13a.29": (
        "The right people are invited, by secure mail, two weeks ahead, emergencies apart. A calendar entry "
        "names the offender and nothing more."
    ),
    "13a.31": (
        "What is wanted from each agency: likelihood, serious harm and how soon, what protects, and what "
        "helps to keep victims safe."
    ),
    "13a.33": ("The chair is trained and has the papers; somebody else takes the minutes, named beforehand."),
    "13a.36": (
        "The chair's list: statement, last minutes, risk brought up to date, disclosure, plan with every "
        "action accounted for, media contacts, ViSOR owner and updater, human rights, nine characteristics, "
        "critical case at level 3, level, matters for the board."
    ),
    "13a.37": (
        "A review date is set at levels 2 and 3: in the community within sixteen weeks, or eight at level 3. "
        "Moving it needs the chair, and has limits of its own."
    ),
    "13a.38": (
        "Decide the level last, by what meetings add and not by the level of risk. Do not lower it while "
        "facts or a key partner are missing or the plan is weak. Reasons are recorded either way."
    ),
    "13a.39": (
        "Circumstances change: refer again when they do. On leaving category 3, minute how and by which agency."
    ),
    "13a.41": (
        "Remote meetings: known people only, alone or with a headset, no smart speakers, nobody else sees the "
        "screen. Documents may be shown and never sent; a recording is the minute-taker's alone."
    ),
    "13a.43": (
        "A recording needs everyone's consent at the start; who declines to be seen turns the camera off. It "
        "is deleted once minutes are approved."
    ),
    "13a.47": ("For these cases the ViSOR record has restricted access."),
    "13a.48": ("Held in some other way than usual? The minutes explain why."),
    "13b.3": ("The chair approves minutes within ten working days at level 2, five at level 3."),
    "13b.4": (
        "Minutes go to everyone who came and everyone who was invited, by secure mail; receipt is confirmed, "
        "reading is confirmed at the next meeting, corrections go to the chair."
    ),
    "13b.5": (
        "Only the chair leaves someone out or adds someone, and it is minuted. A guest outside the agreement "
        "who came for a part may get the actions alone."
    ),
    "13b.6": (
        "The chair confirms at the next meeting that the minutes are right, and approves corrections before "
        "ViSOR is changed."
    ),
    "13b.16": (
        "What is withheld from a request is decided piece by piece: what would hinder preventing or detecting "
        "crime, what concerns somebody else. Never the minutes as a whole."
    ),
    "14.6": (
        "Somebody outside the information sharing agreement is told its duties and accepts them, or leaves "
        "and hears afterwards what may be told."
    ),
    "14.12": ("The statement is read out, or it is displayed and the chair points everyone to it first."),
    "14.13": ("The attendance record shows which agencies came; to sign it is to accept the statement."),
    "14.25": (
        "What the papers hold in any case, whatever form is used: one category, who the offender is, offence, "
        "sentence, dates, the lead agency's assessment and plan, and what became of each action."
    ),
    "19.4": (
        "A critical case is at level 3 and either very high risk with an offence imminent in the community, "
        "or has national media interest, or both."
    ),
    "22.4": ("Know who is in touch with the victim, and make their safety part of the plan."),
    "22.19": (
        "What a victim is told is settled here: what, by whom, until when, why. The minutes themselves are "
        "not shown."
    ),
    "22.22": (
        "MAPPA and MARAC share the work and MAPPA goes first; where victim safety is settled here, the two "
        "chairs may agree that no MARAC is needed."
    ),
}

GISTS: Final[Mapping[str, str]] = MappingProxyType(_GISTS)
