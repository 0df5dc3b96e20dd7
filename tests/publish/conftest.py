"""Documents and editions made by hand, and Markdown read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from markdown_it import MarkdownIt

from slepipe.model import Argument, Document, Edit, Edition, Entity, Mention, Relation, Variant
from slepipe.read import read_article

# A busy machine is no failure.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


Mark = tuple[str, str | None, dict[str, Any] | None]
"""The type, the entity and the value of a mention."""


@pytest.fixture(scope="session")
def render() -> Callable[[str], str]:
    """Markdown to HTML as a site would do it: CommonMark with tables, strike-through and raw HTML."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return parser.render


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """A document over the blocks of a Markdown text; ``marks`` gives what each of its words is, wherever it stands.

    ``told`` are relations: the rule of each, and the word in each role, where it stands last.
    """

    def make(
        text: str,
        marks: dict[str, Mark] | None = None,
        names: dict[str, dict[str, str]] | None = None,
        told: dict[str, dict[str, str]] | None = None,
        **fields: Any,
    ) -> Document:
        article = read_article(text, markdown=True)
        mentions = sorted(
            (
                Mention(kind, match.start(), match.end(), word, "by-hand", entity, value)
                for word, (kind, entity, value) in (marks or {}).items()
                for match in re.finditer(re.escape(word), text)
            ),
            key=lambda mention: mention.start,
        )
        entities: dict[str, Entity] = {}
        for mention in mentions:
            if mention.entity is None:
                continue
            known = entities.get(mention.entity)
            forms = tuple(dict.fromkeys([*(known.forms if known else ()), mention.text]))
            own = (names or {}).get(mention.entity, {})
            entities[mention.entity] = Entity(
                mention.entity, mention.type, own.get("en", mention.entity), own, forms, (known.count if known else 0) + 1
            )
        last = {mention.text: mention for mention in mentions}
        relations = []
        for rule, words in (told or {}).items():
            own = [(role, last[word]) for role, word in words.items()]
            arguments = tuple(Argument(role, each.start, each.end, each.entity, each.value) for role, each in own)
            start, end = min(each.start for each in arguments), max(each.end for each in arguments)
            relations.append(Relation(rule.partition(".")[0], start, end, arguments, rule))
        title = next((text[b.start : b.end] for b in article.blocks if b.kind == "title"), "")
        made: dict[str, Any] = {
            "id": "note",
            "title": title,
            "text": text,
            "variant": Variant("zh-Hans", machine_made=False),
            "blocks": article.blocks,
            "tokens": (),
            "terms": (),
            "mentions": tuple(mentions),
            "entities": tuple(sorted(entities.values(), key=lambda e: -e.count)),
            "references": (),
            "citations": (),
            "relations": tuple(relations),
        }
        return Document(**(made | fields))

    return make


@pytest.fixture(scope="session")
def make_edition() -> Callable[..., Edition]:
    """An edition of a document: each ``before: after`` is applied wherever it stands."""

    def make(document: Document, locale: str = "zh-Hans", changes: dict[str, str] | None = None) -> Edition:
        edits: list[Edit] = []
        parts: list[str] = []
        at = 0
        for match in re.finditer("|".join(map(re.escape, changes)), document.text) if changes else ():
            after = (changes or {})[match[0]]
            edits.append(Edit(match.start(), match.end(), match[0], after, "term", "by-hand"))
            parts += [document.text[at : match.start()], after]
            at = match.end()
        return Edition(locale, "".join([*parts, document.text[at:]]), tuple(edits))

    return make


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What slepipe keeps between runs neither comes from the user's folder nor goes there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
