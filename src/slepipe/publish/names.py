"""Names and labels of entities in a locale."""

from __future__ import annotations

from slepipe.model import Entity
from slepipe.publish.catalogs import N_

TYPE_LABELS = {
    "drug": N_("Drugs"),
    "drug_class": N_("Drug classes"),
    "disease": N_("Diseases"),
    "symptom": N_("Symptoms and adverse events"),
    "target": N_("Targets"),
    "biomarker": N_("Biomarkers and endpoints"),
    "therapy": N_("Therapies and procedures"),
    "cell_type": N_("Cell types"),
    "trial": N_("Trials"),
    "organization": N_("Organizations"),
    "person": N_("Persons"),
    "place": N_("Places"),
    "journal": N_("Journals"),
}
VARIANT_LABELS = {
    "zh-Hans": N_("Simplified Chinese"),
    "zh-Hant": N_("Traditional Chinese"),
    "zh-Hant-TW": N_("Traditional Chinese (Taiwan)"),
    "zh-Hant-HK": N_("Traditional Chinese (Hong Kong)"),
}


def entity_name(entity: Entity, locale: str, form: str | None = None) -> str:
    """The name of an entity in a locale: its own, or for Chinese the ``form`` of the text, or English."""
    own = entity.names.get(locale)
    if own:
        return own
    if locale.startswith("zh"):
        return form or entity.forms[0]
    return entity.names.get("en") or entity.forms[0]
