//! The labels that the network tells apart, in the order in which the model file counts them.

/// What a name tag can be: the kinds of entity, and two kinds of value that the corpora mark too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TagKind {
    /// A human being, real or invented.
    Person,
    /// A company, an agency, a party, an army, a club, a campaign.
    Organization,
    /// A country, a city, a region, a river.
    Location,
    /// A building, a bridge, an airport.
    Facility,
    /// A nationality, a religion, a political group (NORP).
    Group,
    /// A thing that is made or sold.
    Product,
    /// A war, an election, a tournament, a storm.
    Event,
    /// A book, a film, a song, a report.
    Work,
    /// A law or a treaty.
    Law,
    /// Any other name.
    Misc,
    /// A calendar date or a stretch of the calendar.
    Date,
    /// A sum of money.
    Money,
}

impl TagKind {
    /// All kinds, in model order.
    pub const ALL: [Self; 12] = [
        Self::Person,
        Self::Organization,
        Self::Location,
        Self::Facility,
        Self::Group,
        Self::Product,
        Self::Event,
        Self::Work,
        Self::Law,
        Self::Misc,
        Self::Date,
        Self::Money,
    ];
}

/// A part of an attribution.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// Who says it.
    Source,
    /// The words that signal it.
    Cue,
    /// What is said.
    Content,
}

impl Role {
    /// All roles, in model order.
    pub const ALL: [Self; 3] = [Self::Source, Self::Cue, Self::Content];
}
