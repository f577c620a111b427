"""What differs between languages, as data files."""
