"""The steps of a build as tasks: done here, in processes, or on a cluster, with the same result."""
