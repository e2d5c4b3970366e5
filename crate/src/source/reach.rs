//! The sentences for sources that a rule does not look at, so that all of them read alike.

/// For sources that are none of the Splunk rule's, though an add-on could make them one.
pub(crate) fn not_in_splunk(product: &str) -> Option<String> {
    let rest =
        " is not among this rule's data sources; an add-on that maps it to Endpoint.Processes would make it fire";
    Some([product, rest].concat())
}

/// For shapes in which nothing reaches the Elastic rule's indices.
pub(crate) fn not_in_elastic(shape: &str) -> Option<String> {
    let rest =
        " never reaches this rule's indices; the sensor's own events would, through Elastic's integration for it";
    Some([shape, rest].concat())
}
