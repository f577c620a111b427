"""Where articles differ, one kind of difference a module."""
