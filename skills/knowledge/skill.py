"""What the home doesn't know: looked up in encyclopedias on the box (ZIM files, as Kiwix offers
them) and in the household's own documents.

It is asked where nothing else understands a question. Whatever it says, it names where it stands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, Field

from assistant.skillkit import Answer, Ask, Ctx, Role, Say, ToolCall, join_names, plain_name, skill

from .distances import far
from .figures import beginning, figure, sentence_holding, sentence_telling, sentences
from .looking import Book, Passage, Reply, look
from .shapes import ABOUT, MEANING, SEARCH, Asked, follow, heard, read, say, stem
from .sources import passage_text, source

DEADLINE_S = 8.0
LONGEST = 400
"""Letters of a question."""
PAST = 6
"""Turns that a pronoun may reach back to."""


class Settings(BaseModel):
    encyclopedias: str = Field(
        "", description="A folder of ZIM files (Wikipedia, Wiktionary …), fetched from Kiwix."
    )
    documents: str = Field(
        "", description="A folder of your own text and Markdown files that may be read aloud."
    )


@skill(role=Role.KNOW, deadline_s=DEADLINE_S + 2, for_model=False, more=("question",))
async def answer(
    ctx: Ctx,
    question: Annotated[str, Field(max_length=LONGEST)],
    about_home: bool = False,
    article: str = "",
) -> Answer:
    """Look something up in an encyclopedia or in your own documents."""
    asked = follow(read(question), _before(ctx))
    if article:
        asked = replace(asked, subject=article)
    if asked.what == "distance" and not article and (told := far(ctx, asked.subject, None)):
        return told
    foreign = not heard().ours.search(asked.subject or question) and not _is_ours(
        ctx, asked.subject
    )
    books = ctx.settings.encyclopedias if foreign else ""
    if not books and not ctx.settings.documents:
        missing = foreign and not about_home and _is_general(asked)
        return _nothing("no-encyclopedia" if missing else "")
    reply = await look(_request(ctx, asked, books, about_home), DEADLINE_S)
    if reply.passages:
        return _noted(reply.passages, asked)
    if reply.articles and (found := _from_articles(ctx, reply, asked)):
        return found
    return _nothing(*_trouble(reply, bool(books)))


@skill(deadline_s=DEADLINE_S + 2, for_model=False)
async def more(ctx: Ctx) -> Answer:
    """Read on in the article that was told of last."""
    asked, last = _before(ctx), ctx.dialogue.turns[-1] if ctx.dialogue.turns else {}
    ours = [call for call in last.get("calls") or () if str(call["skill"]).startswith("knowledge.")]
    if asked is None or not ours or not ctx.settings.encyclopedias:
        return Say(say("no-more"), failed=True, unknown=True)
    request = _request(ctx, asked, ctx.settings.encyclopedias, False)
    reply = await look({**request, "documents": ""}, DEADLINE_S)
    if not reply.articles:
        return _nothing(*_trouble(reply, True))
    book = reply.articles[0]
    said = " ".join(str(turn.get("reply") or "") for turn in ctx.dialogue.turns[-PAST:])
    told = [at for at, each in enumerate(sentences(book.article)) if each in said]
    text = beginning(book.article, max(told, default=-1) + 1)
    return text or say("nothing-more", article=book.article.title)


def _before(ctx: Ctx) -> Asked | None:
    """What was asked in the last turns, with its pronouns resolved."""
    before: Asked | None = None
    for turn in ctx.dialogue.turns[-PAST:]:
        for call in turn.get("calls") or ():
            if call["skill"] != "knowledge.answer":
                continue
            given = call["arguments"]
            before = follow(read(str(given.get("question") or "")), before)
            if given.get("article"):
                before = replace(before, subject=str(given["article"]))
    return before


def _is_general(asked: Asked) -> bool:
    """Whether an encyclopedia would have it: a figure, a name, a kind of thing, but hardly "the
    dog".
    """
    if asked.what != ABOUT:
        return asked.what != SEARCH
    one = heard().definite.search(asked.question) and asked.subject == asked.subject.lower()
    return not one


def _is_ours(ctx: Ctx, subject: str) -> bool:
    """Whether it is a device or a place of this home."""
    devices = ctx.home.devices.values()
    names = [name for each in devices for name in (each.name, *each.aliases)]
    names += [name for area in ctx.home.areas.values() for name in (area.name, *area.aliases)]
    return bool(subject) and plain_name(subject) in map(plain_name, names)


def _request(ctx: Ctx, asked: Asked, books: str, about_home: bool) -> dict[str, object]:
    """For the reader. What speaks of a device or a place of the home is found by its title alone:
    words of the home stand in any article.
    """
    plain = asked.subject.removesuffix("s") if asked.what in (ABOUT, MEANING) else asked.subject
    return {
        "encyclopedias": books,
        "documents": ctx.settings.documents,
        "index": str(ctx.folder / "documents.sqlite"),
        "words": asked.words,
        "subjects": [each for each in dict.fromkeys((asked.subject, plain)) if each],
        "search": "" if about_home else " ".join(asked.words),
        "language": heard().iso,
        "dictionary": asked.what == MEANING,
    }


def _from_articles(ctx: Ctx, reply: Reply, asked: Asked) -> Answer | None:
    for book in reply.articles:
        named = reply.titled or _names(book, asked)
        if book.article.meanings and reply.titled:
            return _which(book, asked)
        told = _told(ctx, book, asked) if named else ""
        if told:
            return told
        if not reply.titled and (text := sentence_holding(book.article, asked.words)):
            under = {"source": source(book), "article": book.article.title}
            return say("says-under", text=text, **under)
    return None


def _names(book: Book, asked: Asked) -> bool:
    """Whether the article is called as what was asked about, or a longer name for it."""
    title = book.article.title.lower()
    subject = asked.subject.lower().split()
    return bool(subject) and all(stem(word) in title for word in subject)


def _told(ctx: Ctx, book: Book, asked: Asked) -> str:
    """What the article says to the question; else how it begins."""
    article = book.article
    if asked.what == "distance" and (told := far(ctx, article.title, article.position)):
        return told
    if asked.what == MEANING and article.items:
        return say("says-under", source=source(book), article=article.title, text=article.items[0])
    value = figure(article, asked, ctx.now().date())
    if value is not None:
        given = {
            "source": source(book),
            "article": article.title,
            "label": value.label,
            "value": value.text,
        }
        if value.years is not None:
            return say("age-of", years=value.years, **given)
        return say("figure", **given)
    text = sentence_telling(article, asked) or beginning(article)
    text = text or " ".join(article.items[:1])
    return say("says", source=source(book), text=text) if text else ""


def _which(book: Book, asked: Asked) -> Ask:
    """The question which of several things is meant."""
    titles = book.article.meanings[:4]
    choices = {_short(title): title for title in titles}
    call = ToolCall("knowledge.answer", {"question": asked.question})
    question = say("which", title=book.article.title, meanings=join_names(list(choices), "or"))
    return Ask(question, call, expect="choice", choices=choices, slot="article")


def _short(title: str) -> str:
    """ "planet" of "Mercury (planet)"."""
    inner = title.partition("(")[2].rstrip(") ")
    return inner or title


def _noted(passages: tuple[Passage, ...], asked: Asked) -> str:
    best = passages[0]
    name = best.above.rpartition(" · ")[2]
    return say("note", name=name, text=passage_text(best, asked.words))


def _trouble(reply: Reply, wanted: bool) -> tuple[str, tuple[str, ...]]:
    """The message that tells why nothing was found, and the files that it names."""
    if reply.late:
        return "late", ()
    if wanted and not reply.books:
        if reply.no_encyclopedias:
            return "no-folder", ()
        if reply.broken:
            return "broken", reply.broken
        return ("empty-book", reply.empty) if reply.empty else ("empty-folder", ())
    if reply.no_documents:
        return "no-documents", ()
    return ("not-in-it", ()) if wanted else ("", ())


def _nothing(message: str, files: tuple[str, ...] = ()) -> Say:
    """Nothing was found; who else knows something may say it."""
    names = join_names([file.rpartition(".")[0] for file in files])
    return Say(say(message, files=names) if message else "", failed=True, unknown=True)
