"""The keys of actions: which there are, which are in force, and which may not be taken."""
