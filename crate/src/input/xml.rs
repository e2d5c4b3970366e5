//! One Windows Event in XML, flattened.

/// A Windows Event: what `<System>` says, and `<EventData>` by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct XmlEvent {
    /// `Provider/@Name`.
    pub(crate) provider: Option<String>,
    /// `Provider/@Guid`.
    pub(crate) provider_guid: Option<String>,
    /// `EventID`.
    pub(crate) event_id: Option<String>,
    /// `TimeCreated/@SystemTime`.
    pub(crate) time_created: Option<String>,
    /// `Computer`.
    pub(crate) computer: Option<String>,
    /// `Channel`.
    pub(crate) channel: Option<String>,
    /// `EventData/Data` in order; an unnamed one has an empty name. Entities are decoded.
    pub(crate) data: Vec<(String, String)>,
    /// `RenderingInfo/Message`.
    pub(crate) message: Option<String>,
    /// The XML as it stood in the log, entities as written (Splunk's add-on cuts values out of it).
    pub(crate) raw: String,
}
