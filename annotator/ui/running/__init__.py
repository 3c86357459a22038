"""How the program runs behind the window: long work, garbage, crashes, what waits until the hands rest."""
