"""A web page to the article in it: which of its text is the article, and what belongs to that."""
