"""Foreign things to model objects: files, pasted text, pages; it stores nothing."""
