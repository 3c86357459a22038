"""The Python page of the README does what it says."""

import re
from pathlib import Path

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_python_page_runs_as_it_stands(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text("標題\n\n曹建明在致辭中強調。", "utf-8")
    [code] = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert "mark 曹建明" in capsys.readouterr().out
    assert Path("news.jsonl").read_text("utf-8").count("\n") == 2
