"""The list of articles: its model, how a row is painted, and the view."""
