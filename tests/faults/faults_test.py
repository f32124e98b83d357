#!/usr/bin/env python3
"""faults_test.py KANJO: what becomes of a run when files, disks, pipes or people get in its way."""

import os
import pathlib
import pty
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

KANJO = str(pathlib.Path(sys.argv.pop()).resolve())
PATIENCE = 60  # seconds, for a busy machine
ROWS = 100_000


def run(words, **options):
    return subprocess.run([KANJO, *words], capture_output=True, env={}, timeout=PATIENCE, **options)


class Faults(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.rows = "date,sector,amount,currency\n" + "".join(
            f"2024-01-{i % 28 + 1:02},s{i % 7},{i}.25,EUR\n" for i in range(ROWS))
        self.file = self.write("c.csv", self.rows)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return str(path)

    def left(self):
        return sorted(path.name for path in self.folder.iterdir())

    def test_a_bad_row_behind_many_is_named_with_its_line_and_column(self):
        last = self.write("last.csv", self.rows + '2024-01-01,"two\nlines",12 GW,EUR\n')
        for words in (["total"], ["total", "--jobs", "1"], ["convert"], ["convert", "--jobs", "1"]):
            done = run([*words, last, "--in", "USD"])
            self.assertEqual((done.returncode, done.stdout), (1, b""), words)
            self.assertIn(f"{last}:{ROWS + 3}:8: error[K0301]".encode(), done.stderr, words)

    def test_all_bad_rows_are_counted_and_kept(self):
        rows = self.rows.replace(".25,EUR", ".25,QQQ")
        bad = self.write("bad.csv", rows)
        rejects = self.folder / "rejects.csv"
        for command in ("total", "convert"):
            done = run([command, bad, "--in", "USD", "--rejects", str(rejects)])
            self.assertEqual(done.returncode, 1)
            self.assertTrue(done.stderr.endswith(f"{ROWS} errors in all; the first 100 are shown\n".encode()))
            self.assertIn(f"{bad}:101:".encode(), done.stderr)
            self.assertNotIn(f"{bad}:102:".encode(), done.stderr)
            self.assertEqual(rejects.read_text(), rows)

    def test_a_fifo_gives_what_the_file_gives(self):
        fifo = str(self.folder / "fifo")
        os.mkfifo(fifo)
        for command in ("total", "convert"):
            writer = threading.Thread(target=lambda: pathlib.Path(fifo).write_text(self.rows))
            writer.start()
            piped = run([command, fifo, "--in", "USD"])
            writer.join()
            filed = run([command, self.file, "--in", "USD"])
            self.assertEqual((piped.returncode, piped.stdout), (0, filed.stdout))

    def test_an_interrupt_leaves_no_file_and_the_old_one_as_it_was(self):
        kept = self.write("kept.csv", "old\n")
        before = self.left()
        for words in (["convert", "-", "--in", "USD", "-o", kept], ["total", "--partial", "-", "-o", kept],
                      ["convert", "-", "--in", "USD", "-o", str(self.folder / "new.csv")]):
            process = subprocess.Popen([KANJO, *words], stdin=subprocess.PIPE, env={})
            process.stdin.write(self.rows.encode())  # more than a pipe holds: most of it was read when this is over
            process.stdin.flush()
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)
            process.stdin.close()
            self.assertEqual(process.returncode, -signal.SIGINT)
            self.assertEqual(self.left(), before)
            self.assertEqual(pathlib.Path(kept).read_text(), "old\n")

    def test_a_full_disk_is_an_error_and_leaves_no_file(self):
        part = str(self.folder / "p.part")
        self.assertEqual(run(["total", "--partial", self.file, "-o", part]).returncode, 0)
        for words in (["convert", self.file, "--in", "USD"], ["total", self.file, "--in", "USD"],
                      ["merge", part, "--in", "USD"], ["total", "--partial", self.file], ["1", "EUR"], ["currencies"]):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([KANJO, *words], stdout=full, stderr=subprocess.PIPE, env={}, timeout=PATIENCE)
            self.assertEqual(done.returncode, 3, words)
            self.assertIn(b"error[K0102]", done.stderr)
            self.assertIn(b"the disk is full", done.stderr)

    def test_a_reader_that_has_gone_is_no_success(self):
        for words in (["convert", self.file, "--in", "USD"], ["total", self.file, "--in", "USD", "--format", "json"],
                      ["total", "--partial", self.file], ["currencies"], ["1", "EUR"]):
            read_end, write_end = os.pipe()
            os.close(read_end)
            done = subprocess.run([KANJO, *words], stdout=write_end, stderr=subprocess.PIPE, env={}, timeout=PATIENCE)
            os.close(write_end)
            self.assertEqual((done.returncode, done.stderr), (3, b""), words)

    def test_a_file_that_may_not_grow_is_an_error_and_leaves_no_file(self):
        def bound():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        before = self.left()
        out = str(self.folder / "out.csv")
        for words in (["convert", self.file, "--in", "USD", "-o", out],
                      ["total", self.file, "--by", "amount", "--in", "USD", "-o", out]):
            done = run(words, preexec_fn=bound)
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertIn(b"error[K0102]", done.stderr)
            self.assertEqual(self.left(), before)

    def test_a_small_file_system_is_an_error_and_leaves_no_file(self):
        unshare = shutil.which("unshare")
        script = 'mount -t tmpfs -o size=256k none "$1" && "$2" convert "$3" --in USD -o "$1/out.csv"; code=$?; ls "$1"; exit $code'
        small = self.folder / "small"
        small.mkdir()
        probe = unshare and subprocess.run([unshare, "-rm", "mount", "-t", "tmpfs", "none", small], capture_output=True)
        if not probe or probe.returncode != 0:
            self.skipTest("a file system of its own cannot be mounted here")
        done = subprocess.run([unshare, "-rm", "sh", "-c", script, "sh", small, KANJO, self.file], capture_output=True)
        self.assertEqual((done.returncode, done.stdout), (3, b""), done.stderr)

    def test_a_reader_that_has_enough_is_told_nothing_but_the_exit_code(self):
        for command in ("convert", "total"):
            process = subprocess.Popen([KANJO, command, self.file, "--in", "USD", "--by", "amount"][: 5 if command == "convert" else 7],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={})
            process.stdout.readline()
            process.stdout.close()
            self.assertEqual(process.stderr.read(), b"")
            process.stderr.close()
            self.assertEqual(process.wait(PATIENCE), 3)

    def test_a_file_that_changes_is_no_mixture(self):
        """It is rewritten again and again while it is read: there is an answer to one state, or an error."""
        path = self.write("changing.csv", self.rows)
        end = time.monotonic() + 2
        stop = threading.Event()

        def rewrite():
            while not stop.is_set():
                with open(path, "r+") as file:
                    file.seek(0, os.SEEK_END)
                    file.write("2024-01-01,more,1,EUR\n")
                time.sleep(0.001)

        writer = threading.Thread(target=rewrite)
        writer.start()
        codes = set()
        while time.monotonic() < end or not codes:
            done = run(["convert", path, "--in", "USD"])
            codes.add(done.returncode)
            if done.returncode == 3:
                self.assertIn(b"the file changed while it was read", done.stderr)
        stop.set()
        writer.join()
        self.assertLessEqual(codes, {0, 3})
        self.assertIn(3, codes)


class Terminal(unittest.TestCase):
    def read_all(self, terminal):
        shown = b""
        while select.select([terminal], [], [], PATIENCE)[0]:
            try:
                block = os.read(terminal, 65536)
            except OSError:  # Linux says so where the other end has closed
                break
            if not block:
                break
            shown += block
        return shown

    def run_slowly(self, words, **options):
        process = subprocess.Popen([KANJO, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={}, **options)
        process.stdin.write(b"date,amount,currency\n2024-01,5,EUR\n")
        process.stdin.flush()
        time.sleep(1.6)
        process.stdin.close()
        out = process.stdout.read()
        process.stdout.close()
        self.assertEqual(process.wait(PATIENCE), 0)
        return out

    def test_a_long_run_shows_progress_on_a_terminal_and_takes_it_away(self):
        for words in (["convert", "-", "--in", "USD"], ["total", "-", "--in", "USD"]):
            terminal, own = pty.openpty()
            self.run_slowly(words, stderr=own)
            os.close(own)
            shown = self.read_all(terminal)
            os.close(terminal)
            self.assertIn(b"MB read", shown)
            self.assertTrue(shown.endswith(b"\r\x1b[K"), shown)

    def test_there_is_no_progress_elsewhere(self):
        with tempfile.TemporaryFile() as errors:
            self.run_slowly(["convert", "-", "--in", "USD"], stderr=errors)
            self.assertEqual(errors.tell(), 0)

    def test_a_short_run_shows_none(self):
        terminal, own = pty.openpty()
        done = subprocess.run([KANJO, "convert", "-", "--in", "USD"], input=b"amount,currency\n5,USD\n",
                              stdout=subprocess.PIPE, stderr=own, env={}, timeout=PATIENCE)
        os.close(own)
        self.assertEqual(self.read_all(terminal), b"")
        os.close(terminal)
        self.assertEqual(done.returncode, 0)


if __name__ == "__main__":
    unittest.main()
