"""The window: pages say what the host wants, the desk does it, pages show what is."""
