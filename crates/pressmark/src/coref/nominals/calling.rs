//! What a general noun can be said of: a ministry is no company, and a minister is more than a woman.

/// Whether a general noun for organizations can be said of an organization whose name ends with this noun for organizations, or with none. A ministry
/// is no company, and a company is no agency.
pub(super) fn can_be_called(noun: &str, name_ends: Option<&str>) -> bool {
    match noun {
        "company" | "firm" | "business" | "startup" | "retailer" | "manufacturer" | "airline" => {
            matches!(
                name_ends,
                None | Some(
                    "company" | "firm" | "group" | "bank" | "airline" | "airlines" | "business"
                )
            )
        }
        "agency" | "organization" | "organisation" | "body" | "group" | "institution" => matches!(
            name_ends,
            None | Some(
                "agency"
                    | "organization"
                    | "organisation"
                    | "administration"
                    | "authority"
                    | "office"
                    | "service"
                    | "bureau"
                    | "commission"
                    | "foundation"
                    | "network"
                    | "association"
                    | "federation"
                    | "group"
            )
        ),
        _ => false,
    }
}

/// Says how old or of which sex somebody is, not what he does: "the 45-year-old", "the woman".
pub(super) fn is_description(noun: &str) -> bool {
    noun.ends_with("-year-old") || matches!(noun, "man" | "woman" | "boy" | "girl" | "teenager")
}
