"""Widgets that would serve any program; none knows what an article is."""
