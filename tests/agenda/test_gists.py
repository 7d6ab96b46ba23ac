"""Every paragraph that a prompt cites has a gist, short enough to be read while somebody speaks."""

from __future__ import annotations

from agenda.gists import GISTS
from agenda.papers import PAPERS
from agenda.walk import ITEMS

CITED = {prompt.paragraph for item in (*PAPERS, *ITEMS) for prompt in item.prompts}


def test_every_cited_paragraph_has_a_gist_and_no_gist_is_left_over() -> None:
    """A prompt that comes or goes brings or takes the gist of its paragraph."""
    assert set(GISTS) == CITED


def test_a_gist_is_short_and_whole() -> None:
    """Forty-five words at most, in sentences."""
    for paragraph, gist in GISTS.items():
        assert 5 <= len(gist.split()) <= 45, paragraph
        assert gist[0].isupper(), paragraph
        assert gist[-1] in ".?", paragraph
