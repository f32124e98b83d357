#include "totals/references.h"

#include <cstdint>
#include <unordered_map>
#include <utility>

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

    void name(std::size_t index);
    void link(std::size_t index);
    std::size_t find(std::size_t index, const std::string& id, const char* field);
    void visit(std::size_t index);
    void report(std::size_t index, std::string message, const char* help);
    void report_circle(std::size_t index, const std::vector<std::pair<std::size_t, std::size_t>>& path);
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
    std::vector<std::pair<std::size_t, std::size_t>> path{
        {start, 0}};  // a commitment, and how many were tried
    states_[start] = State::open;
    while (!path.empty()) {
        auto& [index, tried] = path.back();
        if (states_[index] == State::covered || tried == covers_[index].size()) {
            if (states_[index] == State::open) states_[index] = State::uncovered;
            path.pop_back();
            continue;
        }
        const std::size_t cover = covers_[index][tried];
        if (states_[cover] == State::unknown) {
            states_[cover] = State::open;
            path.emplace_back(cover, 0);
            continue;
        }
        ++tried;
        if (states_[cover] == State::open) {
            report_circle(cover, path);
        } else if (in_circle_[index] && in_circle_[cover]) {
            continue;
        } else if (counts(cover) || states_[cover] == State::covered) {
            states_[index] = State::covered;
        }
    }
}

void Graph::report_circle(std::size_t index, const std::vector<std::pair<std::size_t, std::size_t>>& path) {
    std::string chain;
    bool is_inside = false;
    for (const auto& step : path) {
        is_inside = is_inside || step.first == index;
        if (!is_inside) continue;
        in_circle_[step.first] = true;
        chain += quoted(references_[step.first].id) + " in ";
    }
    report(index, "commitments are contained in each other: " + chain + quoted(references_[index].id),
           "part_of and supersedes may not lead back to where they began");
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

ResolvedReferences resolve_references(const std::vector<Reference>& references) {
    return Graph(references).resolve();
}

}  // namespace kanjo
