"""A word of data/vocabulary.yaml that nothing could be done with.

The file adds words to the standard ones of `stances`, `channels`, `source_kinds`, `event_kinds`,
`bill_kinds`, `response_kinds` and `precisions`. Each has a `word`, a `label` for readers and a
`description`. Where rules and pages depend on a word, it says with `like` which standard word it
counts as; a standard word may stand there with another label. No word stands twice in a list.

Passes:

    response_kinds:
      - word: declined to comment
        label: Declined to comment
        description: a source says that the agency would not comment
        like: did not respond

Fails, because nothing depends on a stance, so that it counts as no other:

    stances:
      - {word: supportive, label: supportive, description: it is in favor, like: defense}
"""

# Found by microsite.load.
RULE = "unusable-word"
