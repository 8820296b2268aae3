"""Words of plain text: in one line, counted, with a capital letter."""

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def one_line(text: str) -> str:
    """Return the text with a space for every run of white space, for formats in which the end of a line ends a record."""
    return " ".join(text.split())


def counted(number: int, noun: str) -> str:
    """Return `1 tie` or `3 ties`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def in_words(number: int) -> str:
    """Return a number up to ten as a word: `four`."""
    return NUMBER_WORDS[number]


def capitalised(text: str) -> str:
    """Return a text with a capital first letter, and the rest as it is: names inside it keep theirs."""
    return text[:1].upper() + text[1:]
