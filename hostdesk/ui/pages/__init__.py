"""Pages: one a step of the rail; they emit what the host wants and show what is."""
