"""A template made to do harm is refused by the name of what is in it, before anything of it is filled in."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from mappa_chair.documents.template import layout
from tests.documents.template.crafted import before_banner, paragraph, refusal, said
from tests.documents.template.hazards import HAZARDS, made

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", HAZARDS)
def test_what_could_do_harm_is_refused_by_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within two seconds, and before a field is looked at."""
    monkeypatch.setattr(layout, "Reader", None)
    content = made(name)
    begun = time.perf_counter()
    assert HAZARDS[name][1] in refusal(content)
    assert time.perf_counter() - begun < 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells the memory of a process otherwise")
def test_refusing_takes_little_memory() -> None:
    """A process that is given every one of them stays below 300 MiB."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.documents.template.hazards"], cwd=ROOT, capture_output=True, check=True
    )
    assert 0 < int(done.stdout) < 300 * 1024


JINJA = [
    "{{ ''.__class__.__mro__ }}",
    "{{ case.__class__ }}",
    "{{ case.family_name.upper() }}",
    "{{ case.family_name|upper }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ case['family_name'] }}",
    "{{ range(10**9) }}",
    "{{ 'a' * 10**9 }}",
    "{{ self }}",
    "{{ 1 + 1 }}",
    "{{ }}",
    "{{ CASE.FAMILY_NAME }}",
    "{% import 'os' as os %}",
    "{% include 'x' %}",
    "{% extends 'x' %}",
    "{% set a = 1 %}",
    "{% macro a() %}",
    "{% raw %}",
    "{% for a in range(1000000000) %}",
    "{% for a in 'abc' %}",
    "{% for a.b in plan.actions %}",
    "{%- if draft -%}",
    "{% if draft and approved %}",
    "{% colspan 3 %}",
    "{# a note #}",
    "{{ case.family_name",
    "case.family_name }}",
    "{{ {{ case.family_name }} }}",
    "{{ " + "a" * 200 + " }}",
]


@pytest.mark.parametrize("words", JINJA)
def test_a_template_has_no_language(words: str) -> None:
    """No attribute, method, filter, call, import or arithmetic: names of the list and nothing else."""
    told = refusal(said(words.replace("<", "&lt;")))
    assert told.startswith(("Text: “", "Text: there is no field “"))
    assert told.count("\n") == 0 or "{{ {{" in words


@pytest.mark.parametrize("words", ["{{", "{%p", "}}", "{{p x }}", "{%tr for row in plan.actions %}"])
def test_fields_without_end_take_no_time(words: str) -> None:
    """A text full of beginnings is gone through once."""
    begun = time.perf_counter()
    assert refusal(said(words * (2_000_000 // len(words))))
    assert time.perf_counter() - begun < 2


def test_lists_cannot_be_made_to_swell() -> None:
    """What comes once for each row is bounded, and no list stands within another."""
    inner = paragraph("x") * 4_100
    told = refusal(before_banner(paragraph("{%p for a in plan.actions %}") + inner + paragraph("{%p endfor %}")))
    assert "larger than any layout" in told
    nested = "".join(map(paragraph, ("{%p for a in plan.actions %}", "{%p for b in plan.actions %}", "x")))
    nested += paragraph("{%p endfor %}") * 2
    assert "a list stands within another list" in refusal(before_banner(nested))
