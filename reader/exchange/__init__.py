"""What is taken from other programs and given to them, in the formats they know."""
