"""Hostile records, files and articles, put into real projects: what comes of them."""
