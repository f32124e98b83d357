#include "records/zip_archive.h"

#include "support/catch.h"
#include "support/zip_bytes.h"
#include "unit/records/broken_sources.h"

using kanjo::ByteSource;
using kanjo::Result;
using kanjo_test::Packing;
using kanjo_test::ZipBytes;

namespace {

constexpr std::size_t size_max = 100'000;

std::string many_lines() {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "2024-02-23,EUR,USD,1.0834," + std::to_string(i * i) + '\n';
    return text;
}

/// The file in an archive, or the code and message of what is wrong.
std::string unzipped_from(std::unique_ptr<ByteSource> archive) {
    const Result<std::unique_ptr<ByteSource>> file = kanjo::open_zip(*archive, size_max);
    const Result<std::string> text = file ? read_all(**file, size_max) : Result<std::string>(file.error());
    return text ? *text : std::string(code_name(text.error().code)) + ' ' + text.error().message;
}

std::string unzipped_of(std::string_view archive) {
    return unzipped_from(kanjo::source_of(archive, "in"));
}

}  // namespace

TEST_CASE("what begins as a zip archive is told by its first bytes") {
    CHECK(kanjo::begins_zip(ZipBytes().bytes()));
    CHECK(kanjo::begins_zip(ZipBytes().add("a", "1").bytes()));
    for (const std::string_view bytes : {"", "PK", "PK\x01\x02", "period,base"})
        CHECK_FALSE(kanjo::begins_zip(bytes));
}

TEST_CASE("an archive is unpacked, in whatever pieces they come") {
    const std::string text = many_lines();
    const std::string packed[] = {
        ZipBytes().add("hist.csv", text).bytes(),
        ZipBytes().add("hist.csv", text, Packing::stored).bytes(),
        ZipBytes().add("folder/", "").add("folder/hist.csv", text).bytes("a comment"),
    };
    for (const std::string& bytes : packed) {
        CHECK(unzipped_of(bytes) == text);
        CHECK(unzipped_from(kanjo::trickle_of(bytes)) == text);
    }
    CHECK(unzipped_of(ZipBytes().add("empty.csv", "").bytes()) == "");
}

TEST_CASE("an archive that is cut anywhere is never taken for whole") {
    const std::string text = many_lines().substr(0, 3000);
    const std::string bytes = ZipBytes().add("hist.csv", text).bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        INFO(size);
        CHECK(unzipped_of(std::string_view(bytes).substr(0, size)) ==
              "K0202 the zip archive is damaged or not whole");
    }
    CHECK(unzipped_from(kanjo::failing_at(bytes, bytes.size() / 2)) == "K0102 cannot be read: it is broken");
}

TEST_CASE("a byte that is changed anywhere is found, or changes nothing") {
    const std::string text = many_lines().substr(0, 600);
    const std::string packed[] = {ZipBytes().add("hist.csv", text).bytes(),
                                  ZipBytes().add("hist.csv", text, Packing::stored).bytes()};
    for (const std::string& bytes : packed) {
        for (std::size_t i = 4; i < bytes.size(); ++i) {
            std::string changed = bytes;
            changed[i] = static_cast<char>(changed[i] ^ 0x41);
            const std::string found = unzipped_of(changed);
            INFO(i);
            CHECK((found == text || found.substr(0, 3) == "K02"));
        }
    }
}

TEST_CASE("what cannot be unpacked says why") {
    std::string encrypted = ZipBytes().add("a.csv", "a,b\n").bytes();
    encrypted[encrypted.find("PK\x01\x02") + 8] = 1;
    std::string other_method = ZipBytes().add("a.csv", "a,b\n").bytes();
    other_method[other_method.find("PK\x01\x02") + 10] = 12;
    struct Row {
        std::string archive;
        std::string_view said;
    };
    const Row rows[] = {
        {ZipBytes().bytes(), "K0202 the zip archive holds 0 files, expected one"},
        {ZipBytes().add("a.csv", "1").add("b.csv", "2").bytes(),
         "K0202 the zip archive holds 2 files, expected one"},
        {encrypted, "K0202 the file in the zip archive is encrypted"},
        {other_method, "K0202 the zip archive is packed by a method other than deflate"},
        {ZipBytes().add("bomb.csv", std::string(size_max + 1, '0')).bytes(),
         "K0205 the file in the zip archive has more than the 100000 bytes that it may have here"},
    };
    for (const Row& row : rows) CHECK(unzipped_of(row.archive) == row.said);
}
