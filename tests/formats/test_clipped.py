"""Pieces of pages on the clipboard."""

import pytest

from annotator.formats.clipped import address, of_windows


def test_a_piece_of_windows_tells_its_address_and_what_was_chosen():
    raw = (
        "Version:0.9\r\nStartHTML:1\r\nEndHTML:2\r\nStartFragment:3\r\nEndFragment:4\r\n"
        "SourceURL:https://news.example.org/1\r\n<html><body>\r\n<!--StartFragment--><p>𠮷田</p><!--EndFragment-->\r\n"
        "</body></html>\0"
    ).encode()
    assert of_windows(raw) == ("<p>𠮷田</p>", "https://news.example.org/1")


def test_html_without_a_head_is_taken_as_it_is():
    assert of_windows("<p>甲</p>".encode()) == ("<p>甲</p>", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16"])
def test_browsers_tell_the_address_in_either_encoding(encoding):
    assert address("https://news.example.org/1\n國會".encode(encoding)) == "https://news.example.org/1"


def test_an_address_of_no_web_is_none():
    assert address(b"file:///home/a.html") == ""
