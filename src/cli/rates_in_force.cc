#include "cli/rates_in_force.h"

#include <algorithm>

#include "cli/inputs.h"
#include "cli/options.h"
#include "rates/rate_source.h"
#include "rates/saved_rates.h"

namespace kanjo {
namespace {

constexpr Option gap_option{
    .name = "--gap",
    .value = "month|none",
    .help = "month: a day without a rate may take its month's; the built-in table implies it"};

constexpr Option rates_list[] = {
    {.name = "--rates",
     .value = "FILE",
     .help = "a table of rates, instead of the built-in one",
     .repeats = true},
    {.name = "--rate",
     .value = "PAIR=RATE",
     .help = "USD/JPY=153.17: 1 USD is 153.17 JPY at every date, whatever the table says; "
             "USD/JPY=130..160:10: a basis for each",
     .repeats = true},
    {.name = "--max-age", .value = "DAYS", .help = "how old the rate of a day may be; by default 7"},
    gap_option,
    {.name = "--prefer", .value = "SOURCE", .help = "the source that wins where two rates differ"},
};

constexpr Option basis_list[] = {
    {.name = "--basis",
     .value = "BASIS",
     .help = "whose rates: value-date, latest, stated, or a day, month, year or interval",
     .repeats = true},
};

constexpr const char* save_rates_name = "--save-rates";
constexpr Option saving_list[] = {
    {.name = save_rates_name,
     .value = "FILE",
     .help =
         "write the quotes that were used, and no others, as a table: --rates FILE gives the same report"},
};

constexpr int age_bound = 100'000;

struct Chosen {
    std::vector<std::string> files;
    std::string name;
    std::optional<ImportedTable> imported;

    bool is_builtin() const { return files.empty() && !imported; }
};

/// Whether --rates stands on the command line, not in the configuration file.
bool is_given_by_hand(const Arguments& arguments) {
    const auto& configured = arguments.config_options;
    return arguments.has("--rates") &&
           std::none_of(configured.begin(), configured.end(),
                        [](const auto& text) { return text.starts_with("--rates "); });
}

Chosen chosen_files(const std::vector<std::string_view>& files) {
    Chosen chosen;
    for (const std::string_view file : files) {
        chosen.files.emplace_back(file);
        chosen.name += (chosen.name.empty() ? "" : ", ") + std::string(file);
    }
    return chosen;
}

/// Errors: those of find_imported.
Result<Chosen> choose_table(const Invocation& invocation, const Arguments& arguments) {
    const bool takes_configured = !arguments.has("--no-config");
    if (is_given_by_hand(arguments)) return chosen_files(arguments.values("--rates"));
    const std::optional<std::string> variable = invocation.environment("KANJO_RATES");
    if (takes_configured && variable && !variable->empty())
        return Chosen{{*variable}, *variable + " (KANJO_RATES)", std::nullopt};
    if (arguments.has("--rates")) return chosen_files(arguments.values("--rates"));
    Result<std::optional<ImportedTable>> imported =
        takes_configured ? find_imported(invocation) : std::optional<ImportedTable>();
    if (!imported) return std::move(imported).error();
    if (*imported) return Chosen{{}, name_of(**imported), std::move(**imported)};
    return Chosen{{}, "the built-in table of monthly means", std::nullopt};
}

void read_table(std::unique_ptr<ByteSource> source, RateTable::Contents& contents, Complaints& complaints) {
    std::vector<Error> row_errors;
    const Result<Done> read = read_rates(std::move(source), contents, row_errors);
    for (Error& error : row_errors) complaints.add(std::move(error));
    if (!read) complaints.add(read.error());
}

void read_tables(const Invocation& invocation, const Chosen& chosen, RateTable::Contents& contents,
                 Complaints& complaints) {
    const auto read_one = [&](Result<std::unique_ptr<ByteSource>> source) {
        if (!source) return complaints.add(std::move(source).error());
        read_table(std::move(source).value(), contents, complaints);
    };
    if (chosen.is_builtin()) read_builtin_rates(contents);
    if (chosen.imported) read_one(open_imported(*chosen.imported));
    for (const std::string& file : chosen.files) read_one(open_input(invocation, file));
}

/// The table's own rules, and the options, which are stronger.
LookupRules read_rules(const Arguments& arguments, LookupRules rules, Complaints& complaints) {
    rules.age_days_max =
        read_whole_number(arguments, "--max-age", 0, age_bound, complaints).value_or(rules.age_days_max);
    if (check_choice(arguments, gap_option, complaints))
        rules.gap_month = arguments.value("--gap") == "month";
    return rules;
}

/// A sweep gives rates to bases, not to the table.
bool is_sweep(std::string_view rate) {
    return rate.find("..") != std::string_view::npos;
}

void read_given(const Arguments& arguments, RateTable::Contents& contents, Complaints& complaints) {
    for (const std::string_view text : arguments.values("--rate")) {
        if (is_sweep(text)) continue;
        Result<GivenRate> given = parse_given_rate(text);
        if (given) {
            contents.given.push_back(std::move(given).value());
        } else {
            complaints.add_usage("--rate", std::move(given).error());
        }
    }
}

/// Each basis once for every rate of the sweep.
std::vector<Basis> swept(const std::vector<Basis>& bases, const std::vector<GivenRate>& sweep) {
    std::vector<Basis> result;
    for (const Basis& basis : bases) {
        for (const GivenRate& rate : sweep) {
            result.push_back(basis);
            result.back().given.push_back(rate);
            result.back().name += ' ' + to_string(rate.pair) + '=' + to_string(rate.rate);
        }
    }
    return result;
}

/// With what given rates may lead over.
std::vector<Currency> wanted_of(std::span<const Currency> asked, const std::vector<GivenRate>& given) {
    std::vector<Currency> wanted(asked.begin(), asked.end());
    for (const GivenRate& rate : given) {
        if (!wanted.empty()) wanted.insert(wanted.end(), {rate.pair.base, rate.pair.quote});
    }
    return wanted;
}

}  // namespace

const OptionGroup rates_options{"Rates", rates_list};
const OptionGroup basis_options{"Basis", basis_list};
const OptionGroup saving_options{"Saving rates", saving_list};

bool is_builtin_alone(const Invocation& invocation, const Arguments& arguments) {
    const Result<Chosen> chosen = choose_table(invocation, arguments);
    return chosen && chosen->is_builtin() && !arguments.has("--rate") && !arguments.has("--prefer") &&
           !arguments.has(save_rates_name);
}

LookupRules read_lookup_rules(const Invocation& invocation, const Arguments& arguments,
                              Complaints& complaints) {
    LookupRules rules;
    const Result<Chosen> chosen = choose_table(invocation, arguments);
    rules.gap_month = chosen && chosen->is_builtin();
    return read_rules(arguments, rules, complaints);
}

std::optional<RatesRead> read_rates_in_force(const Invocation& invocation, const Arguments& arguments,
                                             Complaints& complaints, std::span<const Currency> wanted) {
    Result<Chosen> chosen = choose_table(invocation, arguments);
    if (!chosen) {
        complaints.add(std::move(chosen).error());
        return std::nullopt;
    }
    RatesRead read;
    read.contents.prefer = arguments.value("--prefer");
    read_given(arguments, read.contents, complaints);
    if (chosen->files.size() <= 1) read.contents.wanted = wanted_of(wanted, read.contents.given);
    read_tables(invocation, *chosen, read.contents, complaints);
    read.rules = read_rules(arguments, read.contents.rules, complaints);
    if (!complaints.none()) return std::nullopt;
    const bool is_saved = chosen->files.size() == 1 && !read.contents.table.empty();
    read.name = is_saved ? read.contents.table : std::move(chosen->name);
    read.imported = std::move(chosen->imported);
    return read;
}

std::optional<RatesInForce> load_rates(const Invocation& invocation, const Arguments& arguments,
                                       Complaints& complaints, std::span<const Currency> wanted) {
    std::optional<RatesRead> read = read_rates_in_force(invocation, arguments, complaints, wanted);
    if (!read) return std::nullopt;
    Result<RateTable> table = RateTable::build(std::move(read->contents));
    if (!table) {
        complaints.add(std::move(table).error());
        return std::nullopt;
    }
    if (arguments.has(save_rates_name)) table->keep_used();
    return RatesInForce{std::move(table).value(), std::move(read->name), read->rules};
}

int save_rates(const Invocation& invocation, const Arguments& arguments, const RatesInForce& rates) {
    if (!arguments.has(save_rates_name)) return 0;
    const std::string csv =
        saved_rates_csv(rates.table.used_quotes(), rates.table.sources(), rates.rules, rates.name);
    return write_file(invocation, std::string(arguments.value(save_rates_name)), csv);
}

std::vector<Basis> read_bases(const Arguments& arguments, std::string_view otherwise,
                              Complaints& complaints) {
    std::vector<std::string_view> texts = arguments.values("--basis");
    if (texts.empty()) texts.push_back(otherwise);
    std::vector<Basis> bases;
    for (const std::string_view text : texts) {
        Result<Basis> basis = parse_basis(text);
        const auto same = [&](const Basis& other) { return basis && other.name == basis->name; };
        if (std::any_of(bases.begin(), bases.end(), same)) {
            complaints.add_usage("--basis",
                                 error_of(Code::K0101, basis->name + " was found twice, expected once"));
        } else if (basis) {
            bases.push_back(std::move(basis).value());
        } else {
            complaints.add_usage("--basis", std::move(basis).error());
        }
    }
    for (const std::string_view text : arguments.values("--rate")) {
        if (!is_sweep(text)) continue;
        const Result<std::vector<GivenRate>> sweep = parse_rate_sweep(text);
        if (sweep) {
            bases = swept(bases, *sweep);
        } else {
            complaints.add_usage("--rate", sweep.error());
        }
    }
    return bases;
}

}  // namespace kanjo
