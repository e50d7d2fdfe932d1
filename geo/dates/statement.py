"""Tell a date on which something was said from one on which it happened."""

import re

from geo.model import Article, DatedMention

_SAY = (
    r"(?:said|says|told|announced|stated|declared|reported|confirmed|denied|warned|added|tweeted"
    r"|wrote|claimed|vowed|insisted|acknowledged|admitted|explained|revealed|indicated|stressed"
    r"|argued|noted|called for|accused|condemned|demanded|urged|pledged)"
)
_OCCASION = (
    r"(?:statement|interview|speech|tweet|briefing|remarks|report|announcement|phone call"
    r"|telephone call|news conference|press conference|address)"
)
_SPEAKING_TO = r"(?:\s+(?:reporters|journalists|parliament|lawmakers|[A-Z][\w.-]+(?:\s[A-Z]\w+)?))?"
_SAID_BEFORE = re.compile(
    rf"(?:\b{_SAY}{_SPEAKING_TO}|\b{_OCCASION}(?:\s(?:in|from|to|with)\s\S+)?)"
    r",?\s+(?:(?:late|early|on|in|at)\s+)*$"
)
_OPENS_CLAUSE = re.compile(
    r"(?:^|[.!?;:\n]|\band|\bbut)[\"'”’)]*\s*(?:(?:On|on|Late|Early|In)\s+)?$"
)
_VERB = re.compile(
    rf"\b(?:(?P<say>{_SAY})|(?P<other>[a-z]{{3,}}ed|was|were|had|has|have|did|took|left|fell|made"
    r"|went|came|seized|began|won|lost|killed|struck|fled|withdrew|sent|shot|held|drove|broke)\b)"
)
_REACH = 100


def dates_statement(dated: DatedMention, article: Article) -> bool:
    """Tell whether the expression dates what someone said, not what they speak of.

    It stands behind a verb of saying ("said on Monday that ..."), or opens a clause whose first
    verb is one ("On Monday, the minister announced ...").
    """
    span, body = dated.mention.span, article.body
    if body.startswith(("'s", "’s"), span.end):
        return False  # "reported Friday's attack"
    before = body[max(0, span.start - _REACH) : span.start]
    if _SAID_BEFORE.search(before):
        return True
    if not _OPENS_CLAUSE.search(before):
        return False
    first = _VERB.search(re.split(r"[.!?;\n]", body[span.end : span.end + _REACH])[0])
    return first is not None and first.lastgroup == "say"
