"""The window, the second face: the only room that knows Qt; every gesture calls one verb of the project."""
