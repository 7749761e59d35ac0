//! The classes that a word form can belong to, one bit each.

/// A given name: `Maria`.
pub(crate) const GIVEN_NAME: u32 = 1 << 0;
/// A surname: `Okafor`.
pub(crate) const SURNAME: u32 = 1 << 1;
/// A town or region of one word: `Lagos`.
pub(crate) const PLACE: u32 = 1 << 2;
/// Part of the name of a town, region or country of several words: `Paulo`.
pub(crate) const PLACE_PART: u32 = 1 << 3;
/// A country, a state, a continent or a well-known region: `Peru`, `U.S.`, `Sahel`.
pub(crate) const COUNTRY: u32 = 1 << 4;
/// A demonym, a people, a religion, a political group, also in the plural: `Peruvians`.
pub(crate) const GROUP: u32 = 1 << 5;
/// A word that makes up names of organizations, or such a name: `Ministry`, `Inc.`, `NATO`.
pub(crate) const ORGANIZATION: u32 = 1 << 6;
/// A title, a rank or an office, in any case: `President`, `dr`.
pub(crate) const TITLE: u32 = 1 << 7;
/// A month or a day of the week: `May`.
pub(crate) const CALENDAR: u32 = 1 << 8;
/// A word that makes up names of places and buildings: `River`, `Stadium`.
pub(crate) const PLACE_WORD: u32 = 1 << 9;
/// A word that makes up names of events, laws and treaties: `Cup`, `Act`.
pub(crate) const EVENT_WORD: u32 = 1 << 10;
/// A name that is an ordinary word in lower case too: `Rose`.
pub(crate) const AMBIGUOUS: u32 = 1 << 11;

/// How many classes there are: the bits below `1 << CLASS_COUNT`.
pub(crate) const CLASS_COUNT: u32 = 12;

/// A given name that women bear, nearly always. Not a class: only the stored entries have it.
pub(super) const FEMALE: u32 = 1 << 12;
/// A given name that men bear, nearly always. Not a class: only the stored entries have it.
pub(super) const MALE: u32 = 1 << 13;
