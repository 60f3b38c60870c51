"""Which articles of feeds a person has done nothing with but, at the most, reading them."""

from reader.model.article import SourceKind

# What was left between these is being read.
_BEGUN, _READ_TO_THE_END = 0.02, 0.95

UNKEPT = (
    f"(article.source_kind = '{SourceKind.FEED.value}' AND bookmarked_at IS NULL AND archived_at IS NULL "
    "AND repair = '' AND note = '' "
    "AND NOT EXISTS (SELECT 1 FROM article_tag WHERE article_tag.article_id = article.id) "
    "AND NOT EXISTS (SELECT 1 FROM position WHERE position.article_id = article.id "
    f"AND progress > {_BEGUN} AND progress < {_READ_TO_THE_END}))"
)
"""An SQL condition on ``article``: a feed's own, of which nobody has kept or written anything."""
