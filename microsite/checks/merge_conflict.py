"""A file in which git has left two versions of the same lines.

Where two people have edited the same lines, `git merge` writes both into the file, between lines
that begin with `<<<<<<<`, `=======` and `>>>>>>>`. Somebody has to choose. `git diff` shows who
wrote which of them.

Passes, where one version was kept:

    stance: critical

Fails:

    <<<<<<< HEAD
    stance: critical
    =======
    stance: concerned
    >>>>>>> the-other-branch
"""

# Found by microsite.yamlfile.textfile.
RULE = "merge-conflict"
