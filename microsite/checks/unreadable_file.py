"""A file that is not text in UTF-8, is above 5 MB, or holds invisible characters.

Letters of another encoding turn into other letters, and an invisible character, such as the line
separator U+2028 that comes along when a text is pasted from a web page, breaks a line where no
editor shows it. Control characters, which word processors leave, are invisible too; tabs and line
ends are not meant. A byte-order mark at the beginning and the line ends of Windows do no harm.

A folder or a link that leads nowhere in the place of a file cannot be read either.

Passes:

    title: The Northfield file

Fails, with the line separator between the two words:

    title: The Northfield\u2028file
"""

# Found by microsite.yamlfile.textfile.
RULE = "unreadable-file"
