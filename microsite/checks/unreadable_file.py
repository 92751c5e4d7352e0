"""A file that is not text in UTF-8, is above 5 MB, or holds invisible characters.

Letters of another encoding turn into other letters, and an invisible character, such as the line
separator U+2028 that comes along when a text is pasted from a web page, breaks a line where no
editor shows it. Control characters are invisible too; tabs and line ends are not meant.

Passes:

    title: The Northfield file

Fails, with the line separator between the two words:

    title: The Northfield\u2028file
"""

# Found by microsite.textfile.read_text.
RULE = "unreadable-file"
