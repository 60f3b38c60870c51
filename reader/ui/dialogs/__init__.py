"""The few dialogs; each is opened, never run in a loop of its own."""
