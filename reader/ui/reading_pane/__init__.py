"""The reading pane: the page's engine, kept shut to everything but our own pages."""
