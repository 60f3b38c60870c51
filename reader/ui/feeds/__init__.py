"""Feeds in the window: where they stand beside the list, how they are followed and refreshed."""
