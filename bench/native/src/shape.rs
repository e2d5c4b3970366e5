//! How the log writes its events.

/// Where an event keeps its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// evtx_dump: a tree.
    Tree,
    /// nxlog: all at the top.
    Flat,
}

impl Shape {
    /// The shape of a log, told by its first line.
    pub fn of(log: &[u8]) -> Self {
        if log.starts_with(b"{\"Event\":") { Self::Tree } else { Self::Flat }
    }
}

/// The lines of a log.
pub fn lines(log: &[u8]) -> impl Iterator<Item = &[u8]> {
    log.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())
}

/// True when the image of a process is mofcomp.exe.
pub fn is_mofcomp(image: &str) -> bool {
    let name = image.rsplit(['\\', '/']).next().unwrap_or(image);
    name.eq_ignore_ascii_case("mofcomp.exe")
}
