"""The text of a template as a tree: what is kept, what is filled in, what comes for each row or under a condition.

Everything wrong with fields and instructions is gathered here, each with its place, before anything is filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from docx.oxml.ns import qn

from mappa_chair.documents.template.faults import MOST_TOLD, quoted
from mappa_chair.documents.template.fields import CONDITIONS, FIELDS, Sort, suggestion
from mappa_chair.documents.template.tags import LONGEST_TAG, Choose, Mark, Repeat, Show, tags_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mappa_chair.documents.template.tags import Meaning, Tag

# lxml publishes no types for its elements.
Element = Any

MOST_TAGS: Final = 3_000
# Of one paragraph. Everything that looks at tags looks at them together, so that the time grows with the square.
MOST_IN_LINE: Final = 100
LONGEST_LINE: Final = 20_000
_HOLDERS: Final = frozenset(map(qn, ("w:body", "w:hdr", "w:ftr", "w:tbl", "w:tr", "w:tc")))
P, TBL, TR, T = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:t")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is written as it is."""

    element: Element


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with fields in it; what each tag shows, by the tag as it is written."""

    element: Element
    shows: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Field:
    """A field in its place: of a row where `row` is not empty."""

    name: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Blocks:
    """A paragraph whose place a whole section takes."""

    element: Element
    name: str


@dataclass(frozen=True, slots=True)
class Holder:
    """An element whose content is filled in."""

    element: Element
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """What comes once for each row of a list."""

    row: str
    name: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What comes under a condition, and what comes otherwise."""

    name: str
    negated: bool
    nodes: tuple[Node, ...]
    otherwise: tuple[Node, ...]


Node: TypeAlias = Kept | Line | Blocks | Holder | Repeated | Chosen


@dataclass(frozen=True, slots=True)
class Use:
    """Where a template uses a field: `field` as the list of fields has it, `outermost` directly in the body."""

    field: str
    part: str
    under: str = ""
    outermost: bool = False
    order: int = 0


class Reader:
    """Reads the parts of one template; `faults` and `uses` tell what was found in all of them."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.uses: list[Use] = []
        self._part = ""
        self._count = 0
        self._rows: dict[str, str] = {}
        self._conditions: list[str] = []

    def read(self, root: Element, part: str, name: str) -> Holder:
        """The tree of one part; `name` is what people call it."""
        self._part, self._place = part, name
        body = root if root.tag in _HOLDERS else root.find(qn("w:body"))
        return Holder(body, self._nodes(list(body), outermost=True))

    def _fault(self, sentence: str, near: Element | None = None) -> None:
        if len(self.faults) >= MOST_TOLD:
            return
        words = "" if near is None else " ".join("".join(_texts(near)).split())
        told = f"{self._place}: {sentence}"
        # What the tag itself quotes need not be said twice.
        if words and quoted(words) not in sentence:
            told += f" (in {quoted(words)})"
        self.faults.append(f"{told}.")

    def _nodes(self, children: Sequence[Element], *, outermost: bool = False) -> tuple[Node, ...]:
        made, at = self._until(children, 0, outermost=outermost)
        while at < len(children):
            self._fault("an instruction closes what did not begin in the same cell, table or page", children[at])
            more, at = self._until(children, at + 1, outermost=outermost)
            made += more
        return made

    def _until(self, children: Sequence[Element], at: int, *, outermost: bool) -> tuple[tuple[Node, ...], int]:
        """Read on to an instruction that ends what is open; give what was read, and where that stands."""
        made: list[Node] = []
        while at < len(children):
            child = children[at]
            meaning = self._instruction(child)
            if isinstance(meaning, Mark):
                return tuple(made), at
            if isinstance(meaning, Repeat):
                node, at = self._repeated(children, at, meaning, outermost=outermost)
                made.append(node)
            elif isinstance(meaning, Choose):
                node, at = self._chosen(children, at, meaning, outermost=outermost)
                made.append(node)
            else:
                made.append(self._node(child, outermost=outermost))
                at += 1
        return tuple(made), at

    def _repeated(
        self, children: Sequence[Element], at: int, meaning: Repeat, *, outermost: bool
    ) -> tuple[Node, int]:
        opened = children[at]
        found = FIELDS.get(meaning.name)
        if found is None or found.sort is not Sort.ROWS:
            self._fault(f"there is no list {quoted(meaning.name)}{suggestion(meaning.name, Sort.ROWS)}", opened)
        if self._rows:
            self._fault("a list stands within another list", opened)
        elif meaning.row in FIELDS or any(name.startswith(f"{meaning.row}.") for name in FIELDS):
            self._fault(f"{quoted(meaning.row)} is the name of a field; call a row otherwise", opened)
        before, self._rows = self._rows, {meaning.row: meaning.name}
        nodes, at = self._until(children, at + 1, outermost=outermost)
        self._rows = before
        return Repeated(meaning.row, meaning.name, nodes), self._closed(children, at, opened, "endfor")

    def _chosen(
        self, children: Sequence[Element], at: int, meaning: Choose, *, outermost: bool
    ) -> tuple[Node, int]:
        opened = children[at]
        if meaning.name not in CONDITIONS:
            known = ", ".join(CONDITIONS)
            self._fault(f"there is no condition {quoted(meaning.name)}; there are {known}", opened)
        self._conditions.append(meaning.name)
        nodes, at = self._until(children, at + 1, outermost=outermost)
        otherwise: tuple[Node, ...] = ()
        if at < len(children) and self._word(children[at]) == "else":
            otherwise, at = self._until(children, at + 1, outermost=outermost)
        self._conditions.pop()
        at = self._closed(children, at, opened, "endif")
        return Chosen(meaning.name, meaning.negated, nodes, otherwise), at

    def _closed(self, children: Sequence[Element], at: int, opened: Element, word: str) -> int:
        if at < len(children) and self._word(children[at]) == word:
            return at + 1
        self._fault(f"there is no {word} for it in the same cell, table or page", opened)
        return at

    def _word(self, element: Element) -> str:
        meaning = self._instruction(element)
        return meaning.word if isinstance(meaning, Mark) else ""

    def _instruction(self, element: Element) -> Meaning | None:
        """The instruction that a paragraph or a row is, if it is nothing else."""
        if element.tag not in {P, TR}:
            return None
        text = "".join(_texts(element)).strip()
        if not text.startswith("{%") or len(text) > LONGEST_TAG:
            return None
        found = tags_in(text)
        if len(found) != 1 or found[0].text != text or isinstance(found[0].means, str | Show):
            return None
        if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            # It would take the end of the section with it.
            return None
        in_row = text[2:].lstrip(" -").startswith("tr ")
        if (element.tag == TR) != in_row:
            return None
        return found[0].means

    def _node(self, element: Element, *, outermost: bool) -> Node:
        if element.tag == P:
            return self._line(element, outermost=outermost)
        if element.tag in _HOLDERS:
            return Holder(element, self._nodes(list(element)))
        return Kept(element)

    def _line(self, element: Element, *, outermost: bool) -> Node:
        text = "".join(_texts(element))
        if len(self.faults) >= MOST_TOLD or not ("{" in text or "}" in text):
            return Kept(element)
        found = tags_in(text[: LONGEST_LINE + 1])
        self._count += len(found)
        if self._count > MOST_TAGS or len(found) > MOST_IN_LINE or len(text) > LONGEST_LINE:
            self._fault("it has more fields than any layout of minutes", element)
            return Kept(element)
        merge(element, found)
        shows: dict[str, Field] = {}
        for tag in found:
            if isinstance(tag.means, str):
                self._fault(tag.means, element)
            elif not isinstance(tag.means, Show):
                self._fault(
                    f"{quoted(tag.text)} needs a paragraph of its own, or with tr a row, that ends no section",
                    element,
                )
            else:
                shown = self._shown(tag, tag.means.name, element)
                whole = FIELDS.get(shown.name) if shown and not shown.row else None
                if shown and whole and whole.sort is Sort.BLOCK:
                    return self._blocks(element, shown.name, alone=text.strip() == tag.text, outermost=outermost)
                if shown:
                    shows[tag.text] = shown
        return Line(element, shows) if shows else Kept(element)

    def _shown(self, tag: Tag, name: str, element: Element) -> Field | None:
        """The field a tag shows, noted as used; None where there is none."""
        head, _, rest = name.partition(".")
        if head in self._rows:
            owner = FIELDS.get(self._rows[head])
            if owner is not None and rest in owner.columns:
                self._note(f"{owner.name}[].{rest}")
                return Field(rest, head)
            if owner is not None:
                columns = ", ".join(f"{head}.{each}" for each in owner.columns)
                self._fault(f"{quoted(tag.text)} is no field of its list; there are {columns}", element)
            return None
        field = FIELDS.get(name)
        if field is None:
            self._fault(f"there is no field {quoted(name)}{suggestion(name)}", element)
        elif field.sort is Sort.ROWS:
            self._fault(
                f"{quoted(name)} is a list: write {{%tr for row in {name} %}} in a row of a table above it",
                element,
            )
        elif field.sort is Sort.CONDITION:
            self._fault(f"{quoted(name)} is a condition: write {{%p if {name} %}}", element)
        else:
            self._note(name)
            return Field(name)
        return None

    def _blocks(self, element: Element, name: str, *, alone: bool, outermost: bool) -> Node:
        if not alone:
            self._fault(f"{quoted(name)} is a whole section and stands in no paragraph of its own", element)
        if not outermost or self._part != "body" or self._rows:
            self._fault(f"{quoted(name)} is a whole section and stands in a table, head, foot or list", element)
        self.uses[-1] = Use(name, self._part, ",".join(self._conditions), outermost, len(self.uses))
        return Blocks(element, name)

    def _note(self, field: str) -> None:
        self.uses.append(Use(field, self._part, ",".join(self._conditions), order=len(self.uses)))


def always_said(nodes: Sequence[Node]) -> Iterator[Element]:
    """The paragraphs of a tree that are there in a draft too."""
    for node in nodes:
        if isinstance(node, Kept | Line):
            yield node.element
        elif isinstance(node, Holder | Repeated):
            yield from always_said(node.nodes)
        elif isinstance(node, Chosen):
            is_for_approved = {("approved", False), ("draft", True)}
            is_for_drafts = {("approved", True), ("draft", False)}
            yield from () if (node.name, node.negated) in is_for_approved else always_said(node.nodes)
            yield from () if (node.name, node.negated) in is_for_drafts else always_said(node.otherwise)


def tree_size(node: Node) -> int:
    """How many elements of a tree come once for each row of some list."""
    if isinstance(node, Repeated):
        return sum(map(_elements, node.nodes))
    if isinstance(node, Holder):
        return sum(map(tree_size, node.nodes))
    if isinstance(node, Chosen):
        return sum(map(tree_size, (*node.nodes, *node.otherwise)))
    return 0


def _elements(node: Node) -> int:
    if isinstance(node, Chosen):
        return sum(map(_elements, (*node.nodes, *node.otherwise)))
    if isinstance(node, Repeated):
        return sum(map(_elements, node.nodes))
    return sum(1 for _ in node.element.iter())


def merge(paragraph: Element, tags: Sequence[Tag]) -> None:
    """Put every tag into one stretch of text: Word cuts a word up wherever it was edited."""
    texts = list(paragraph.iter(T))
    if len(texts) > 1:
        for tag in tags:
            _gather(texts, tag.start, tag.end)


def _gather(texts: Sequence[Element], start: int, end: int) -> None:
    """Move what stands between two places of the whole text into the first of the stretches it is spread over."""
    at, first = 0, None
    for element in texts:
        text = element.text or ""
        low, high = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if low >= high:
            continue
        if first is None:
            first = element
        else:
            first.text += text[low:high]
            element.text = text[high:]


def _texts(element: Element) -> Iterator[str]:
    return (text.text or "" for text in element.iter(T))
