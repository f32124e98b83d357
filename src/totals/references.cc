#include "totals/references.h"

#include <cstdint>
#include <unordered_map>
#include <utility>

#include "base/limits.h"

namespace kanjo {
namespace {

std::string quoted(const std::string& id) {
    return '\'' + id + '\'';
}

std::string place_text(const Place& place) {
    return place.file + ':' + std::to_string(place.line);
}

/// References as a graph: from each commitment to those that cover it.
class Graph {
  public:
    explicit Graph(const std::vector<Reference>& references)
        : references_(references),
          covers_(references.size()),
          states_(references.size()),
          in_circle_(references.size()) {
        for (std::size_t i = 0; i < references.size(); ++i) name(i);
        for (std::size_t i = 0; i < references.size(); ++i) link(i);
    }

    ResolvedReferences resolve() &&;

  private:
    enum class State : std::uint8_t { unknown, open, covered, uncovered };
    struct Step {
        std::size_t index = 0;
        std::size_t tried = 0;  ///< of those that may cover it
        bool is_covered = false;
    };

    void name(std::size_t index);
    void link(std::size_t index);
    std::size_t find(std::size_t index, const std::string& id, const char* field);
    void visit(std::size_t index);
    void report(std::size_t index, std::string message, const char* help);
    void report_circle(std::size_t first, const std::vector<Step>& path);
    bool counts(std::size_t index) const { return references_[index].is_disclosed; }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    const std::vector<Reference>& references_;
    std::unordered_map<std::string, std::size_t> by_id_;
    std::vector<std::vector<std::size_t>> covers_;  ///< those that cover a commitment
    std::vector<State> states_;
    std::vector<bool> in_circle_;  ///< none of which covers another of it
    ResolvedReferences result_;
};

void Graph::report(std::size_t index, std::string message, const char* help) {
    const Reference& reference = references_[index];
    Error error = error_of(Code::K0503, std::move(message), help);
    error.place = reference.place;
    result_.problems.push_back({std::move(error), reference.groups});
}

void Graph::name(std::size_t index) {
    const std::string& id = references_[index].id;
    if (id.empty()) return;
    const auto [first, is_new] = by_id_.emplace(id, index);
    if (is_new) return;
    report(
        index,
        "the id " + quoted(id) + " is given twice, first at " + place_text(references_[first->second].place),
        "give every commitment an id of its own");
    const std::vector<GroupId>& others = references_[first->second].groups;
    std::vector<GroupId>& in_doubt = result_.problems.back().groups;
    in_doubt.insert(in_doubt.end(), others.begin(), others.end());
}

std::size_t Graph::find(std::size_t index, const std::string& id, const char* field) {
    if (id.empty()) return none;
    const auto found = by_id_.find(id);
    if (found != by_id_.end()) return found->second;
    report(index, std::string(field) + " names " + quoted(id) + ", which no commitment has as its id",
           "correct the id, or add the commitment that it names");
    return none;
}

void Graph::link(std::size_t index) {
    const Reference& reference = references_[index];
    if (const std::size_t whole = find(index, reference.part_of, "part_of"); whole != none) {
        covers_[index].push_back(whole);
    }
    if (const std::size_t old = find(index, reference.supersedes, "supersedes"); old != none) {
        covers_[old].push_back(index);
    }
}

/// Depth first, without recursion: chains may be long.
void Graph::visit(std::size_t start) {
    std::vector<Step> path{{start, 0, false}};
    states_[start] = State::open;
    while (!path.empty()) {
        Step& step = path.back();
        if (step.tried == covers_[step.index].size()) {
            states_[step.index] = step.is_covered ? State::covered : State::uncovered;
            path.pop_back();
            continue;
        }
        const std::size_t cover = covers_[step.index][step.tried];
        if (states_[cover] == State::unknown) {
            states_[cover] = State::open;
            path.push_back({cover, 0, false});
            continue;
        }
        ++step.tried;
        if (states_[cover] == State::open) {
            report_circle(cover, path);
        } else if (in_circle_[step.index] && in_circle_[cover]) {
            continue;
        } else {
            step.is_covered |= counts(cover) || states_[cover] == State::covered;
        }
    }
}

void Graph::report_circle(std::size_t first, const std::vector<Step>& path) {
    std::string chain;
    std::vector<GroupId> groups;
    bool is_inside = false;
    for (const Step& step : path) {
        is_inside = is_inside || step.index == first;
        if (!is_inside) continue;
        const Reference& reference = references_[step.index];
        in_circle_[step.index] = true;
        chain += quoted(reference.id) + " in ";
        groups.insert(groups.end(), reference.groups.begin(), reference.groups.end());
    }
    report(first, "commitments are contained in each other: " + chain + quoted(references_[first].id),
           "part_of and supersedes may not lead back to where they began");
    result_.problems.back().groups = std::move(groups);
}

ResolvedReferences Graph::resolve() && {
    for (std::size_t i = 0; i < references_.size(); ++i) {
        if (states_[i] == State::unknown) visit(i);
        if (states_[i] == State::covered && !references_[i].contributions.empty())
            result_.excluded.push_back(i);
    }
    return std::move(result_);
}

}  // namespace

Error too_many_compared() {
    return error_of(Code::K0601,
                    "there are more than " + std::to_string(limits::compared_max) +
                        " commitments in one data set, too many to be compared one by one",
                    "compare a selection of them: --where, --since");
}

ResolvedReferences resolve_references(const std::vector<Reference>& references) {
    return Graph(references).resolve();
}

}  // namespace kanjo
