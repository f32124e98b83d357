#include "totals/references.h"

#include <algorithm>
#include <string>

#include "support/catch.h"

using kanjo::Reference;
using kanjo::resolve_references;

namespace {

/// A counted, disclosed commitment with a group of its own, the place of its line.
struct Row {
    std::string id, part_of, supersedes;
    bool is_disclosed = true;
};

std::vector<Reference> references_of(const std::vector<Row>& rows) {
    std::vector<Reference> references;
    for (const Row& row : rows) {
        Reference reference;
        reference.id = row.id;
        reference.part_of = row.part_of;
        reference.supersedes = row.supersedes;
        reference.is_disclosed = row.is_disclosed;
        reference.place = {"c.csv", references.size() + 2, 1};
        reference.groups = {static_cast<kanjo::GroupId>(references.size())};
        if (row.is_disclosed) reference.contributions.push_back({{}, 5, 0});
        references.push_back(std::move(reference));
    }
    return references;
}

/// The ids that are left out of net, in order, then one line a problem.
std::string resolved(const std::vector<Row>& rows) {
    const kanjo::ResolvedReferences result = resolve_references(references_of(rows));
    std::vector<std::string> excluded;
    for (const std::size_t index : result.excluded) excluded.push_back(rows[index].id);
    std::sort(excluded.begin(), excluded.end());
    std::string text;
    for (const std::string& id : excluded) text += id + ' ';
    for (const kanjo::ReferenceProblem& problem : result.problems) {
        CHECK(problem.error.code == kanjo::Code::K0503);
        std::vector<kanjo::GroupId> groups = problem.groups;
        std::sort(groups.begin(), groups.end());
        text += "| " + problem.error.message + " [";
        for (const kanjo::GroupId group : groups) text += ' ' + std::to_string(group);
        text += " ] ";
    }
    return text;
}

}  // namespace

TEST_CASE("what is part of a commitment, or superseded by it, is left out, in whatever order they come") {
    CHECK(resolved({{"part", "whole", ""}, {"whole", "", ""}}) == "part ");
    CHECK(resolved({{"whole", "", ""}, {"part", "whole", ""}}) == "part ");
    CHECK(resolved({{"old", "", ""}, {"new", "", "old"}}) == "old ");
    CHECK(resolved({{"new", "", "old"}, {"old", "", ""}}) == "old ");
}

TEST_CASE("chains are followed through what is not disclosed") {
    CHECK(resolved({{"a", "b", ""}, {"b", "c", "", false}, {"c", "", ""}}) == "a ");
    CHECK(resolved({{"a", "b", ""}, {"b", "c", ""}, {"c", "", ""}}) == "a b ");
    CHECK(resolved({{"v1", "", ""}, {"v2", "", "v1", false}, {"v3", "", "v2"}}) == "v1 ");
    CHECK(resolved({{"part", "v1", ""}, {"v1", "", "", false}, {"v2", "", "v1"}}) == "part ");
    CHECK(resolved({{"a", "b", ""}, {"b", "c", "", false}, {"c", "", "", false}}).empty());
}

TEST_CASE("an id given twice or given to nobody is a problem of the groups it leaves in doubt") {
    CHECK(resolved({{"a", "", ""}, {"b", "a", ""}, {"a", "", ""}}) ==
          "b | the id 'a' is given twice, first at c.csv:2 [ 0 2 ] ");
    CHECK(resolved({{"a", "x", ""}}) == "| part_of names 'x', which no commitment has as its id [ 0 ] ");
    CHECK(resolved({{"a", "", "x"}}) == "| supersedes names 'x', which no commitment has as its id [ 0 ] ");
}

TEST_CASE("a circle is found even where something outside it covers the first of it") {
    CHECK(resolved({{"a", "a", ""}}) == "| commitments are contained in each other: 'a' in 'a' [ 0 ] ");
    CHECK(resolved({{"a", "b", ""}, {"b", "a", ""}}) ==
          "| commitments are contained in each other: 'a' in 'b' in 'a' [ 0 1 ] ");
    CHECK(resolved({{"big", "", "a"}, {"a", "new", ""}, {"new", "a", ""}}) ==
          "a | commitments are contained in each other: 'a' in 'new' in 'a' [ 1 2 ] ");
}

TEST_CASE("a chain of a hundred thousand takes no stack") {
    std::vector<Row> rows{{"r0", "", ""}};
    for (int i = 1; i < 100'000; ++i)
        rows.push_back({"r" + std::to_string(i), "r" + std::to_string(i - 1), ""});
    std::reverse(rows.begin(), rows.end());
    CHECK(resolve_references(references_of(rows)).excluded.size() == 99'999);
}
