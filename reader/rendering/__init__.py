"""An article and a theme to one page; no window, no library, no network."""
