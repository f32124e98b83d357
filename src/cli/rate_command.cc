// kanjo rate: one rate, looked up and explained.
#include "cli/options.h"
#include "cli/rates_in_force.h"
#include "report/rate_answer.h"

namespace kanjo {
namespace {

constexpr Option rate_list[] = {
    {.name = "--exact", .help = "every digit, or a fraction where the decimal recurs"},
    {.name = "--explain", .help = "list the quotes behind a mean"},
};
constexpr OptionGroup rate_options{"Answer", rate_list};

struct Question {
    CurrencyPair pair;
    std::optional<Period> when;  ///< none: the latest
    RateStyle style;
};

void read_pair(const std::string& word, Question& question, Complaints& complaints) {
    Result<CurrencyPair> pair = parse_pair(word);
    if (!pair) return complaints.add_usage("PAIR", std::move(pair).error());
    question.pair = *pair;
    if (pair->base != pair->quote) return;
    complaints.add_usage(
        "PAIR",
        error_of(Code::K0404, "a rate is between two currencies, found " + word).at(word, {0, word.size()}));
}

void read_when(const std::string& word, Question& question, Complaints& complaints) {
    if (word == "latest") return;
    Result<Period> when = parse_period(word);
    if (!when) return complaints.add_usage("WHEN", std::move(when).error());
    question.when = *when;
}

Question read_question(const Arguments& arguments, Complaints& complaints) {
    Question question;
    const std::vector<std::string>& words = arguments.words;
    if (words.empty() || words.size() > 2) {
        complaints.add(error_of(Code::K0101,
                                std::to_string(words.size()) + " words were found, expected PAIR [WHEN]",
                                "write kanjo rate USD/JPY 2024-02-24"));
        return question;
    }
    read_pair(words[0], question, complaints);
    if (words.size() == 2) read_when(words[1], question, complaints);
    if (read_bases(arguments, "latest", complaints).size() > 1) {
        complaints.add_usage("--rate",
                             error_of(Code::K0101, "a sweep of several rates was found, expected one rate"));
    }
    question.style.precision = read_precision(arguments, complaints);
    question.style.exact = arguments.has("--exact");
    question.style.explain = arguments.has("--explain");
    return question;
}

/// Told for the pair as it was asked for.
Result<Derivation> look_up(const Question& question, const RatesInForce& rates) {
    const auto [base, quote] = question.pair;
    Result<Derivation> found = question.when
                                   ? rates.table.lookup_rate(base, quote, *question.when, rates.rules)
                                   : rates.table.lookup_latest(base, quote);
    if (found && found->pair != question.pair) return turned(std::move(found).value());
    return found;
}

RateAnswer answer_of(const RatesInForce& rates, Derivation derivation) {
    RateAnswer answer;
    for (const Leg& leg : derivation.legs) {
        answer.quotes.push_back(leg.from_table ? rates.table.quotes_behind(leg, *derivation.used)
                                               : std::vector<Quote>());
    }
    const auto sources = rates.table.sources();
    answer.sources.assign(sources.begin(), sources.end());
    answer.derivation = std::move(derivation);
    answer.rates_name = rates.name;
    return answer;
}

int run_rate(const Invocation& invocation, const Arguments& arguments) {
    Complaints complaints;
    const Question question = read_question(arguments, complaints);
    if (!complaints.none()) return complaints.report(invocation);
    const Currency wanted[] = {question.pair.base, question.pair.quote};
    const std::optional<RatesInForce> rates = load_rates(invocation, arguments, complaints, wanted);
    if (!rates) return complaints.report(invocation);
    Result<Derivation> found = look_up(question, *rates);
    if (!found) return fail(invocation, found.error());
    const int saved = save_rates(invocation, arguments, *rates);
    if (saved != 0) return saved;
    return write_report(invocation, arguments,
                        report_rate(answer_of(*rates, std::move(found).value()), question.style));
}

constexpr const OptionGroup* groups[] = {&rate_options, &rates_options, &saving_options, &precision_options,
                                         &output_options};

}  // namespace

extern const Command rate_command{
    .name = "rate",
    .words = "PAIR [WHEN]",
    .summary = "look a rate up and explain it: kanjo rate USD/JPY 2024-02-24",
    .about =
        "Says how many units of the second currency one of the first is, and how the rate came about.\n"
        "WHEN is a day, month 2024-02, year 2024 or interval 2021-04/2024-03; without it, the latest.\n",
    .groups = groups,
    .run = run_rate,
};

}  // namespace kanjo
