#include "records/compressed_source.h"

#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <thread>

#include "support/catch.h"
#include "unit/records/broken_sources.h"

using kanjo::Code;

namespace {

std::string gzip_of(std::string_view text) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string packed(deflateBound(&stream, text.size()), '\0');
    std::string bytes(text);
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::string zstd_of(std::string_view text) {
    ZSTD_CCtx* const context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    std::string packed(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size = ZSTD_compress2(context, packed.data(), packed.size(), text.data(), text.size());
    ZSTD_freeCCtx(context);
    REQUIRE(ZSTD_isError(size) == 0);
    packed.resize(size);
    return packed;
}

using Pack = std::string (*)(std::string_view);
constexpr Pack packs[] = {&gzip_of, &zstd_of};

/// Text that neither repeats itself nor packs into nothing.
std::string text_of(std::size_t size) {
    std::string text;
    std::uint32_t state = 20'240'412;
    while (text.size() < size) {
        state = state * 1'664'525 + 1'013'904'223;
        text += std::to_string(state >> 8) + '\n';
    }
    return text;
}

kanjo::Result<std::string> unpacked(std::unique_ptr<kanjo::ByteSource> source) {
    auto plain = kanjo::unpack_compressed(std::move(source));
    if (!plain) return plain.error();
    return kanjo::read_all(**plain, 1 << 24);
}

kanjo::Result<std::string> unpacked(std::string_view bytes) {
    return unpacked(kanjo::source_of(bytes, "in"));
}

}  // namespace

TEST_CASE("gzip and zstd streams are unpacked, whole or in pieces of one byte") {
    for (const Pack pack : packs) {
        for (const std::size_t size :
             {std::size_t{0}, std::size_t{1}, std::size_t{5'000}, std::size_t{700'000}}) {
            const std::string text = text_of(size);
            const std::string packed = pack(text);
            CHECK(*unpacked(packed) == text);
            CHECK(*unpacked(kanjo::trickle_of(packed)) == text);
        }
    }
}

TEST_CASE("several members or frames are one text") {
    for (const Pack pack : packs) {
        CHECK(*unpacked(pack("id,amount\n") + pack("") + pack(text_of(300'000)) + pack("end\n")) ==
              "id,amount\n" + text_of(300'000) + "end\n");
    }
}

TEST_CASE("what is not compressed is given as it is, and a file still by slices") {
    for (const std::string_view text :
         {"", "(", "(1)", "\x1F", "\x1F\x8B", "\x28\xB5\x2F", "id,amount\na,5\n"}) {
        CHECK(*unpacked(text) == text);
        CHECK(*unpacked(kanjo::trickle_of(text)) == text);
    }
    const auto plain = kanjo::unpack_compressed(kanjo::source_of("0123456789", "in"));
    REQUIRE(plain);
    CHECK((*plain)->size() == 10);
    CHECK(*kanjo::read_all(*(*plain)->slice(2, 4), 100) == "23");
}

TEST_CASE("a compressed file is unpacked again from its beginning, whatever was read of it") {
    for (const Pack pack : packs) {
        const std::string packed = pack("id,amount\na,5\n");
        const auto source = kanjo::unpack_compressed(kanjo::source_of(packed, "in"));
        REQUIRE(source);
        char buffer[4];
        CHECK(*(*source)->read(buffer, 4) == 4);
        CHECK(*kanjo::read_all(*(*source)->reopened(), 100) == "id,amount\na,5\n");
        CHECK(*kanjo::read_all(**source, 100) == "mount\na,5\n");
    }
}

TEST_CASE("a stream that ends early is an error wherever it is cut") {
    for (const Pack pack : packs) {
        const std::string packed = pack(text_of(300));
        for (std::size_t size = 5; size < packed.size(); ++size) {
            const auto cut = unpacked(std::string_view(packed).substr(0, size));
            REQUIRE_FALSE(cut);
            CHECK(cut.error().code == Code::K0202);
            CHECK(cut.error().message == "the compressed stream ends early");
            CHECK(cut.error().place.file == "in");
        }
    }
}

TEST_CASE("a stream whose bytes were changed is an error wherever that is") {
    for (const Pack pack : packs) {
        const std::string text = text_of(300);
        const std::string packed = pack(text);
        for (std::size_t at = 4; at < packed.size(); ++at) {
            std::string damaged = packed;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
            const auto result = unpacked(damaged);
            // Some bytes of the headers, such as the time of a gzip member, mean nothing to the text.
            CHECK((!result || *result == text));
        }
    }
}

TEST_CASE("what follows the stream is an error, and so is what the source cannot give") {
    for (const Pack pack : packs) {
        const auto followed = unpacked(pack("text") + "more");
        REQUIRE_FALSE(followed);
        CHECK(followed.error().code == Code::K0202);
        const std::string packed = pack(text_of(1'000));
        for (std::size_t at = 0; at < packed.size(); ++at) {
            const auto broken = unpacked(kanjo::failing_at(packed, at));
            REQUIRE_FALSE(broken);
            CHECK(broken.error().code == Code::K0102);
        }
    }
}

TEST_CASE("a window that would take too much memory is refused by name") {
    ZSTD_CCtx* const context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 28);
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
    std::string packed(1'000, '\0');
    ZSTD_outBuffer out{packed.data(), packed.size(), 0};
    ZSTD_inBuffer in{"text", 4, 0};
    REQUIRE(ZSTD_compressStream2(context, &out, &in, ZSTD_e_flush) == 0);
    ZSTD_freeCCtx(context);
    packed.resize(out.pos);
    const auto refused = unpacked(packed);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::K0205);
}

TEST_CASE("a pipe is looked at when it is read, and no further than a line that someone waits for") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const auto source = kanjo::open_descriptor(ends[0], "-");  // with nothing to read yet
    REQUIRE(source);
    char buffer[100];
    for (const std::string_view line : {"(\n", "1\n"}) {
        REQUIRE(::write(ends[1], line.data(), line.size()) == 2);
        CHECK(*(*source)->read(buffer, sizeof buffer) == 2);
    }
    ::close(ends[1]);
    ::close(ends[0]);
}
