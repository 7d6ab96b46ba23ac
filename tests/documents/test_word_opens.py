"""That Word has nothing to repair: every paper in the order of the format, with everything it refers to."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from itertools import pairwise

import pytest

from mappa_chair.documents.proof import Digests, Proof, with_proof
from mappa_chair.documents.word import to_docx
from tests.documents.papers import every_paper
from tests.documents.wordprocessing import faults, parts

_PAPERS = every_paper()


@cache
def _written(name: str) -> bytes:
    return to_docx(_PAPERS[name]())


def _proof(_: Digests) -> Proof:
    return Proof(state="approved", vault="0", meeting="EX/0147/3", record="0")


@pytest.mark.parametrize("name", sorted(_PAPERS))
def test_nothing_is_there_to_repair(name: str) -> None:
    """Every paper of every record keeps the order of the format, and whatever it refers to is in it."""
    assert list(faults(_written(name))) == []


def test_the_proof_leaves_nothing_to_repair() -> None:
    """Minutes that carry their proof are as whole as before."""
    proved = with_proof(_written("level-3-pre-release-review.minutes-v2"), _proof)
    assert any(name.startswith("customXml/") for name in parts(proved))
    assert list(faults(proved)) == []


@pytest.mark.parametrize("name", sorted(_PAPERS))
def test_headings_make_an_outline(name: str) -> None:
    """One title stands first; no heading skips a level, and none is the last thing of the paper."""
    body = parts(_written(name))["word/document.xml"].decode()
    styles = re.findall(r'<w:pStyle w:val="([^"]+)"', body)
    assert styles[0] == "Title"
    assert styles.count("Title") == 1
    levels = [0, *(int(style[-1]) for style in styles if style.startswith("Heading"))]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert not styles[-1].startswith("Heading")


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (("<w:pPr><w:pStyle", "<w:pPr><w:jc/><w:pStyle"), "pPr are out of order"),
        (('w:val="Heading1"', 'w:val="Heading9"'), "which is no style"),
        (("</w:p></w:tc>", "</w:p><w:tbl/></w:tc>"), "does not end with a paragraph"),
        (("<w:tblGrid><w:gridCol", '<w:tblGrid><w:gridCol w:w="1"/><w:gridCol'), "do not fill its columns"),
        (("<w:tbl>", "<w:tbl><w:p/>"), "tbl holds p"),
    ],
)
def test_what_is_broken_is_seen(broken: tuple[str, str], fault: str) -> None:
    """The check sees a paper that was broken on purpose."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts(_written("level-3-pre-release-review.minutes")).items():
            text = content.decode()
            archive.writestr(name, text.replace(*broken, 1) if name == "word/document.xml" else text)
    assert any(fault in each for each in faults(made.getvalue()))


def test_a_row_of_half_a_page_may_split_and_no_other() -> None:
    """A row too tall for a page goes over its end, where Word would cut it off; all others stay whole."""
    body = parts(_written("very-long.minutes"))["word/document.xml"].decode()
    rows = re.findall(r"<w:tr>.*?</w:tr>", body, re.DOTALL)
    split = [row for row in rows if "<w:cantSplit/>" not in row]
    assert split
    assert all(len(re.sub("<[^>]+>", "", row)) > 600 for row in split)


@pytest.mark.parametrize("name", sorted(_PAPERS))
def test_nothing_stands_alone_on_a_page(name: str) -> None:
    """The last line of a text keeps the one before it, and the head or first row of a table the next."""
    body = parts(_written(name))["word/document.xml"].decode()
    paragraphs = re.findall(r"<w:p>.*?</w:p>", body.rpartition("</w:tbl>")[2] or body, re.DOTALL)
    if "Hairline" not in paragraphs[-1]:
        assert "<w:keepNext/>" in paragraphs[-2]
    for table in re.findall(r"<w:tbl>.*?</w:tbl>", body, re.DOTALL):
        head, *rows = re.findall(r"<w:tr>.*?</w:tr>", table, re.DOTALL)
        if rows and len(re.sub("<[^>]+>", "", head)) < 500:
            assert "<w:keepNext/>" in head
