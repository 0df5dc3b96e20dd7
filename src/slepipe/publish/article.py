"""All files of one article, as bytes by name; nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence

from slepipe.edit.tables import EDITIONS
from slepipe.pipeline import Analysis, edition
from slepipe.publish.appendix import usual_forms
from slepipe.publish.catalogs import Labels
from slepipe.publish.digest_markdown import digest_markdown
from slepipe.publish.edition_markdown import edition_markdown
from slepipe.publish.facts import gather_facts
from slepipe.publish.json_text import struct_text
from slepipe.publish.localized_json import localized_json


def publish_article(analysis: Analysis, locales: Sequence[Labels]) -> dict[str, bytes]:
    """File name to content: ``document.json``, and for each locale a Markdown and a JSON file.

    A locale that editions exist for (zh-Hans, zh-Hant-TW, zh-Hant-HK) gets the full text, every other a digest.
    """
    document = analysis.document
    facts = gather_facts(document)
    files = {"document.json": struct_text(document)}
    for labels in locales:
        if labels.tag in EDITIONS:
            made = edition(analysis, labels.tag)
            forms = usual_forms(made, facts)
            text = edition_markdown(document, made, facts, forms, labels, markdown=analysis.material.article.markdown)
            data = localized_json(document, facts, labels, made, forms)
        else:
            text = digest_markdown(document, facts, labels)
            data = localized_json(document, facts, labels)
        files[f"{labels.tag}.md"] = text.encode()
        files[f"{labels.tag}.json"] = data
    return files
