"""What each page says, as values: one module per family of pages.

A view is a pure function from the checked records to a frozen dataclass. It chooses, joins and
sorts; it holds no markup, no address and no word that a reader sees. The templates under
`templates/pages/` may use exactly the fields that these classes document.
"""
