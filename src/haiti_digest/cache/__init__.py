"""What a build keeps for the next one: records of articles, what was looked at, how pages came out."""
