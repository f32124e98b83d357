// Any bytes as an expression: it is reckoned or refused, and what is written out of it can be read.
#include "calc/evaluate.h"
#include "fuzz/fuzz.h"
#include "report/expression_text.h"

namespace kanjo::test {
namespace {

void check_expression(std::string_view text) {
    const Result<Expression> expression = parse_expression(text, {});
    if (!expression) {
        static_cast<void>(render_error(expression.error()));
        return;
    }
    EvaluationOptions options;
    options.basis = *parse_basis("latest");
    const auto answers = evaluate(*expression, options);
    if (!answers) static_cast<void>(render_error(answers.error()));
    const std::string shown = expression_text(*expression, FigureStyle::en);
    const Result<Expression> again = parse_expression(shown, {});
    require(again.has_value(), "what is written out can be read");
}

}  // namespace
}  // namespace kanjo::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kanjo::test::check_expression({reinterpret_cast<const char*>(data), size});
    return 0;
}
