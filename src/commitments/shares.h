// A commitment split over sectors by shares.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "commitments/commitment.h"
#include "records/record.h"

namespace kanjo {

struct Share {
    std::string sector;  ///< trimmed; each once
    Decimal part;        ///< not negative; of Split::whole
};

struct Split {
    std::vector<Share> shares;
    Decimal whole = 100;  ///< the sum of all parts
};

/// Reads `chips:60;cloud:40`, or the JSON text `[{"sector":"chips","share":60},…]`.
/// Errors: K0502; K0504 where the shares do not add up to 100 and are not to be scaled.
Result<Split> parse_split(std::string_view text, bool normalises);

/// Whether a text in place of one sector is meant as a split: two parts or more, of which one has a number
/// behind its colon, or JSON.
bool is_split(std::string_view text);

/// The amount times a number; of a range, both ends.
void multiply(Commitment& commitment, const Decimal& factor);

}  // namespace kanjo
