"""The interactive calculator at a terminal: terminal_test.py KANJO. Each test is a conversation over a
pseudo-terminal: what is typed, and what has to appear."""

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
import unittest

KANJO = sys.argv.pop()
PATIENCE = 20  # seconds: far beyond what an idle machine needs, for a busy one


class Conversation:
    """A process at a terminal of its own, with an environment of nothing but what is given."""

    def __init__(self, home, words=(), **variables):
        # libedit keeps what it has read of its own files until the end, which is no leak of the tool.
        environment = {"TERM": "xterm", "HOME": home, "ASAN_OPTIONS": "detect_leaks=0", **variables}
        self.shown = ""
        self.seen = 0
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execve(KANJO, [KANJO, *words], environment)

    def read(self, seconds):
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        try:
            block = os.read(self.terminal, 65536)
        except OSError:  # Linux says so where the other end has closed
            return False
        self.shown += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|\r", "", block.decode())
        return bool(block)

    def expect(self, text):
        """Waits until the text appears behind what was expected before."""
        end = time.monotonic() + PATIENCE
        while text not in self.shown[self.seen:]:
            if time.monotonic() > end or not self.read(PATIENCE):
                raise AssertionError(f"{text!r} did not appear in {self.shown[self.seen:]!r}")
        self.seen = self.shown.index(text, self.seen) + len(text)

    def type(self, text):
        self.expect("> ")
        os.write(self.terminal, text.encode())

    def end(self):
        """The exit code, after everything that was shown is read."""
        while self.read(PATIENCE):
            pass
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


class Interactive(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = folder.name
        self.history = os.path.join(self.home, ".local/state/kanjo/history")

    def kept_history(self):
        with open(self.history, encoding="utf-8") as file:
            return file.read().splitlines()

    def test_answers_line_by_line_until_there_are_no_more(self):
        talk = Conversation(self.home)
        talk.type("3.9T yen in USD at 156\n")
        talk.expect("3.9T JPY ≈ 25B USD\n  = 25,000,000,000.00 USD   at 156 JPY per USD (given)\n")
        talk.type("ans / 2\n")
        talk.expect("12,500,000,000.00 USD\n")
        talk.type("\x04")
        self.assertEqual(talk.end(), 0)

    def test_an_error_is_told_and_the_conversation_goes_on(self):
        talk = Conversation(self.home, ["calc"])
        talk.type("5 USD + 3\n")
        talk.expect("error[K0702]")
        talk.expect("        ^\n")
        talk.type("1/3*3\n")
        talk.expect("\n1\n")
        talk.type("exit\n")
        self.assertEqual(talk.end(), 0)

    def test_keeps_what_was_typed_and_brings_it_back(self):
        talk = Conversation(self.home)
        talk.type("0.1+0.2\n")
        talk.expect("0.3\n")
        talk.type("\x04")
        self.assertEqual(talk.end(), 0)
        self.assertEqual(self.kept_history(), ["0.1+0.2"])
        self.assertEqual(os.stat(self.history).st_mode & 0o077, 0)
        again = Conversation(self.home)
        again.type("\x1b[A*2\n")
        again.expect("0.5\n")
        again.type("\x04")
        self.assertEqual(again.end(), 0)
        self.assertEqual(self.kept_history(), ["0.1+0.2", "0.1+0.2*2"])

    def test_keeps_history_where_the_state_of_programs_is_kept(self):
        state = os.path.join(self.home, "state")
        talk = Conversation(self.home, XDG_STATE_HOME=state)
        talk.type("1+1\n")
        talk.expect("2\n")
        talk.type("\x04")
        self.assertEqual(talk.end(), 0)
        self.assertTrue(os.path.exists(os.path.join(state, "kanjo/history")))
        self.assertFalse(os.path.exists(self.history))

    def test_goes_on_without_a_history_that_can_be_written(self):
        talk = Conversation(self.home, XDG_STATE_HOME="/dev/null/no/folder")
        talk.type("1+1\n")
        talk.expect("2\n")
        talk.type("\x04")
        self.assertEqual(talk.end(), 0)

    def test_completes_codes_and_words(self):
        talk = Conversation(self.home)
        talk.type("5 billi\t ye\t")
        talk.expect("YER")
        talk.type("n in EU\tat EUR/JPY=160.5\n")
        talk.expect("5B JPY ≈ 31M EUR\n")
        talk.type("\x04")
        self.assertEqual(talk.end(), 0)

    def test_the_key_for_an_interrupt_gives_the_line_up(self):
        talk = Conversation(self.home)
        talk.type("7 * 7\x03")
        talk.type("2 * 3\n")
        talk.expect("6\n")
        talk.type("\x04")
        self.assertEqual(talk.end(), 0)

    def test_letters_of_any_script_are_edited_whatever_the_locale_is(self):
        talk = Conversation(self.home, LC_ALL="C")
        talk.type("3兆9000億円円\x7f in USD at 156\n")
        talk.expect("3.9T JPY ≈ 25B USD\n")
        talk.type("\x04")
        self.assertEqual(talk.end(), 0)

    def test_works_at_a_terminal_that_can_do_nothing(self):
        talk = Conversation(self.home, TERM="dumb")
        talk.type("1+1\n")
        talk.expect("2\n")
        talk.type("\x04")
        self.assertEqual(talk.end(), 0)

    def test_without_a_terminal_it_says_how_it_is_used(self):
        run = subprocess.run([KANJO], stdin=subprocess.DEVNULL, capture_output=True, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertEqual(run.stdout, b"")
        self.assertIn(b"usage: kanjo COMMAND", run.stderr)


if __name__ == "__main__":
    unittest.main()
