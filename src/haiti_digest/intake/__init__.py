"""Takes one article in: from a file, an address or standard input to Markdown in the folder of seeds."""
