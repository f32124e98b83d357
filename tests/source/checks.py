"""What holds for the source tree as a whole. A check yields its findings, as `file:line: what is wrong`."""

import re

from source_tree import strip_comments_and_strings

LINE_COLUMNS_MAX = 110
HEADER_LINES_MAX = 160
SOURCE_LINES_MAX = 400
FUNCTION_LINES_MAX = 70

# Tables that a program has written: as long as what they hold.
GENERATED = {"src/base/width_table.h"}

# Longer than they may be: to be brought within the limits.
TOO_LONG = {"src/records/json_scanner.h"}

TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "build", "data", "src", "tests"}

CODES_WITHOUT_TRANSCRIPT = "tests/source/codes_without_transcript.txt"


def numbered_code(tree, path):
    return enumerate(strip_comments_and_strings(tree.read(path)).split("\n"), start=1)


def check_room_order(tree):
    """A file includes its own room or one to its left, and every folder of src/ is a room."""
    rooms = tree.rooms()
    for path in tree.cpp_files("src"):
        room = path.parts[1]
        if len(path.parts) != 3 or room not in rooms:
            yield f"{path}: a source file stands in a room of src/, and the rooms are {' '.join(rooms)}"
            continue
        for number, line in enumerate(tree.read(path).split("\n"), start=1):
            include = re.match(r'\s*#\s*include\s+"([^"]*)"', line)
            if not include:
                continue
            target = include.group(1).split("/")[0]
            if "/" not in include.group(1) or target not in rooms:
                yield f"{path}:{number}: \"{include.group(1)}\" names no room"
            elif rooms.index(target) > rooms.index(room):
                yield f"{path}:{number}: {room} includes {target}, which stands to its right"


def check_no_binary_floating_point(tree):
    """No figure passes through binary floating point."""
    banned = re.compile(r"\b(double|float|sto[fd]|stold|strto[fd]|strtold|atof|cpp_dec_float|cpp_bin_float)\b")
    for path in tree.cpp_files("src"):
        for number, line in numbered_code(tree, path):
            for word in banned.findall(line):
                yield f"{path}:{number}: '{word}' is binary floating point"


def check_light_headers(tree):
    """Headers that cost seconds stay in the files that need them."""
    heavy = re.compile(r'\s*#\s*include\s+[<"]((?:boost|CLI|nlohmann|simdjson)\b[^>"]*)')
    for path in tree.cpp_files("src"):
        if path.suffix != ".h":
            continue
        for number, line in enumerate(tree.read(path).split("\n"), start=1):
            include = heavy.match(line)
            if include:
                yield f"{path}:{number}: {include.group(1)} belongs into a .cc"


def check_library_is_silent(tree):
    """The library never prints, exits, or reads clock, locale or environment: cli does. Invariants end the program."""
    banned = re.compile(
        r"<iostream>|\b(?:cout|cerr|clog|getenv|setlocale|system_clock|localtime|gmtime|printf|exit|_exit|abort)\b"
    )
    for path in tree.cpp_files("src"):
        if path.parts[1] == "cli" or str(path) == "src/base/invariant.cc":
            continue
        for number, line in numbered_code(tree, path):
            for word in banned.findall(line):
                yield f"{path}:{number}: '{word}' is for cli alone"


def check_line_length(tree):
    """Lines fit beside one another on a screen."""
    for path in tree.cpp_files("src", "tests"):
        if str(path) in GENERATED | TOO_LONG:
            continue
        for number, line in enumerate(tree.read(path).split("\n"), start=1):
            if len(line) > LINE_COLUMNS_MAX:
                yield f"{path}:{number}: {len(line)} columns, at most {LINE_COLUMNS_MAX} fit"


def check_file_length(tree):
    """A file is one noun."""
    for path in tree.cpp_files("src"):
        lines = tree.read(path).count("\n")
        most = HEADER_LINES_MAX if path.suffix == ".h" else SOURCE_LINES_MAX
        if lines > most and str(path) not in GENERATED | TOO_LONG:
            yield f"{path}:{lines}: {lines} lines, at most {most} are one file"


BLOCK_WORDS = r"(?:namespace|class|struct|enum|union|extern|if|else|for|while|switch|do|try|catch|case|default)\b"
AFTER_PARAMETERS = r"(?:const|noexcept|override|final|mutable|&|\s)*(?:->[^;{}]*)?(?::[^;]*)?$"


def is_function_head(head):
    """Whether the code before a brace opens a function or a lambda."""
    head = re.sub(r"\b(?:public|private|protected)\s*:", " ", head).strip()
    if re.match(BLOCK_WORDS, head):
        return False
    return head.endswith("]") or re.search(r"\)\s*" + AFTER_PARAMETERS, head) is not None


def function_bodies(code):
    """First and last line of each function's body, its braces included. A brace that follows a name is a value's."""
    open_braces = []
    head = ""
    line = 1
    for character in code:
        if character == "\n":
            line += 1
            head = "" if head.lstrip().startswith("#") else head + " "
        elif character == "{":
            is_value = re.search(r"[\w>(,={]$", head) is not None
            open_braces.append((line, head if is_value else None, is_function_head(head)))
            head = ""
        elif character == "}" and open_braces:
            first, value_head, is_function = open_braces.pop()
            if value_head is None and is_function:
                yield first, line
            head = value_head or ""
        elif character == ";":
            head = ""
        else:
            head += character


def check_function_length(tree):
    """A function is read at once."""
    for path in tree.cpp_files("src"):
        for first, last in function_bodies(strip_comments_and_strings(tree.read(path))):
            if last - first + 1 > FUNCTION_LINES_MAX:
                yield f"{path}:{first}: a function of {last - first + 1} lines, at most {FUNCTION_LINES_MAX} are one"


def check_top_level(tree):
    """The top holds what it is given and no more."""
    for entry in sorted(tree.root.iterdir()):
        if entry.name not in TOP_LEVEL and not entry.name.startswith((".", "build-")):
            yield f"{entry.name}: does not belong at the top, where there are {', '.join(sorted(TOP_LEVEL))}"


def check_error_codes_have_transcripts(tree):
    """Each code that input can cause has a golden transcript with its text; what is still missing is listed."""
    rows = re.findall(r"X\((K\d{4}), (\w+),", tree.read("src/base/error_codes.h"))
    codes = [code for code, kind in rows if kind != "fault"]
    shown = set()
    for path in tree.files("tests/golden/**/*.txt"):
        shown.update(re.findall(r"error\[(K\d{4})\]", tree.read(path)))
    listed = tree.read(CODES_WITHOUT_TRANSCRIPT).split()
    for code in codes:
        if code not in shown and code not in listed:
            yield f"src/base/error_codes.h: {code} stands in no golden transcript"
    for code in listed:
        if code in shown or code not in codes:
            yield f"{CODES_WITHOUT_TRANSCRIPT}: {code} has a transcript or is no code: take it off the list"


ALL = [
    check_room_order,
    check_no_binary_floating_point,
    check_light_headers,
    check_library_is_silent,
    check_line_length,
    check_file_length,
    check_function_length,
    check_top_level,
    check_error_codes_have_transcripts,
]
