"""Which paragraphs does a document of this format hold, and what does it say of itself? A module a format."""
