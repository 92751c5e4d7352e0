"""`make fuzz`: the tests' properties with many more examples, and atheris on all that is read.

`targets` says, for each reader of bytes, what has to hold whatever the bytes are; the tests replay
the corpus through the same functions. `atheris` grows inputs by what code they reach (`worker`);
Hypothesis draws whole records, articles and edits (`rounds`, which repeats the tests' properties).
"""
