"""Rules 1xx, and those of the overlay: reading and laying the files over each other checks them."""

from __future__ import annotations

from ..problems import Severity
from .rule import Rule

_ERROR = Severity.ERROR

RULES = (
    Rule("AL101", "unreadable-file", _ERROR, "Front matter and YAML files can be read."),
    Rule("AL102", "unknown-key", _ERROR, "Only keys that the kind of content has are used."),
    Rule("AL103", "missing-key", _ERROR, "Every key that a kind of content needs is there."),
    Rule("AL104", "key-twice", _ERROR, "A key stands once."),
    Rule(
        "AL105",
        "wrong-value",
        _ERROR,
        "Every value has the type and the form that its key asks for.",
    ),
    Rule("AL106", "id-differs-from-file", _ERROR, "An item's id equals the name of its file."),
    Rule("AL107", "id-twice", _ERROR, "An id stands once in a list."),
    Rule("AL108", "not-utf-8", _ERROR, "Files are UTF-8 text."),
    Rule(
        "AL109",
        "yaml-indirection",
        _ERROR,
        "YAML is plain data, without anchors, aliases and tags.",
    ),
    Rule("AL110", "folder-missing", _ERROR, "Every folder of content that is configured exists."),
    Rule("AL111", "file-missing", _ERROR, "The files that every curriculum needs are there."),
)
"""What holds for a file by itself."""

OVERLAY_RULES = (
    Rule("AL210", "overlay-without-original", _ERROR, "What an overlay changes exists."),
    Rule(
        "AL211",
        "overlay-without-passage",
        _ERROR,
        "What an overlay's text replaces has a name that exists.",
    ),
)
"""What holds for a file of a later root."""
