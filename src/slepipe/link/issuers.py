"""Who issued what no person wrote: the company of a press release, the agency of a web page, the body behind its document."""

from __future__ import annotations

from typing import Final

from slepipe.link.parts import is_han
from slepipe.patterns import pattern

_DOCUMENT: Final = (
    r"(?i:\b(?:press|news|media) (?:release|statement)\b|\b(?:prescribing|product|safety) information\b|\bpackage (?:insert|leaflet)\b"
    r"|\bproduct monograph\b|\bsummary of product characteristics\b|\bannual report\b|\blabel(?:l?ing)?\b|\bSmPC\b|\bdata on file\b|\bfact ?sheet\b"
    r"|\bdrug approval\b|\b(?:first|last) (?:posted|updated)\b|\bpipeline\b)"
    r"|新[聞闻]稿|年[報报]|年度[報报]告|半年[報报]|公告|[說说]明[書书]|仿[單单]|招股|[財财][報报]|[聲声]明|通[報报]|[發发]布|白皮[書书]|管[線线]"
)
"""What companies and agencies issue."""

_NAME: Final = r"((?:[A-Z][\w&'’+-]*|F\.)(?:,? (?:S\.A|A/S|N\.V|B\.V|[A-Z][\w&'’+/-]*|&|and|of|de|la|van|KGaA|plc|Inc|Ltd|Co|LLC|AG|SE)){0,6})"
_HEAD: Final = rf"{_NAME}\.?(?:\.\s*|:\s+)(?=\S)"
_BEFORE_DOCUMENT: Final = (
    rf"{_NAME} (?=(?i:press|news|media) (?i:release|statement)|(?i:annual report|prescribing information|statement)\b)"
)
_HAN_HEAD: Final = r"([^\x00-\x7f][^.:。,;()《》「」『』“”〈〉\d]{1,20})[.:。]\s*(?=\S)"
_HAN_BEFORE: Final = (
    r"([^\x00-\x7f][^.:。,;()《》「」『』“”〈〉\d\s]{1,10}?)(?=(?:19|20)\d\d年?(?:半?年度?[報报]|年度[報报]告|公告))"
)
_SITE: Final = r"(?i)\.(?:gov|com|org|net|cn|tw|hk|eu|int|edu)\b|\d{3}|^(?:ClinicalTrials|PubMed|MEDLINE|Embase|EudraCT)\b"
# One word before a stop is a body where it is no disease, drug or journal: 「Wikipedia. Lupus. …」, not 「Vasculitis. Lancet …」.
_NOUN: Final = (
    r"(?i).*(?:itis|osis|oma|emia|aemia|pathy|penia|ology|mab|nib|cept|tide|lupus|syndrome|disease|therapy|medicine|nature|science|lancet"
    r"|blood|cell|gut|chest|heart|brain|lung|kidney|drugs?|introduction|editorial|comment|correspondence|abstract|review|overview|guidelines?"
    r"|erratum|reply|letter|anonymous|title|chapter|poster|immunity|circulation|pediatrics|allergy|arthritis|nephron|transplantation)"
)
_COMPANIES: Final = frozenset(
    (
        "abbvie acr alexion almirall alnylam amgen apa apellis argenx astellas astrazeneca aurinia bayer beigene biogen "
        "biontech bms boehringer bristol calliditas cdc cde celgene chugai csl cullinan daiichi drugbank drugs.com "
        "eisai ema eular fda ferring genentech genmab gilead glaxosmithkline grifols gsk hengrui horizon immunovant "
        "incyte innovent ipsen janssen kdigo kezar kyowa lilly lundbeck medscape menarini merck mhra mitsubishi moderna "
        "msd nhs nice nih nmpa novartis novo ono otsuka pfizer pmda regeneron remegen roche sandoz sanofi servier "
        "shionogi sobi takeda teva tfda travere ucb uptodate vera vertex viatris who wikipedia zai"
    ).split()
)


def leading_issuer(text: str) -> tuple[str, str] | None:
    """The body with which a folded entry begins, and the rest; None where its beginning may be a title."""
    document = pattern(_DOCUMENT).search(text)
    if is_han(text[:12]):
        return _han_issuer(text, issued=document is not None)
    if document is not None and (match := pattern(_BEFORE_DOCUMENT).match(text)) is not None:
        return match[1], text[match.end() :]
    if (match := pattern(_HEAD).match(text)) is None or pattern(_SITE).search(match[1]) is not None:
        return None
    name, rest = match[1], text[match.end() :]
    words = name.split()
    if document is not None and document.start() >= match.end():
        return name, rest
    if words[0].casefold() in _COMPANIES and len(words) < _FEW:
        return name, rest
    # The publisher is the author: 「Roche. Actemra. South San Francisco: Roche; 2022.」
    if len(words) < _FEW and f": {name}" in rest:
        return name, rest
    if len(words) > 1 or len(name) < _FEW or pattern(_NOUN).fullmatch(name) is not None or not pattern(_LONG).match(rest):
        return None
    return name, rest


_FEW: Final = 4
_LONG: Final = r"[^.?!]*?\S \S[^.?!]* \S[^.?!]*[.?!\[(](?=.*(?:(?:19|20)\d\d|https?:|www\.|$))|.*\b[Ll]ast updated\b"


def _han_issuer(text: str, *, issued: bool) -> tuple[str, str] | None:
    if not issued:
        return None
    if (match := pattern(_HAN_BEFORE).match(text)) is not None:
        return match[1], text[match.end() :]
    match = pattern(_HAN_HEAD).match(text)
    if match is None or pattern(_DOCUMENT).search(match[1]) is not None:
        return None
    return match[1], text[match.end() :]
