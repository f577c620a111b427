"""What changed between builds, by record."""
