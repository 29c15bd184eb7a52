"""How names of the model become names of C++."""
import re

KEYWORDS = {
    "and", "auto", "bool", "case", "class", "const", "continue", "default", "delete", "do", "double", "else",
    "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "if", "inline", "int", "long",
    "namespace", "new", "not", "operator", "or", "private", "protected", "public", "register", "return",
    "short", "signed", "static", "struct", "switch", "template", "this", "true", "try", "typename", "union",
    "unsigned", "using", "virtual", "void", "while",
}


def snake(name):
    """VirtualMFADeviceName -> virtual_mfa_device_name."""
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)
    name = re.sub(r"([a-z\d])([A-Z])", r"\1_\2", name)
    name = re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_").lower()
    return name + "_" if name in KEYWORDS else name


def constant(value):
    """PENDING_ACTIVATION -> kPendingActivation; sts:AssumeRole -> kStsAssumeRole."""
    parts = [p for p in re.split(r"[^A-Za-z0-9]+", value) if p]
    if all(p.upper() == p for p in parts):
        parts = [p.capitalize() for p in parts]
    return "k" + "".join(p[0].upper() + p[1:] for p in parts)


def literal(text):
    """A C++ string literal of any text."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + escaped.replace("\r", "\\r").replace("??", "?\\?") + '"'
