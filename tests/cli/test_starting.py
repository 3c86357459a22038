"""A command that is stopped before it has loaded what it needs."""

import subprocess
import sys
from types import ModuleType

from annotator.cli.main import main


def test_stopping_a_command_while_it_loads_is_told_in_a_line(monkeypatch, capsys):
    def stopped(_words):
        raise KeyboardInterrupt

    loading = ModuleType("annotator.cli.dispatch")
    loading.dispatch = stopped
    monkeypatch.setitem(sys.modules, "annotator.cli.dispatch", loading)
    assert main(["formats"]) == 130
    assert capsys.readouterr().err == "\nannotator: stopped before it began\n"


def test_nothing_that_takes_long_is_loaded_before_a_command_can_be_stopped():
    asked = "import sys, annotator.cli.main; print([name for name in sys.modules if name.startswith('annotator.')])"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "['annotator.cli', 'annotator.cli.main']"
