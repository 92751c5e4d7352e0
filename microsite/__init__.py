"""Builds a static investigative site from sourced, checked records."""
