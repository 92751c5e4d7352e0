"""Mistakes put into the code on purpose, one at a time, each of which a test has to notice.

mutmut makes the mistakes (mutants) and runs the tests that reach each of them. What is ours: which
modules and tests belong together (`groups`), the copy that is worked on (`workspace`), what came of
it (`outcomes`), and the survivors that are known to do no harm (`explained`).
"""
