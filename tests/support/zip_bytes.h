// Zip archives for tests, made in memory.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "support/catch.h"

namespace kanjo_test {

enum class Packing { stored, deflated };

/// A bare deflate stream.
inline std::string deflated(std::string_view bytes) {
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string input(bytes);
    std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

/// A zip archive, file by file.
class ZipBytes {
  public:
    ZipBytes& add(std::string_view name, std::string_view bytes, Packing packing = Packing::deflated) {
        const std::string packed = packing == Packing::deflated ? deflated(bytes) : std::string(bytes);
        const auto checksum = static_cast<std::uint32_t>(
            crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
        std::string shared;
        append(shared, 2, packing == Packing::deflated ? 8 : 0);
        append(shared, 4, 0);  // time
        append(shared, 4, checksum);
        append(shared, 4, packed.size());
        append(shared, 4, bytes.size());
        append(shared, 2, name.size());
        append(shared, 2, 0);  // extra fields
        directory_ += std::string("PK\x01\x02\x14\x00\x14\x00\x00\x00", 10) + shared;
        directory_ += std::string(10, '\0');  // comment, disk, attributes
        append(directory_, 4, files_.size());
        directory_ += name;
        files_ += std::string("PK\x03\x04\x14\x00\x00\x00", 8) + shared + std::string(name) + packed;
        ++count_;
        return *this;
    }

    std::string bytes(std::string_view comment = {}) const {
        std::string end("PK\x05\x06\x00\x00\x00\x00", 8);
        append(end, 2, count_);
        append(end, 2, count_);
        append(end, 4, directory_.size());
        append(end, 4, files_.size());
        append(end, 2, comment.size());
        return files_ + directory_ + end + std::string(comment);
    }

  private:
    static void append(std::string& bytes, int size, std::uint64_t number) {
        for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFF);
    }

    std::string files_;
    std::string directory_;
    std::uint64_t count_ = 0;
};

}  // namespace kanjo_test
