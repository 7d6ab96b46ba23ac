"""A template has a place for everything minutes must say, or is refused with the names of what lacks."""

from __future__ import annotations

import re

import pytest

from mappa_chair.documents.archive import unpacked
from mappa_chair.documents.minutes import SECTIONS
from mappa_chair.documents.template.fields import FIELDS, SECTION_KEYS, Sort, of_section
from tests.documents.template.crafted import (
    BODY,
    accepted,
    altered,
    before_banner,
    paragraph,
    plain,
    refusal,
    said,
    standing,
)

ALONE = [field.name for key in SECTION_KEYS for field in of_section(key) if field.sort in {Sort.WORDS, Sort.BLOCK}]


@pytest.mark.parametrize("every_field", [False, True])
def test_the_starter_is_complete(*, every_field: bool) -> None:
    """As it comes out, with nothing to look at either."""
    assert accepted(plain(every_field=every_field)).notices == ()


@pytest.mark.parametrize(
    ("key", "title"), [(key, section.title) for key, section in zip(SECTION_KEYS, SECTIONS, strict=True)]
)
def test_a_section_that_is_missing_is_named(key: str, title: str) -> None:
    """With the one field that holds it whole."""
    told = refusal(altered((BODY, f"{{{{p section.{key} }}}}", "")))
    number = SECTION_KEYS.index(key) + 1
    assert told.startswith(f"Missing: section {number}, {title}. Put {{{{p section.{key} }}}} in a paragraph")


@pytest.mark.parametrize("every", [0, 1])
def test_each_field_that_is_missing_is_named(every: int) -> None:
    """Of a template that spells everything out, each field by itself, and none that is there."""
    gone, there = ALONE[every::2], ALONE[1 - every :: 2]
    content = altered(*((BODY, written(name), "") for name in gone), content=plain(every_field=True))
    told = re.findall(r"[a-z_]+(?:[.][a-z_]+)+|(?<= )(?:statement|remarks)(?=[,;])", refusal(content))
    assert set(told) - {f"section.{key}" for key in SECTION_KEYS} == set(gone)
    assert not set(told) & set(there)


@pytest.mark.parametrize("place", [0, -1])
def test_each_column_that_is_missing_is_named(place: int) -> None:
    """Lists with all their columns but one."""
    lists = [field for field in FIELDS.values() if field.sort is Sort.ROWS]
    text = unpacked(plain(every_field=True))[BODY].decode()
    for field in lists:
        start = text.index(f"in {field.name} %}}")
        rows = text[start : text.index("endfor", start)]
        text = text.replace(rows, rows.replace(f"{{{{ row.{field.columns[place]} }}}}", ""))
    told = refusal(
        altered((BODY, unpacked(plain(every_field=True))[BODY].decode(), text), content=plain(every_field=True))
    )
    assert all(f"the list {field.name} ({field.columns[place]})" in told for field in lists)


def written(name: str) -> str:
    """A field as it stands in the starter."""
    return f"{{{{p {name} }}}}" if FIELDS[name].sort is Sort.BLOCK else f"{{{{ {name} }}}}"


def test_a_field_under_a_condition_is_missing() -> None:
    """It would be dropped where the condition does not hold."""
    section = standing("{{p section.risk }}")
    under = paragraph("{%p if approved %}") + section + paragraph("{%p endif %}")
    assert refusal(altered((BODY, section, under))).startswith("Missing: section 8,")


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("word/header1.xml", "marking"),
        ("word/header2.xml", "area"),
        ("word/header3.xml", "reference"),
        ("word/footer1.xml", "state"),
    ],
)
def test_what_must_stand_on_every_page_is_named(part: str, field: str) -> None:
    """With the section of the template whose pages lack it."""
    content = altered((part, f"{{{{ {field} }}}}", "x"))
    if field == "marking":
        content = altered(("word/footer1.xml", "{{ marking }}", "x"), content=content)
    section = re.findall(r"\d", part)[0]
    told = refusal(content)
    assert re.fullmatch(
        rf"Section \d of the template: head and foot of its pages lack {{{{ {field} }}}}\.", told
    ), (section, told)


@pytest.mark.parametrize("field", ["PAGE", "NUMPAGES"])
def test_page_numbers_are_missed(field: str) -> None:
    """Whether Word's own fields or ours: "Page x of y" is on every page."""
    old = f" {field} "
    content = altered(("word/footer2.xml", old, " PAGE " if field == "NUMPAGES" else " NUMPAGES "))
    assert f"lack {{{{ {'page' if field == 'PAGE' else 'pages'} }}}}" in refusal(content)


def test_a_first_page_counts_as_a_page() -> None:
    """One that has no head or foot of its own would show neither marking nor state."""
    told = refusal(altered((BODY, "</w:sectPr>", "<w:titlePg/></w:sectPr>")))
    assert "head and foot of its first page lack {{ marking }}, {{ area }}, {{ reference }}, {{ state }}" in told


def test_left_hand_pages_count_as_pages() -> None:
    """Where they are to have heads and feet of their own."""
    told = refusal(
        altered(("word/settings.xml", "<w:characterSpacing", "<w:evenAndOddHeaders/><w:characterSpacing"))
    )
    assert told.count("its left-hand pages lack") == 3


def test_a_state_under_a_condition_is_missing() -> None:
    """Also at the foot of the page."""
    foot = unpacked(plain())["word/footer1.xml"].decode()
    start, end = foot.index("<w:p>"), foot.index("</w:p>") + len("</w:p>")
    first = foot[start:end]
    wrapped = paragraph("{%p if approved %}") + first + paragraph("{%p endif %}")
    assert "lack {{ state }}" in refusal(altered(("word/footer1.xml", first, wrapped)))


BANNER = "{{p banner }}"
IN_TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>'
    f"{paragraph(BANNER)}</w:tc></w:tr></w:tbl>"
)


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        ("", "{{p banner }} must stand in it once"),
        (paragraph(BANNER) * 2, "{{p banner }} must stand in it once"),
        (paragraph("{%p if draft %}") + paragraph(BANNER) + paragraph("{%p endif %}"), "under no condition"),
        (IN_TABLE, "stands in a table, head, foot or list"),
        (paragraph(f"See {BANNER}"), "stands in no paragraph of its own"),
        (paragraph("{%p for row in risk.risks %}") + paragraph(BANNER) + paragraph("{%p endfor %}"), "or list"),
    ],
)
def test_the_banner_stands_where_nobody_can_miss_it(instead: str, told: str) -> None:
    """Once, by itself, under no condition, in no table."""
    assert told in refusal(altered((BODY, standing(BANNER), instead)))


def test_the_banner_comes_first() -> None:
    """Before any section."""
    moved = altered((BODY, standing(BANNER), ""))
    end = standing("{{p section.distribution }}")
    assert "before the first section" in refusal(altered((BODY, end, end + paragraph(BANNER)), content=moved))


def test_a_section_stands_once() -> None:
    """Twice would be two sets of minutes in one."""
    end = standing("{{p section.distribution }}")
    assert "{{p section.distribution }} stands in it more than once" in refusal(altered((BODY, end, end * 2)))


FOR, IF = "{%p for row in plan.actions %}", "{%p if draft %}"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("{{ case.familyname }}",), "there is no field “case.familyname”; did you mean case.family_name?"),
        (("{{ plan.actions }}",), "is a list: write {%tr for row in plan.actions %}"),
        (("{{ draft }}",), "is a condition: write {%p if draft %}"),
        ((FOR, "{{ row.nmber }}", "{%p endfor %}"), "is no field of its list; there are row.number, row.pillar"),
        ((FOR, "x"), "there is no endfor for it"),
        ((IF, "x"), "there is no endif for it"),
        (("x", "{%p endif %}"), "closes what did not begin"),
        (("{%p else %}",), "closes what did not begin"),
        ((IF, "x", "{%p endfor %}"), "there is no endif for it"),
        (("{%p for row in case.family_name %}", "{%p endfor %}"), "there is no list “case.family_name”"),
        (
            ("{%p for case in plan.actions %}", "{%p endfor %}"),
            "“case” is the name of a field; call a row otherwise",
        ),
        (
            ("{%p if case.family_name %}", "{%p endif %}"),
            "there is no condition “case.family_name”; there are draft",
        ),
        (("Here {%p if draft %} and", "{%p endif %}"), "needs a paragraph of its own"),
        (("{%tr for row in plan.actions %}", "x", "{%tr endfor %}"), "or with tr a row"),
        (("{{ row.number }}",), "there is no field “row.number”"),
        (("{{ section.risk }} and more",), "is a whole section and stands in no paragraph of its own"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(lines: tuple[str, ...], told: str) -> None:
    """Part, fault and the words it stands in."""
    found = refusal(before_banner("".join(map(paragraph, lines))))
    assert told in found
    assert found.startswith("Text: ")


def test_every_fault_is_told_at_once() -> None:
    """Up to forty; what the rest of the template lacks is looked at once its fields are right."""
    told = refusal(said("{{ a }} {{ b }} {{ c }} {{ case.family_name | upper }}")).splitlines()
    assert len(told) == 4
    many = refusal(before_banner(paragraph("{{ nothing.of.the.kind }}") * 300)).splitlines()
    assert len(many) == 40


def test_a_fault_in_a_head_names_the_head() -> None:
    """By the part it is in."""
    assert refusal(altered(("word/header2.xml", "{{ area }}", "{{ aria }}"))).startswith(
        "Head header2.xml: there is no field “aria”; did you mean area?"
    )


def test_an_instruction_does_not_reach_out_of_its_cell() -> None:
    """What would drop the words between elsewhere is a fault here, with its place."""
    cells = "".join(
        f"<w:tc>{paragraph(words)}{paragraph('x')}</w:tc>" for words in ("{%p if draft %}", "{%p endif %}")
    )
    table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    told = refusal(before_banner(table))
    assert "there is no endif for it in the same cell" in told
    assert "closes what did not begin in the same cell" in told


@pytest.mark.parametrize(
    ("words", "noticed"),
    [
        ("Approved minutes", True),
        ("These minutes are APPROVED.", True),
        ("Approved premises", False),
        ("Not approved", False),
        ("{{ approved_by }}", False),
    ],
)
def test_words_that_could_make_a_draft_look_approved_are_noticed(words: str, *, noticed: bool) -> None:
    """Where the template says them in a draft too, and not under a condition."""
    assert bool(accepted(said(words)).notices) is noticed
    for lines in (
        ("{%p if approved %}", words, "{%p endif %}"),
        ("{%p if draft %}", "x", "{%p else %}", words, "{%p endif %}"),
    ):
        assert accepted(before_banner("".join(map(paragraph, lines)))).notices == ()
    lines = ("{%p if not approved %}", words, "{%p endif %}")
    assert bool(accepted(before_banner("".join(map(paragraph, lines)))).notices) is noticed


@pytest.mark.parametrize(
    "size",
    [
        'w:w="3000" w:h="16838"',
        'w:w="99999" w:h="16838"',
        'w:w="wide" w:h="16838"',
        'w:w="11906" w:h="tall"',
        'w:h="16838"',
    ],
)
def test_a_page_of_no_paper_is_refused(size: str) -> None:
    """Too narrow for a table, wider than paper is, or of a size that is no number."""
    assert "Text: the " in refusal(altered((BODY, '<w:pgSz w:w="11906" w:h="16838"', f"<w:pgSz {size}")))


def test_paper_of_another_size_is_noticed() -> None:
    """As programs from elsewhere begin with; it is no fault."""
    (told,) = accepted(altered((BODY, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'))).notices
    assert told == "Section 1 of the template: its pages are not A4."
    assert accepted(altered((BODY, 'w:w="11906" w:h="16838"', 'w:w="11900" w:h="16840"'))).notices == ()


@pytest.mark.parametrize("edge", ["header", "footer"])
@pytest.mark.parametrize("distance", ["-900", "20000", "far"])
def test_a_head_or_foot_outside_the_page_is_refused(edge: str, distance: str) -> None:
    """Nobody would see there that this is a draft."""
    old = re.search(rf'w:{edge}="\d+"', unpacked(plain())[BODY].decode())
    assert old
    told = refusal(altered((BODY, old[0], f'w:{edge}="{distance}"')))
    assert "lies outside it" in told or "no number" in told


def test_a_style_of_our_name_and_another_sort_is_refused() -> None:
    """A paragraph cannot be given the style of a table."""
    old = '<w:style w:type="paragraph" w:styleId="Note">'
    told = refusal(altered(("word/styles.xml", old, old.replace("paragraph", "character"))))
    assert told == "Styles: “Note” is no paragraph style."
