"""The source tree as its checks see it: files, code without comments and strings, rooms."""

import pathlib
import re

TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'""",
    re.DOTALL,
)


def strip_comments_and_strings(text):
    """Code alone, with every line where it was. Digit separators are no quotes; includes keep their names."""

    def blank(match):
        token = match.group(0)
        return token[0] + token[-1] if token[0] in "\"'" else "\n" * token.count("\n")

    lines = []
    for line in re.sub(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])", "", text).split("\n"):
        lines.append(re.sub(r'^(\s*#include) "(.*)"', r"\1 <\2>", line))
    return TOKEN.sub(blank, "\n".join(lines))


class SourceTree:
    def __init__(self, root):
        self.root = pathlib.Path(root)

    def read(self, path):
        return (self.root / path).read_text(encoding="utf-8")

    def files(self, pattern):
        """Paths under the root, sorted."""
        return sorted(path.relative_to(self.root) for path in self.root.glob(pattern) if path.is_file())

    def cpp_files(self, *folders):
        return [path for folder in folders for suffix in ("h", "cc") for path in self.files(f"{folder}/**/*.{suffix}")]

    def rooms(self):
        """The rooms of src/ in their order, as CMakeLists.txt lists them."""
        return re.search(r"set\(KANJO_ROOMS ([^)]*)\)", self.read("CMakeLists.txt")).group(1).split()
