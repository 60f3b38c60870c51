"""Markup in, markup or text out; nothing here reads files, stores or asks the network."""
