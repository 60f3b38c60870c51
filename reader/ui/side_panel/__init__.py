"""The panel beside the page: how it is set, or what it contains."""
