"""Every check finds what it is for in a tree made bad, and nothing in the same tree made good."""

import pathlib
import tempfile
import unittest

import checks
from source_tree import SourceTree, strip_comments_and_strings

GOOD = {
    "CMakeLists.txt": "set(KANJO_ROOMS base money cli)\n",
    "src/base/error_codes.h": 'X(K0101, usage, "a")\nX(K0201, finding, "b")\nX(K0999, fault, "c")\n',
    "src/money/figure.h": '#include "base/error_codes.h"\n',
    "src/money/figure.cc": '#include <boost/x.hpp>\n\n#include "money/figure.h"\n// a double\nint f = 1\'000;\n',
    "src/cli/main.cc": '#include <iostream>\n#include "money/figure.h"\n',
    "tests/golden/cli/a.txt": "Shows.\n--- run\n$ kanjo\n! error[K0101]: x\n? 2\n",
    "tests/source/codes_without_transcript.txt": "K0201\n",
    ".clang-format": "",
}

# Check, the file that is made bad, its text, a finding.
BAD = [
    (checks.check_room_order, "src/base/up.h", '#include "money/figure.h"\n', "src/base/up.h:1: base includes money"),
    (checks.check_room_order, "src/base/x.cc", '#include "figure.h"\n', 'src/base/x.cc:1: "figure.h" names no room'),
    (checks.check_room_order, "src/attic/x.cc", "", "src/attic/x.cc: a source file stands in a room"),
    (checks.check_room_order, "src/x.cc", "", "src/x.cc: a source file stands in a room"),
    (checks.check_room_order, "src/base/in/x.h", "", "src/base/in/x.h: a source file stands in a room"),
    (checks.check_no_binary_floating_point, "src/base/x.cc", "\ndouble x;\n", "src/base/x.cc:2: 'double'"),
    (checks.check_no_binary_floating_point, "src/base/x.h", "auto x = std::stod(y);\n", "src/base/x.h:1: 'stod'"),
    (checks.check_light_headers, "src/base/x.h", "#include <boost/cpp_int.hpp>\n", "src/base/x.h:1: boost/cpp_int.hpp"),
    (checks.check_light_headers, "src/cli/x.h", '#include "CLI/CLI.hpp"\n', "src/cli/x.h:1: CLI/CLI.hpp"),
    (checks.check_library_is_silent, "src/base/x.cc", "#include <iostream>\n", "src/base/x.cc:1: '<iostream>'"),
    (checks.check_library_is_silent, "src/money/x.cc", 'auto x = getenv("A");\n', "src/money/x.cc:1: 'getenv'"),
    (checks.check_line_length, "src/base/x.cc", "//" + "x" * 109 + "\n", "src/base/x.cc:1: 111 columns"),
    (checks.check_line_length, "tests/x_test.cc", "\n//" + "円" * 109, "tests/x_test.cc:2: 111 columns"),
    (checks.check_file_length, "src/base/x.h", "\n" * 161, "src/base/x.h:161: 161 lines"),
    (checks.check_file_length, "src/base/x.cc", "\n" * 401, "src/base/x.cc:401: 401 lines"),
    (checks.check_function_length, "src/base/x.cc", "int f() {\n" + "g();\n" * 69 + "}\n", "src/base/x.cc:1: a function"),
    (checks.check_function_length, "src/base/x.h", "struct S {\nS() : a_{1} {\n" + "\n" * 69 + "}\n};", "src/base/x.h:2:"),
    (checks.check_top_level, "notes.txt", "", "notes.txt: does not belong"),
    (checks.check_top_level, "tools/x.py", "", "tools: does not belong"),
    (
        checks.check_error_codes_have_transcripts,
        "tests/golden/cli/a.txt",
        "",
        "src/base/error_codes.h: K0101 stands in no golden transcript",
    ),
    (
        checks.check_error_codes_have_transcripts,
        "tests/golden/cli/b.txt",
        "! a.csv:1: error[K0201]: x\n",
        "tests/source/codes_without_transcript.txt: K0201 has a transcript",
    ),
    (
        checks.check_error_codes_have_transcripts,
        "tests/source/codes_without_transcript.txt",
        "K0201\nK0777\n",
        "tests/source/codes_without_transcript.txt: K0777 has a transcript or is no code",
    ),
]


class Checks(unittest.TestCase):
    def find(self, check, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return list(check(SourceTree(folder)))

    def test_a_good_tree_has_no_findings(self):
        for check in checks.ALL:
            with self.subTest(check.__name__):
                self.assertEqual(self.find(check, GOOD), [])

    def test_each_check_finds_what_it_is_for(self):
        for check, name, text, finding in BAD:
            with self.subTest(f"{check.__name__}: {name}"):
                found = self.find(check, {**GOOD, name: text})
                self.assertEqual(len(found), 1, found)
                self.assertTrue(found[0].startswith(finding), found)

    def test_each_check_is_seen_to_fail(self):
        self.assertEqual({check for check, *_ in BAD}, set(checks.ALL))

    def test_functions_are_told_from_other_braces(self):
        code = (
            "namespace a {\nclass B final : public C {\n public:\n  B() : x_{1} {\n  }\n"
            "  int f() const override { return 1; }\n"
            "};\nconst int t[] = {1, 2};\nauto g = [](int a) -> int {\n  if (a) {\n  }\n  return a;\n};\n"
            "Result<T> parse(std::string_view text) {\n  switch (x) {\n  }\n}\n}\n"
        )
        self.assertEqual(sorted(checks.function_bodies(code)), [(4, 5), (6, 6), (9, 13), (14, 17)])

    def test_comments_and_strings_are_no_code(self):
        code = 'a("double // x"); // float\n/* double\n */ b(\'"\'); auto c = R"(double")"; 1\'000;\n'
        self.assertEqual(strip_comments_and_strings(code), 'a(""); \n\n b(\'\'); auto c = ; 1000;\n')


if __name__ == "__main__":
    unittest.main()
