#include "records/bytes.h"

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "support/catch.h"

namespace fs = std::filesystem;
using kanjo::Code;

namespace {

/// A folder of its own for one test, removed at its end.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string pattern = (fs::temp_directory_path() / "kanjo-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~TemporaryFolder() { fs::remove_all(path_); }
    std::string file(const std::string& name) const { return (path_ / name).string(); }
    std::size_t count() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), {}));
    }

  private:
    fs::path path_;
};

void spill(const std::string& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string content(const std::string& path) {
    const auto source = kanjo::open_file(path);
    REQUIRE(source);
    const auto bytes = kanjo::read_all(**source, 1 << 20);
    REQUIRE(bytes);
    return *bytes;
}

}  // namespace

TEST_CASE("a file is read whole, and by slices in any order") {
    const TemporaryFolder folder;
    spill(folder.file("a"), "0123456789");
    const auto source = kanjo::open_file(folder.file("a"));
    REQUIRE(source);
    CHECK((*source)->size() == 10);
    CHECK((*source)->name() == folder.file("a"));
    const auto back = (*source)->slice(6, 10);
    const auto front = (*source)->slice(0, 6);
    CHECK(*kanjo::read_all(*back, 100) == "6789");
    CHECK(*kanjo::read_all(*front, 100) == "012345");
    CHECK(*kanjo::read_all(*front->slice(2, 4), 100) == "23");
    CHECK(*kanjo::read_all(**source, 100) == "0123456789");
}

TEST_CASE("bytes in memory are read whole, by slices, and past their end") {
    const auto source = kanjo::source_of("abcdef", "-");
    CHECK(source->size() == 6);
    CHECK(*kanjo::read_all(*source->slice(1, 3), 100) == "bc");
    char buffer[4];
    CHECK(*source->read(buffer, 4) == 4);
    CHECK(*source->read(buffer, 4) == 2);
    CHECK(*source->read(buffer, 4) == 0);
    CHECK(*source->read(buffer, 4) == 0);
}

TEST_CASE("what cannot be opened is an error that names the file and the reason") {
    const TemporaryFolder folder;
    const auto missing = kanjo::open_file(folder.file("missing.csv"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Code::K0102);
    CHECK(missing.error().message == "cannot be opened: there is no such file or folder");
    CHECK(missing.error().place.file == folder.file("missing.csv"));

    const auto directory = kanjo::open_file(folder.file("."));
    REQUIRE_FALSE(directory);
    CHECK(directory.error().message == "cannot be read: it is a folder, expected a file");

    spill(folder.file("file"), "x");
    const auto below = kanjo::open_file(folder.file("file/below"));
    REQUIRE_FALSE(below);
    CHECK(below.error().message == "cannot be opened: a part of the path is no folder");
}

TEST_CASE("a FIFO is read to its end, whatever the pieces") {
    const TemporaryFolder folder;
    const std::string path = folder.file("fifo");
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    std::thread writer([&] {
        std::ofstream out(path);
        for (int i = 0; i < 1000; ++i) out << i << std::flush;
    });
    std::string expected;
    for (int i = 0; i < 1000; ++i) expected += std::to_string(i);
    CHECK(content(path) == expected);
    writer.join();
}

TEST_CASE("a descriptor is read from where it stands and stays open") {
    const TemporaryFolder folder;
    spill(folder.file("a"), "0123456789");
    std::FILE* const file = std::fopen(folder.file("a").c_str(), "rb");
    REQUIRE(file != nullptr);
    REQUIRE(::lseek(::fileno(file), 4, SEEK_SET) == 4);
    {
        const auto source = kanjo::open_descriptor(::fileno(file), "-");
        REQUIRE(source);
        CHECK((*source)->size() == 6);
        CHECK(*kanjo::read_all(**source, 100) == "456789");
    }
    CHECK(::lseek(::fileno(file), 0, SEEK_CUR) == 4);
    std::fclose(file);
}

TEST_CASE("a file that changes while it is read ends in an error, never in a mixture") {
    const TemporaryFolder folder;
    const std::string path = folder.file("a");
    const auto change = GENERATE(as<std::string>{}, "", "short", "longer than it was before");
    spill(path, "0123456789");
    const auto source = kanjo::open_file(path);
    REQUIRE(source);
    char buffer[5];
    REQUIRE(*(*source)->read(buffer, 5) == 5);
    spill(path, change);
    const auto rest = kanjo::read_all(**source, 100);
    REQUIRE_FALSE(rest);
    CHECK(rest.error().message == "the file changed while it was read");
}

TEST_CASE("a file whose slices were read before it changed is told from what it was") {
    const TemporaryFolder folder;
    spill(folder.file("a"), "0123456789");
    const auto source = kanjo::open_file(folder.file("a"));
    REQUIRE(source);
    CHECK(*kanjo::read_all(*(*source)->slice(6, 10), 100) == "6789");
    CHECK(kanjo::check_unchanged(**source));
    spill(folder.file("a"), "0123");
    const auto checked = kanjo::check_unchanged(**source);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().message == "the file changed while it was read");
}

TEST_CASE("what can be read twice is read again from its beginning") {
    const TemporaryFolder folder;
    spill(folder.file("a"), "0123456789");
    const auto source = kanjo::open_file(folder.file("a"));
    REQUIRE(source);
    CHECK(*kanjo::read_all(**source, 100) == "0123456789");
    CHECK(*kanjo::read_all(*(*source)->reopened(), 100) == "0123456789");
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const auto stream = kanjo::open_descriptor(ends[0], "-");
    REQUIRE(stream);
    CHECK((*stream)->reopened() == nullptr);
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_CASE("reading all stops at the limit it is given") {
    const auto source = kanjo::source_of("12345", "big");
    CHECK(*kanjo::read_all(*source->slice(0, 4), 4) == "1234");
    const auto beyond = kanjo::read_all(*source, 4);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == Code::K0205);
}

TEST_CASE("a written file appears by commit, whole, and over the one before") {
    const TemporaryFolder folder;
    const std::string path = folder.file("report.html");
    spill(path, "old");
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    {
        auto writer = kanjo::create_file(path);
        REQUIRE(writer);
        REQUIRE((*writer)->write("new "));
        CHECK(content(path) == "old");
        REQUIRE((*writer)->write("bytes"));
        REQUIRE((*writer)->commit());
    }
    CHECK(content(path) == "new bytes");
    CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(folder.count() == 1);
}

TEST_CASE("a file that is not committed leaves nothing behind and the old one alone") {
    const TemporaryFolder folder;
    spill(folder.file("kept"), "old");
    for (const char* name : {"kept", "new"}) {
        auto writer = kanjo::create_file(folder.file(name));
        REQUIRE(writer);
        REQUIRE((*writer)->write("half"));
    }
    CHECK(content(folder.file("kept")) == "old");
    CHECK(folder.count() == 1);
}

TEST_CASE("writing to a link replaces what it points to") {
    const TemporaryFolder folder;
    spill(folder.file("real"), "old");
    fs::create_symlink("real", folder.file("link"));
    auto writer = kanjo::create_file(folder.file("link"));
    REQUIRE(writer);
    REQUIRE((*writer)->write("new"));
    REQUIRE((*writer)->commit());
    CHECK(fs::is_symlink(folder.file("link")));
    CHECK(content(folder.file("real")) == "new");
}

TEST_CASE("a file that cannot be written is an error that says why") {
    const TemporaryFolder folder;
    const auto missing = kanjo::create_file(folder.file("no/such/place"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Code::K0102);
    CHECK(missing.error().message == "cannot be written: there is no such file or folder");
    const auto directory = kanjo::create_file(folder.file("."));
    REQUIRE_FALSE(directory);
    CHECK(directory.error().message == "cannot be written: it is a folder, expected a file");

    const auto full = kanjo::create_file("/dev/full");
    REQUIRE(full);
    const auto written = (*full)->write("x");
    REQUIRE_FALSE(written);
    CHECK(written.error().message == "cannot be written: the disk is full");
}

TEST_CASE("a closed pipe has a code of its own") {
    const auto previous = std::signal(SIGPIPE, SIG_IGN);
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    ::close(ends[0]);
    const auto written = kanjo::sink_to_descriptor(ends[1], "-")->write("x");
    ::close(ends[1]);
    std::signal(SIGPIPE, previous);
    REQUIRE_FALSE(written);
    CHECK(written.error().code == Code::K0206);
}

TEST_CASE("more than a pipe holds at once is written whole") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const std::string bytes(1 << 20, 'x');
    bool is_written = false;
    std::thread writer([&] {
        is_written = kanjo::sink_to_descriptor(ends[1], "-")->write(bytes).has_value();
        ::close(ends[1]);
    });
    const auto source = kanjo::open_descriptor(ends[0], "-");
    REQUIRE(source);
    CHECK_FALSE((*source)->size());
    CHECK(*kanjo::read_all(**source, 1 << 21) == bytes);
    writer.join();
    CHECK(is_written);
    ::close(ends[0]);
}
