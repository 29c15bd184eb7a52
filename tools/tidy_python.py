"""How long the functions of a Python file are. Part of tidy.py."""
import ast


def functions(text):
    """(name, first line, last line) of each function, decorators not counted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno
