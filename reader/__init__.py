"""Senja: one calm window for everything a person keeps to read."""

__version__ = "0.1.0"
