"""A reader of C++ that knows just enough to say where functions begin and end. Part of tidy.py.

It does not parse: it blanks comments and texts, then follows braces and looks at what stands before each.
That holds for code in clang-format's hands, which is the only code it is given.
"""
import re

_LITERALS = re.compile(
    r"""
    //[^\n]*(?:(?<=\\)\n[^\n]*)*                              # comments
  | /\*.*?\*/
  | (?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"  # raw texts
  | "(?:\\.|[^"\\\n])*"
  | \b\d(?:[\w.]|'(?=\w))*                                     # numbers, whose ' is no quote
  | '(?:\\.|[^'\\\n])+'
    """,
    re.VERBOSE | re.DOTALL,
)
_DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n\\]|\\.|\\\n)*", re.MULTILINE | re.DOTALL)
_SCOPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b")
_CONSTRUCTOR = re.compile(r"\)\s*(?:noexcept\s*(?:\([^)]*\))?\s*)?:(?!:)")
_ARGUMENTS = r"(?:<[^<>()]*>)?"
_OPERATOR = r"operator\s*\(\)|operator\s*[^\s\w(]+|operator\s+[\w:]+"
_NAME = re.compile(rf"((?:\w+{_ARGUMENTS}::)*(?:{_OPERATOR}|~?\w+{_ARGUMENTS}))\s*\(")
_ACCESS = re.compile(r"\b(public|private|protected)\s*$")


def _blank(match):
    text = match[0]
    if text[0].isdigit():
        return text
    if text.startswith("/"):
        return re.sub(r"[^\n]", " ", text)
    return '"' + re.sub(r"[^\n]", " ", text[1:-1]) + '"'


def bare(text):
    """The text without comments, contents of literals and preprocessor lines; lines stay where they were."""
    without = _LITERALS.sub(_blank, text)
    return _DIRECTIVE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), without)


def _without_templates(head):
    """`template <class T>` in front would look like a class."""
    match = re.match(r"\s*template\s*<", head)
    while match:
        depth, at = 1, match.end()
        while at < len(head) and depth:
            depth += {"<": 1, ">": -1}.get(head[at], 0)
            at += 1
        head = " " * at + head[at:]
        match = re.match(r"\s*template\s*<", head)
    return head


def _outside_parentheses(head):
    depth, out = 0, []
    for character in head:
        depth -= character == ")"
        out.append(character if depth == 0 or (depth == 1 and character == "(") else " ")
        depth += character == "("
    return "".join(out)


def _kind(head):
    """What a brace opens whose statement so far is `head`: a scope, a function, or a value."""
    head = _without_templates(head)
    flat = _outside_parentheses(head)
    tail = flat.rstrip()
    if "(" not in flat:
        return "scope" if _SCOPE.search(flat) else "value"
    name = _NAME.search(flat)
    if name is None or re.search(r"(?<![=!<>])=(?!=)", flat[: name.start()]):
        return "value"
    if _SCOPE.match(flat.lstrip()) and not tail.endswith((")", "const", "noexcept", "override", "final")):
        return "scope"
    if _CONSTRUCTOR.search(flat) and not tail.endswith((")", "}")):
        return "value"
    return "function"


def _function_name(head):
    match = _NAME.search(_outside_parentheses(_without_templates(head)))
    return match[1] if match else "function"


def functions(code):
    """(name, first line, last line) of each function; a lambda or a local class counts with its owner."""
    head_start = at = parentheses = 0
    while at < len(code):
        character = code[at]
        if character in "()":
            parentheses += 1 if character == "(" else -1
        elif parentheses == 0 and character in ";}":
            head_start = at + 1
        elif parentheses == 0 and character == ":" and _ACCESS.search(code[head_start:at]):
            head_start = at + 1
        elif character == "{":
            head = code[head_start:at]
            kind = "value" if parentheses else _kind(head)
            if kind == "scope":
                head_start = at + 1
            else:
                end = _matching(code, at)
                if kind == "function":
                    first = head_start + len(head) - len(_without_templates(head).lstrip())
                    yield _function_name(head), _line(code, first), _line(code, end)
                    head_start = end + 1
                at = end
        at += 1


def _line(code, at):
    return code.count("\n", 0, at) + 1


def _matching(code, at):
    depth = 0
    for match in re.finditer(r"[{}]", code[at:]):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return at + match.start()
    return len(code) - 1
