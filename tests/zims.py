"""ZIM files for tests, written by libzim: pages as Kiwix's Wikipedia and Wiktionary hold them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from libzim.writer import Creator, Hint, Item, StringProvider

TOWER = """<html><head><title>Eiffel Tower</title><style>.x{}</style></head><body>
<div class="hatnote">For other uses, see Tower.</div>
<table class="infobox vcard"><tbody>
<tr><th colspan="2" class="infobox-above">Eiffel Tower</th></tr>
<tr><td colspan="2"><img src="x.jpg"/></td></tr>
<tr><th>Location</th><td>7th arrondissement, Paris, France
<span class="geo-nondefault"><span class="geo">48.8582; 2.2945</span></span></td></tr>
<tr><th>Completed</th><td>31 March 1889<sup class="reference">[1]</sup></td></tr>
<tr><th colspan="2">Height</th></tr>
<tr><th>Tip</th><td>330&nbsp;m (1,083&nbsp;ft)</td></tr>
<tr><th>Top floor</th><td>276&nbsp;m</td></tr>
<tr><th>Architect</th><td><a href="Stephen_Sauvestre">Stephen Sauvestre</a></td></tr>
</tbody></table>
<p class="mw-empty-elt"></p>
<p>The <b>Eiffel Tower</b> (<span class="IPA">/ˈaɪfəl/</span> <i>EYE-fəl</i>; French:
<i>Tour Eiffel</i> [tuʁ ɛfɛl] <span class="ext-phonos">listen</span>) is a lattice tower on the
Champ de Mars in Paris.<sup class="reference">[2]</sup> It is named after the engineer Gustave
Eiffel, whose company designed and built it from 1887 to 1889. Locals call it the Iron Lady.</p>
<p>It has been the most visited monument with an entrance fee in the world.</p>
<h2>History</h2>
<p>The chief engineer Maurice Koechlin drew the first sketch in May 1884.</p>
</body></html>"""

CURIE = """<html><body><table class="infobox biography">
<tr><th colspan="2">Marie Curie</th></tr>
<tr><th>Born</th><td>Maria Salomea Skłodowska<br/>
<span style="display:none">(<span class="bday">1867-11-07</span>)</span>7 November 1867<br/>
Warsaw, Congress Poland</td></tr>
<tr><th>Died</th><td>4 July 1934 (aged 66)<br/>Passy, France</td></tr></table>
<p><b>Marie Curie</b> (7 November 1867 – 4 July 1934) was a physicist and chemist. She was the first
woman to win a Nobel Prize.</p></body></html>"""

FRANCE = """<html><body><table class="infobox">
<tr><th>Capital<br/>and largest city</th><td><a href="Paris">Paris</a></td></tr>
<tr><th>Official language</th><td>French</td></tr>
<tr><th colspan="2">Government</th></tr>
<tr><th>• President</th><td>Someone Elected</td></tr>
<tr><th colspan="2">Population</th></tr>
<tr><th>• January 2024 estimate</th><td>68,373,433 (20th)</td></tr>
<tr><th>Currency</th><td>Euro (€) (EUR)</td></tr></table>
<p><b>France</b> is a country in Western Europe. Its mainland reaches from the Rhine to the
Atlantic.</p></body></html>"""

HAMLET = """<html><body><p><i>The Tragedy of Hamlet, Prince of Denmark</i>, often shortened to
<i><b>Hamlet</b></i>, is a tragedy written by William Shakespeare between 1599 and 1601. It is his
longest play.</p></body></html>"""

EVEREST = """<html><body><p><b>Mount Everest</b> is the highest mountain of the Earth above sea
level. It lies in the Himalayas.</p></body></html>"""

MERCURY = """<html><body><p><b>Mercury</b> most commonly refers to:</p><ul>
<li><a href="Mercury_(planet)" title="Mercury (planet)">Mercury (planet)</a>, the closest to the
<a href="Sun" title="Sun">Sun</a></li>
<li><a href="Mercury_(element)" title="Mercury (element)">Mercury (element)</a>, a metal</li></ul>
<div id="disambigbox" class="metadata dmbox">This page lists articles.</div></body></html>"""

PLANET = """<html><body><p><b>Mercury</b> is the first planet from the Sun. It has no moon.</p>
</body></html>"""

PAGES = {
    "Eiffel Tower": TOWER,
    "Marie Curie": CURIE,
    "France": FRANCE,
    "Hamlet": HAMLET,
    "Mount Everest": EVEREST,
    "Mercury": MERCURY,
    "Mercury (planet)": PLANET,
}
REDIRECTS = {"Tour Eiffel": "Eiffel Tower", "Madame Curie": "Marie Curie"}

WORDS = {
    "serendipity": """<html><body><h2 id="English">English</h2><h3>Noun</h3><ol>
<li>An unsought and lucky discovery.<ul><li>1754, a letter.</li></ul></li><li>Luck.</li></ol>
</body></html>"""
}


class Page(Item):  # type: ignore[misc]
    """A page of HTML."""

    def __init__(self, title: str, html: str) -> None:
        super().__init__()
        self._title, self._html = title, html

    def get_path(self) -> str:
        return self._title.replace(" ", "_")

    def get_title(self) -> str:
        return self._title

    def get_mimetype(self) -> str:
        return "text/html"

    def get_contentprovider(self) -> StringProvider:
        return StringProvider(self._html)

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: True}


def write_zim(
    path: Path,
    pages: Mapping[str, str] = PAGES,
    redirects: Mapping[str, str] = REDIRECTS,
    *,
    title: str = "Wikipedia",
    name: str = "wikipedia_en_all",
    language: str = "eng",
) -> Path:
    """A ZIM file of these pages with a full-text index, made in January 2024."""
    with Creator(path).config_indexing(True, language).config_verbose(False) as creator:
        for page, html in pages.items():
            creator.add_item(Page(page, html))
        for page, to in redirects.items() if pages else ():
            creator.add_redirection(
                page.replace(" ", "_"), page, to.replace(" ", "_"), {Hint.FRONT_ARTICLE: True}
            )
        creator.set_mainpath(next(iter(pages), "").replace(" ", "_"))
        about = {"Title": title, "Name": name, "Language": language, "Date": "2024-01-15"}
        for key, value in about.items():
            creator.add_metadata(key, value)
    return path
