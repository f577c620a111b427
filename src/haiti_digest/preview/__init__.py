"""Shows the site on this machine while it is worked on: builds it again on every change and reloads the page."""
