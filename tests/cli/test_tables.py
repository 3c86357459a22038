"""Tables by the command line: what a column is can be said."""

import pytest

from annotator.cli.main import main


@pytest.fixture
def project(tmp_path, capsys):
    """A new project."""
    path = str(tmp_path / "p.annot")
    assert main(["new", path]) == 0
    capsys.readouterr()
    return path


def test_columns_are_named_where_none_is_the_text_and_map_says_which(project, tmp_path, capsys):
    table = tmp_path / "a.csv"
    table.write_text("甲,乙\n新館,啟用。\n", "utf-8")
    assert main(["import", project, str(table)]) == 1
    told = capsys.readouterr().err
    assert "甲, 乙" in told
    assert "--map text=" in told
    assert main(["import", project, str(table), "--map", "text=乙", "--map", "title=甲"]) == 0
    assert "新館" in capsys.readouterr().out
    assert main(["import", project, str(table), "--map", "text=丙"]) == 1
    assert "丙" in capsys.readouterr().err
    assert main(["import", project, str(table), "--map", "words=乙"]) != 0
    assert "WHAT=COLUMN" in capsys.readouterr().err
