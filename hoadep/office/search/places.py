"""Scope, kind and access as words of the index, so that it narrows by them before anything is read."""


def of(scope: str, kind: str, access: str) -> tuple[str, str, str]:
    """The three words of a document."""
    return scope_word(scope), kind_word(kind), access_word(access)


def scope_word(scope: str) -> str:
    """The word of a scope; letters and digits only, another one for each scope."""
    return f"s{scope.encode().hex()}"


def kind_word(kind: str) -> str:
    """The word of a kind."""
    return f"k{kind.encode().hex()}"


def access_word(access: str) -> str:
    """The word of an access key."""
    return f"a{access.encode().hex()}"
