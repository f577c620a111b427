"""Articles in forms for machines and terminals."""
