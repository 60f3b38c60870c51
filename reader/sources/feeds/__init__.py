"""Feeds: from the bytes at an address to entries, and from entries to articles."""
