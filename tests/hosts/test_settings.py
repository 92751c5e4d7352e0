from pathlib import Path

import pytest

from microsite.hosts.settings import Settings, disagreements


@pytest.mark.parametrize(
    ("language", "theme", "locale", "keys"),
    [
        ("en", "en", "en_US", []),
        ("en", None, None, []),
        ("pt-BR", "pt-BR", "pt_BR", []),
        ("pt-BR", "pt-br", "pt_PT", []),
        ("es", None, None, ["theme.language: en"]),
        ("es", "es", "en_US", ["extra.locale: en_US"]),
        ("es", "en", "en_US", ["theme.language: en", "extra.locale: en_US"]),
    ],
)
def test_the_host_is_held_to_the_language_of_the_records(
    language: str, theme: str | None, locale: str | None, keys: list[str]
) -> None:
    found = disagreements(language, theme, locale)
    assert found == tuple(
        f"mkdocs.yml says {key}, and data/investigation.yaml says language: {language}; "
        "make them agree"
        for key in keys
    )


def test_settings_without_a_theme_are_english() -> None:
    assert Settings(Path(), {}).disagreements("en") == ()
    [said] = Settings(Path(), {"theme": None, "extra": {}}).disagreements("eo")
    assert "theme.language: en" in said
