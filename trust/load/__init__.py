"""The built site under nginx, configured as GitHub Pages serves, and thousands of requests."""
