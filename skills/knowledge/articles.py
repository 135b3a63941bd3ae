"""An article as a ZIM file holds it (HTML), taken apart: its first paragraphs, the rows of its
infobox, what a page of several meanings offers, what a dictionary's entry says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

LONGEST = 600_000
"""Letters of an article's HTML that are read: what is asked for stands at its head, and twice the
length takes twice as long (0.2 s on a core of the measuring machine).
"""
PARAGRAPHS = 120
ITEMS = 8


def _names(page: str) -> frozenset[str]:
    return frozenset(page.split())


_VOID = _names("area base br col embed hr img input link meta source track wbr")
_UNREAD_TAGS = _names("script style figure figcaption audio video math svg noscript")
_UNREAD = _names(
    "reference references mw-ref ipa noprint hatnote mw-editsection navbox thumb metadata "
    "ext-phonos rt-commentedtext coordinates sortkey mw-empty-elt toc catlinks dablink error "
    "haudio unicode-audio reflist"
)
"""Classes of what is no text of the article's: notes, pronunciation, navigation."""
_BOX = re.compile(r"infobox|sinottico|taxobox|taxobox_v3|float-right|vevent", re.IGNORECASE)
"""The classes of an infobox, in the encyclopedias of six languages."""
_MEANINGS = re.compile(r"disambig|dmbox|homonymie|bkl-", re.IGNORECASE)
"""Classes and ids of a page that leads to several articles."""


_NEXT = "\ue000"
"""Between the parts of a cell, until they are joined."""
_PARTED = re.compile(rf"[,\s]*{_NEXT}[,\s{_NEXT}]*")


@dataclass(frozen=True)
class Row:
    """A line of an infobox; `group` is the heading above it."""

    group: str
    label: str
    value: str


@dataclass
class Article:
    """What was read of an article."""

    title: str
    lead: list[str] = field(default_factory=list)
    """Paragraphs before the first heading."""
    body: list[str] = field(default_factory=list)
    """Those behind it."""
    rows: list[Row] = field(default_factory=list)
    meanings: list[str] = field(default_factory=list)
    """The titles that a page of several meanings leads to; empty of any other page."""
    items: list[str] = field(default_factory=list)
    """The first points of numbered lists: a dictionary's definitions."""
    born: str = ""
    """ "1867-11-07"."""
    position: tuple[float, float] | None = None
    """Degrees north and east."""


def read_article(title: str, html: str) -> Article:
    """An article taken apart; whatever is wrong with its HTML, what can be read of it."""
    reader = _Reader(title)
    reader.feed(html[:LONGEST])
    reader.close()
    return reader.finished()


def tidy(text: str) -> str:
    """Text as it may be read aloud: without brackets, marks of notes and doubled spaces."""
    text = text.replace("\u200b", "").replace("\ufeff", "").replace("\u00ad", "")
    text = re.sub(r"\[[^\[\]]*\]", "", text)
    while (bare := re.sub(r"\s*\([^()]*\)", "", text)) != text:
        text = bare
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    return re.sub(r",\s*,", ",", text).strip(" •·|")


@dataclass
class _Open:
    """An element that is not closed yet."""

    tag: str
    unread: bool = False
    keeps: str = ""
    """What its text is: "p", "cell", "li", "head", "geo", "born"; empty where it is part of its
    parent's.
    """


class _Reader(HTMLParser):
    def __init__(self, title: str) -> None:
        super().__init__(convert_charrefs=True)
        self._article = Article(title)
        self._open: list[_Open] = []
        self._text: dict[str, list[str]] = {}
        self._boxes = 0
        """Tables that are open within an infobox, itself included."""
        self._cells: list[str] = []
        self._group = ""
        self._headed = False
        self._numbered = 0
        self._meanings = False
        self._links: list[str] = []
        self._linked = False
        """A link of the point of a list that is open was seen."""

    # -- what the parser tells ---------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = f"{given.get('class', '')} {given.get('id', '')}"
        if _MEANINGS.search(classes):
            self._meanings = True
        if tag in _VOID:
            if tag == "br":
                self._add(_NEXT if self._boxes else " ")
            return
        if tag == "p" and self._open and self._open[-1].tag == "p":
            self.handle_endtag("p")
        entry = _Open(tag, self._is_unread(tag, classes, given.get("style", "")))
        hidden = any(each.unread for each in self._open)
        if "bday" in classes.split() or "geo" in classes.split():
            entry.keeps = "born" if "bday" in classes.split() else "geo"
            self._text[entry.keeps] = []
        elif not (entry.unread or hidden):
            self._begin(entry, classes, given)
        self._open.append(entry)

    def handle_endtag(self, tag: str) -> None:
        if not any(each.tag == tag for each in self._open):
            return
        while self._open:
            entry = self._open.pop()
            self._end(entry)
            if entry.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        self._add(data)

    def finished(self) -> Article:
        while self._open:
            self._end(self._open.pop())
        article = self._article
        first = article.lead[0] if article.lead else ""
        if self._meanings or (first.endswith(":") and len(article.lead) == 1 and not article.rows):
            article.meanings = list(dict.fromkeys(self._links))[:ITEMS]
        return article

    # -- elements ----------------------------------------------------------------------------------

    def _is_unread(self, tag: str, classes: str, style: str) -> bool:
        names = {name.lower() for name in classes.split()}
        if tag in _UNREAD_TAGS or names & _UNREAD or "display:none" in style.replace(" ", ""):
            return True
        return tag == "table" and not self._boxes and not _BOX.search(classes)

    def _begin(self, entry: _Open, classes: str, given: dict[str, str]) -> None:
        tag = entry.tag
        if tag == "table" and (self._boxes or _BOX.search(classes)):
            self._boxes += 1
        elif self._boxes and tag == "tr":
            self._cells = []
        elif self._boxes and tag in ("td", "th"):
            entry.keeps = "cell"
        elif self._boxes and tag in ("li", "p", "div"):
            self._add(_NEXT)
        elif tag in ("h2", "h3", "h4"):
            self._headed = True
            entry.keeps = "head"
        elif tag == "p" or (tag == "dd" and not self._boxes):
            entry.keeps = "p"
        elif tag == "ol":
            self._numbered += 1
        elif tag in ("ul", "dl") and self._numbered:
            entry.unread = True  # examples and quotations under a definition
        elif tag == "li" and not self._boxes:
            entry.keeps = "li"
            self._linked = False
        elif tag == "a" and not self._linked and any(each.tag == "li" for each in self._open):
            self._linked = True
            self._links.append(given.get("title") or _title(given.get("href", "")))
        if entry.keeps:
            self._text[entry.keeps] = []

    def _end(self, entry: _Open) -> None:
        if entry.tag == "table" and self._boxes and not entry.unread:
            self._boxes -= 1
        elif entry.tag == "tr" and self._boxes:
            self._row()
        elif entry.tag == "ol" and self._numbered:
            self._numbered -= 1
        if not entry.keeps:
            return
        text = "".join(self._text.pop(entry.keeps, ()))
        if entry.keeps == "born":
            self._article.born = self._article.born or text.strip()
        elif entry.keeps == "geo":
            self._article.position = self._article.position or _position(text)
        elif entry.keeps == "cell":
            self._cells.append(_PARTED.sub(", ", tidy(text)).strip(", "))
        elif entry.keeps == "p" and not self._boxes:
            paragraphs = self._article.body if self._headed else self._article.lead
            if len(paragraphs) < PARAGRAPHS:
                paragraphs += [said] if (said := tidy(text)) else []
        elif entry.keeps == "li" and self._numbered and len(self._article.items) < ITEMS:
            self._article.items += [said] if (said := tidy(text)) else []

    def _row(self) -> None:
        cells, self._cells = [cell for cell in self._cells if cell], []
        if len(cells) == 1:
            self._group = cells[0]
        elif len(cells) > 1:
            value = ", ".join(cells[1:])
            self._article.rows.append(Row(self._group, cells[0].strip(" :•–-"), value))

    def _add(self, text: str) -> None:
        """Text of the innermost element that keeps its own, unless something around it is
        unread.
        """
        for entry in reversed(self._open):
            if entry.keeps in ("born", "geo"):
                self._text[entry.keeps].append(text)
                return
            if entry.unread:
                return
            if entry.keeps:
                self._text.setdefault(entry.keeps, []).append(text)
                return


def _title(href: str) -> str:
    """The title that a link inside the file leads to: "../A/Eiffel_Tower#History"."""
    path = href.partition("#")[0].rpartition("/")[2]
    return path.replace("_", " ") if path and ":" not in href else ""


def _position(text: str) -> tuple[float, float] | None:
    """ "48.8582; 2.2945"."""
    numbers = re.findall(r"-?\d+(?:\.\d+)?", text)
    if len(numbers) != 2 or not (abs(float(numbers[0])) <= 90 and abs(float(numbers[1])) <= 180):
        return None
    return float(numbers[0]), float(numbers[1])
