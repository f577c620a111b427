"""One process, two, and the workers of a cluster: what each step of a first build takes."""
