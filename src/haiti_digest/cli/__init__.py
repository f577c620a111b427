"""The command line: one module a command; it reads the arguments, runs one step of floor four, prints."""
