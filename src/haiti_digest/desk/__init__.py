"""The editor's desk: why a record reads as it does, what deserves a look, and how to change it by hand."""
