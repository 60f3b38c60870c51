"""Repairing an article: what its page held, what is kept of it, and its earlier versions."""
