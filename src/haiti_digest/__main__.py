"""Runs the command line as ``python -m haiti_digest``."""

from haiti_digest.cli.main import main

raise SystemExit(main())
