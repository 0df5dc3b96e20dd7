"""The pipeline, stage by stage, from a text to a document and its editions.

    text ─ read ─▶ article ─ view ─▶ Simplified view ─ recognize ─▶ mentions ─ segment ─▶ tokens
         ─ link ─▶ entities, references, citations ─ relate ─▶ relations      document ─ edit ─▶ editions

``annotate``, ``convert`` and ``segment`` are the public entries; ``analyse`` keeps what the editions need beside the document.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from slepipe.edit.choices import choose, in_words
from slepipe.edit.context import words_in_context
from slepipe.edit.counted import pressures, same_cases
from slepipe.edit.currency import bare_money
from slepipe.edit.damage import find_damage, readings
from slepipe.edit.dosage import tablets
from slepipe.edit.edition import Material, Switches, make_edition
from slepipe.edit.era import dates_told_twice, republican_years
from slepipe.edit.glossary import Entry, parse_glossary
from slepipe.edit.honorifics import honorifics
from slepipe.edit.named import find_named
from slepipe.edit.phases import taiwans_phases, taiwans_stages
from slepipe.edit.repair import find_suspects, listed_characters, name_characters, named_offsets
from slepipe.edit.review import Doubt, find_doubts
from slepipe.edit.script import in_script, split_words
from slepipe.edit.tables import EDITIONS, MAINLAND, TAIWAN
from slepipe.edit.variant import detect_variant
from slepipe.errors import LocaleError
from slepipe.hanzi import differing, to_traditional
from slepipe.lexicon.load import load_lexicon
from slepipe.link.citations import find_citations
from slepipe.link.containers import journal_spans
from slepipe.link.entities import link_entities
from slepipe.link.references import find_references
from slepipe.model import Article, Citation, Document, Edition, Relation, Token
from slepipe.read import read_article
from slepipe.recognize import Recognition, recognize
from slepipe.recognize.dateline import dateline
from slepipe.segment.engine import Engine, words_between
from slepipe.segment.terms import top_terms
from slepipe.view import View, simplified_view

if TYPE_CHECKING:
    from slepipe.recognize.explain import Explained

# Rules of mentions inside which no word changes by what stands around it: a row has the whole name, or where a disease comes from begins it.
_NAMED_WHOLE = ("lexicon", "composed.origin")
# The part of speech that a recognized span has as one token (the tag set of jieba's dictionary).
_POS = {"date": "t", "person": "nr", "place": "ns", "organization": "nt", "identifier": "x"} | dict.fromkeys(
    "duration age percent count money dose measurement phase".split(), "m"
)


class Options(msgspec.Struct, frozen=True):
    """What can be set for an article.

    Extra lexicon tables, the segmenter, the reference date of years left out, an editor's glossary, which edits its editions may have, and
    whether its relations are looked for: editions and tokens need none.
    """

    lexicon: tuple[str, ...] = ()
    segmenter: Engine = "rjieba"
    hmm: bool = True
    date: datetime.date | None = None
    glossary: tuple[Entry, ...] = ()
    switches: Switches = Switches()
    relations: bool = True


class Analysis(msgspec.Struct, frozen=True):
    """A document, the material of its editions, and which edits they may have."""

    document: Document
    material: Material
    switches: Switches = Switches()


def annotate(text: str, *, date: datetime.date | None = None) -> Document:
    """Everything that is known about an article; ``date`` supplies the year of dates that leave it out.

    Raises ``InputError`` for a text that holds a lone surrogate or nothing at all.
    """
    return analyse(read_article(text), options=Options(date=date)).document


def convert(
    text: str, to: str = TAIWAN, *, repair: bool = True, terms: bool = True, typography: bool = True, glossary: str = ""
) -> Edition:
    """The edition of a text for the locale ``to`` (zh-Hans, zh-Hant-TW or zh-Hant-HK), with the edits that make it.

    ``glossary`` holds rules of an editor, a line each (docs/review.md). Raises ``LocaleError`` for another locale, ``GlossaryError`` for
    a line that is no rule and ``InputError`` as ``annotate`` does.
    """
    options = Options(glossary=parse_glossary(glossary), relations=False)
    return edition(analyse(read_article(text), options=options), to, Switches(repair, terms, typography))


def review(text: str, to: str = TAIWAN, *, glossary: str = "") -> list[Doubt]:
    """What a person should look at in the edition of a text for the locale ``to``, most doubtful first; raises as ``convert`` does."""
    analysis = analyse(read_article(text), options=Options(glossary=parse_glossary(glossary), relations=False))
    return find_doubts(analysis.material, edition(analysis, to), analysis.document.tokens)


def segment(text: str) -> list[Token]:
    """The words of a text in order, on its Simplified view, recognized entities and values whole; white space left out."""
    return list(analyse(read_article(text), options=Options(relations=False)).document.tokens)


def analyse(article: Article, *, name: str = "", options: Options | None = None) -> Analysis:
    """Run every stage up to the document; ``name`` becomes its id."""
    options = options or Options()
    lexicon = load_lexicon(options.lexicon)
    damage = find_damage(article)
    skipped = readings(damage)
    gaps = tuple(sorted({*article.gaps, *skipped})) if skipped else article.gaps
    view = simplified_view(msgspec.structs.replace(article, gaps=gaps))
    references = find_references(article.text, article.blocks)
    journals = journal_spans(article.text, references)
    date = _date_of(article, view)
    recognition = recognize(article, view, lexicon, date=options.date or date, journals=journals)
    tokens = _tokens(view, recognition, options)
    simplified = view.simplified
    words = in_words(simplified, tokens)
    people = [mention for mention in recognition.mentions if mention.type == "person"]
    chosen = choose(simplified, words, {person.start for person in people})
    traditional = to_traditional(split_words(simplified, words, chosen, view.gaps))
    names = named_offsets(article.text, simplified, recognition.mentions)
    taiwan = in_script(simplified, traditional, TAIWAN, names)
    differences = {MAINLAND: differing(article.text, simplified), TAIWAN: differing(article.text, taiwan)}
    # A document needs these of a Traditional text only.
    kept = cache(lambda: name_characters(article.text, words, chosen.keys() - {person.start for person in people}))
    listed = cache(lambda: listed_characters(recognition.mentions, lexicon))
    named_at = {at for person in people for at in range(person.start, person.end)}
    suspects = cache(
        lambda: find_suspects(article.text, taiwan, differences[TAIWAN], words, kept() | listed(), persons=names, named=named_at)
    )
    forms = cache(lambda: find_named(_blanked(simplified, skipped), article.blocks, recognition, lexicon))
    made = frozenset(mention.start for mention in recognition.mentions if not mention.rule.startswith(_NAMED_WHOLE))
    in_context = cache(lambda: words_in_context(simplified, tokens, article.blocks, made))
    named = cache(
        lambda: (
            *sorted((*in_context(), *forms()), key=lambda form: form.start - form.end),
            *pressures(simplified),
            *same_cases(simplified, in_context()),
            *honorifics(simplified, recognition.mentions, in_context()),
            *bare_money(article.text, recognition.mentions, article.blocks),
            *republican_years(recognition.mentions),
            *dates_told_twice(recognition.mentions),
            *taiwans_stages(simplified, recognition.mentions, article.blocks),
            *taiwans_phases(recognition.mentions),
            *tablets(article.text, recognition.mentions, lexicon),
        )
    )
    variant = detect_variant(article.text, simplified, differences, suspects, forms)
    citations = find_citations(article.text, article.blocks, references)
    document = Document(
        id=name,
        title=_title(article),
        text=article.text,
        variant=variant,
        blocks=article.blocks,
        tokens=tuple(tokens),
        terms=top_terms(_body(tokens, article)),
        mentions=recognition.mentions,
        entities=link_entities(recognition.mentions, lexicon),
        references=references,
        citations=citations,
        meta=article.meta,
        gaps=gaps,
        date=date.isoformat() if date else None,
        relations=_relations(article, view, recognition, citations) if options.relations else (),
    )
    material = Material(
        article=article,
        simplified=simplified,
        traditional=traditional,
        taiwan=taiwan,
        persons=names,
        differences=differences,
        find_suspects=suspects,
        find_name_characters=kept,
        damage=damage,
        find_named=named,
        variant=variant,
        glossary=options.glossary,
    )
    return Analysis(document, material, options.switches)


def edition(analysis: Analysis, locale: str, switches: Switches | None = None) -> Edition:
    """One edition of an analysed article; raises ``LocaleError`` for a locale that has none."""
    if locale not in EDITIONS:
        raise LocaleError(f"no edition for locale {locale!r}; choose one of {', '.join(EDITIONS)}")
    return make_edition(analysis.material, locale, switches or analysis.switches)


def explain_analysis(analysis: Analysis, options: Options) -> list[Explained]:
    """Why each mention of an analysed article is there, in the order of its mentions; ``options`` are those of the analysis."""
    from slepipe.recognize.explain import explain

    document, article = analysis.document, analysis.material.article
    view = simplified_view(msgspec.structs.replace(article, gaps=document.gaps))
    date = options.date or _date_of(article, view)
    return explain(
        article, view, load_lexicon(options.lexicon), date=date, journals=journal_spans(article.text, document.references)
    )


def _tokens(view: View, recognition: Recognition, options: Options) -> list[Token]:
    protected = [(start, end, _POS.get(kind, "nz")) for start, end, kind in recognition.outer]
    return words_between(view.flow, protected, view.offsets, hmm=options.hmm, engine=options.segmenter)


def _relations(article: Article, view: View, recognition: Recognition, citations: Sequence[Citation]) -> tuple[Relation, ...]:
    from slepipe.relate import find_relations  # the largest of the stages, and not every run needs it

    return find_relations(article, view, recognition, citations)


def _blanked(text: str, offsets: Sequence[int]) -> str:
    """A text with characters of no width at some offsets: names are looked up without them."""
    characters = list(text) if offsets else []
    for at in offsets:
        characters[at] = "\u200b"
    return "".join(characters) or text


def _body(tokens: Sequence[Token], article: Article) -> list[Token]:
    """The tokens of the article's text: outside of references, whose English words say little of it, and of front matter."""
    starts = [token.start for token in tokens]
    spans = [(block.start, block.end) for block in article.blocks if block.kind != "reference"]
    return [token for start, end in spans for token in tokens[bisect_left(starts, start) : bisect_left(starts, end)]]


def _title(article: Article) -> str:
    for block in article.blocks:
        if block.kind == "title":
            return article.text[block.start : block.end]
    declared = article.meta.get("title")
    if isinstance(declared, str):
        return declared
    first: Sequence[str] = [article.text[b.start : b.end] for b in article.blocks[:1]]
    return first[0][:60] if first else ""


def _date_of(article: Article, view: View) -> datetime.date | None:
    """The date of the front matter, else that of the dateline: 記者李明／台北報導 2025年4月16日."""
    try:
        return datetime.date.fromisoformat(str(article.meta.get("date", "")))
    except ValueError:
        return dateline(view.simplified, article.blocks)
