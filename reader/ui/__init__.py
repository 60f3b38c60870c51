"""The window. Only this package and ``app`` know Qt; nothing here parses foreign bytes."""
