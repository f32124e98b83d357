// Any bytes as a document, plain, Markdown and HTML: figures are in order, and the same however the bytes
// arrive.
#include <memory>
#include <vector>

#include "check/figure_reader.h"
#include "fuzz/tool.h"

namespace kanjo::test {
namespace {

/// What a document holds, one line a figure or refusal.
std::string list_of(std::unique_ptr<ByteSource> source, ProseKind kind) {
    FigureReader reader(std::move(source), kind, running_finder(), vocabulary());
    std::string list;
    Place last;
    for (Result<bool> more = reader.next(); more && *more; more = reader.next()) {
        std::size_t end = 0;
        for (const Span span : reader.spans()) {
            require(span.begin >= end, "figures are in order and apart");
            end = span.begin + span.length;
            require(end <= reader.source().size(), "figures lie in the source");
        }
        for (const StatedFigure& figure : reader.figures()) {
            require(figure.place.line >= last.line, "places do not go back");
            last = figure.place;
            list += std::to_string(figure.place.line) + ':' + std::to_string(figure.place.column) + ' ' +
                    figure.text + '\n';
        }
        for (const FigurePair& pair : reader.pairs()) list += reader.phrase_of(pair) + '\n';
        for (const Error& error : reader.refused()) list += render_error(error);
    }
    return list;
}

}  // namespace
}  // namespace kanjo::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kanjo::test;
    const std::string text(reinterpret_cast<const char*>(data), size);
    for (const auto kind : {kanjo::ProseKind::plain, kanjo::ProseKind::markdown, kanjo::ProseKind::html}) {
        const std::string whole = list_of(std::make_unique<MemorySource>(text, "document"), kind);
        const std::string slow = list_of(std::make_unique<SlowSource>(text, "document"), kind);
        require(whole == slow, "what a document holds does not depend on how its bytes arrive");
    }
    return 0;
}
