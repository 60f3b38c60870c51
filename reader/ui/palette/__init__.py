"""Everything that is found by a few letters: what there is, in which order, and the field for it."""
