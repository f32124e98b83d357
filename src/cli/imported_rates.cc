#include "cli/imported_rates.h"

#include <unistd.h>

#include <filesystem>

#include "cli/console.h"
#include "records/json_value.h"

namespace kanjo {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t description_size_max = 64 * 1024;
constexpr std::string_view description_name = "/imported.json";

std::optional<std::string> folder_of(const Invocation& invocation) {
    const auto variable = [&](const char* name) {
        const std::optional<std::string> value = invocation.environment(name);
        return value && !value->empty() ? value : std::nullopt;
    };
    if (const auto data = variable("XDG_DATA_HOME")) return *data + "/kanjo/rates";
    if (const auto home = variable("HOME")) return *home + "/.local/share/kanjo/rates";
    return std::nullopt;
}

Error not_a_description(const std::string& path) {
    return error_of(Code::K0202, "the imported table is not described as expected",
                    "import it again: kanjo rates import FILE; --no-config does without it")
        .in(path, 0);
}

Result<ImportedTable> read_description(const std::string& folder, const std::string& path) {
    Result<std::unique_ptr<ByteSource>> file = open_file(path);
    if (!file) return std::move(file).error();
    const Result<std::string> text = read_all(**file, description_size_max);
    if (!text) return text.error();
    const Result<JsonValue> description = parse_json_value(*text, path);
    if (!description) return not_a_description(path);
    const auto member = [&](std::string_view key) {
        const JsonValue* value = description->find(key);
        return value != nullptr && value->kind == JsonValue::Kind::string ? value->text : std::string();
    };
    ImportedTable imported{member("file"), member("sha256"), member("date"), {}};
    const bool is_hash = imported.sha256.size() == 64 &&
                         imported.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!is_hash || imported.file.empty() || !parse_date(imported.date)) return not_a_description(path);
    imported.path = folder + '/' + imported.sha256;
    return imported;
}

/// Another's bytes by another name.
class NamedSource : public ByteSource {
  public:
    NamedSource(std::unique_ptr<ByteSource> bytes, std::string name)
        : bytes_(std::move(bytes)), name_(std::move(name)) {}
    Result<std::size_t> read(char* buffer, std::size_t size) override { return bytes_->read(buffer, size); }
    const std::string& name() const override { return name_; }

  private:
    std::unique_ptr<ByteSource> bytes_;
    std::string name_;
};

Result<Done> write_whole(const std::string& path, std::string_view bytes) {
    Result<std::unique_ptr<FileWriter>> file = create_file(path);
    if (!file) return std::move(file).error();
    Result<Done> written = (*file)->write(bytes);
    return written ? (*file)->commit() : written;
}

std::string description_of(const ImportedTable& imported) {
    const Value document =
        Value::Object{{"file", imported.file}, {"sha256", imported.sha256}, {"date", imported.date}};
    Report report;
    report.document = document;
    return *render_report(report, "json", {});
}

}  // namespace

Result<std::optional<ImportedTable>> find_imported(const Invocation& invocation) {
    const std::optional<std::string> folder = folder_of(invocation);
    if (!folder) return std::optional<ImportedTable>();
    const std::string path = *folder + std::string(description_name);
    if (::access(path.c_str(), F_OK) != 0) return std::optional<ImportedTable>();
    Result<ImportedTable> imported = read_description(*folder, path);
    if (!imported) return std::move(imported).error();
    return std::optional<ImportedTable>(std::move(imported).value());
}

Result<std::unique_ptr<ByteSource>> open_imported(const ImportedTable& imported) {
    Result<std::unique_ptr<ByteSource>> file = open_file(imported.path);
    if (!file) {
        Error error = std::move(file).error();
        error.help = "import it again: kanjo rates import FILE; --no-config does without it";
        return error;
    }
    return std::unique_ptr<ByteSource>(std::make_unique<NamedSource>(std::move(file).value(), imported.file));
}

Result<ImportedTable> keep_imported(const Invocation& invocation, std::string file, std::string sha256,
                                    std::string_view bytes) {
    const std::optional<std::string> folder = folder_of(invocation);
    if (!folder) {
        return error_of(Code::K0101, "there is no folder of the user's data", "set HOME or XDG_DATA_HOME");
    }
    const Result<std::optional<ImportedTable>> before = find_imported(invocation);
    std::error_code failure;
    fs::create_directories(*folder, failure);
    const std::string path = *folder + '/' + sha256;
    const ImportedTable imported{std::move(file), std::move(sha256), to_string(invocation.today()), path};
    Result<Done> kept = write_whole(imported.path, bytes);
    if (!kept) return std::move(kept).error();
    Result<Done> described = write_whole(*folder + std::string(description_name), description_of(imported));
    if (!described) return std::move(described).error();
    if (before && *before && (*before)->path != imported.path) fs::remove((*before)->path, failure);
    return imported;
}

}  // namespace kanjo
