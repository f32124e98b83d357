#include "cli/make_part.h"

#include "cli/inputs.h"
#include "cli/total_options.h"
#include "records/spool.h"
#include "totals/partial.h"

namespace kanjo {
namespace {

/// What only a merge can use is no fault, but it has no effect.
void note_options_of_merge(const Invocation& invocation, const Arguments& arguments) {
    constexpr std::string_view used[] = {
        "--by",       "--across",   "--where",  "--since",    "--until",      "--prices-by",
        "--column",   "--currency", "--unit",   "--dates",    "--delimiter",  "--normalise-splits",
        "--language", "--decimal",  "--symbol", "--negative", "--keep-going", "--rejects",
        "--jobs",     "--partial",  "--label",  "--output"};
    const auto stands_on_line = [&](std::string_view name) {  // else it is of the configuration file
        return std::any_of(invocation.arguments.begin(), invocation.arguments.end(),
                           [&](const std::string& word) { return word.starts_with(name); });
    };
    std::string unused;
    for (const auto& [name, value] : arguments.options) {
        const bool is_used = std::find(std::begin(used), std::end(used), name) != std::end(used);
        if (!is_used && stands_on_line(name) && unused.find(name) == std::string::npos)
            unused += (unused.empty() ? "" : ", ") + std::string(name);
    }
    if (unused.empty()) return;
    static_cast<void>(
        invocation.err->write("note: a part is made without " + unused + "; kanjo merge takes it\n"));
}

struct Target {
    std::unique_ptr<FileWriter> file;
    Spool spool;

    ByteSink& sink() { return file ? static_cast<ByteSink&>(*file) : spool; }
    Result<Done> commit(ByteSink& out) { return file ? file->commit() : spool.copy_to(out); }
};

void open_target(const Arguments& arguments, Target& target, Complaints& complaints) {
    const std::string path(arguments.value("--output"));
    if (path.empty() || !complaints.none()) return;
    Result<std::unique_ptr<FileWriter>> file = create_file(path);
    if (file) {
        target.file = std::move(file).value();
    } else {
        complaints.add(std::move(file).error());
    }
}

}  // namespace

int make_part(const Invocation& invocation, const Arguments& arguments) {
    Complaints complaints;
    TotalOptions options;
    read_choice_of_records(arguments, options, complaints);
    options.jobs = read_jobs(arguments, complaints);
    refuse_overwriting(arguments, false, complaints);
    Progress progress(invocation);
    std::vector<std::unique_ptr<ByteSource>> inputs =
        open_inputs(invocation, arguments.words, progress, complaints);
    const std::unique_ptr<FileWriter> rejects = open_rejects(arguments, complaints);
    Target target;
    open_target(arguments, target, complaints);
    if (!complaints.none()) return complaints.report(invocation);
    options.rejects = rejects.get();
    note_options_of_merge(invocation, arguments);
    note_repeated_inputs(invocation, arguments);

    PartLabel label{KANJO_VERSION, std::string(arguments.value("--label")), {}};
    const Result<PartFindings> findings =
        write_part(std::move(inputs), options, std::move(label), target.sink());
    progress.end();
    if (!findings) return fail(invocation, findings.error());
    if (rejects) {
        if (const Result<Done> kept = rejects->commit(); !kept) return fail(invocation, kept.error());
    }
    const bool is_clean = findings->problem_count == 0;
    if (!is_clean) print_errors(invocation, findings->problems, findings->problem_count);
    if (!is_clean && !arguments.has("--keep-going")) return 1;
    const Result<Done> kept = target.commit(*invocation.out);
    if (!kept) return fail(invocation, kept.error());
    return is_clean ? 0 : 1;
}

}  // namespace kanjo
