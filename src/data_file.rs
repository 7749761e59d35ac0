//! A text file beside a module into its text without comments, and a name in it into words, at compile time; a word into
//! whether it is one of them. Comments are for people who edit the file; those of all files would take 5 kB of the download.

/// The text of a file beside the module that asks, without the lines that begin with `#`, or with one of the marks given.
macro_rules! data_file {
    ($path:literal) => {
        data_file!($path, b"#")
    };
    ($path:literal, $marks:literal) => {{
        const FILE: &str = include_str!($path);
        const LEN: usize = $crate::data_file::kept(FILE, $marks, &mut []);
        const KEPT: &[u8; LEN] = &{
            let mut kept = [0; LEN];
            $crate::data_file::kept(FILE, $marks, &mut kept);
            kept
        };
        const TEXT: &str = match std::str::from_utf8(KEPT) {
            Ok(text) => text,
            Err(_) => "",
        };
        TEXT
    }};
}

/// How many bytes stand in lines that begin with none of the marks. As many of them as there is room for are copied.
pub(crate) const fn kept(file: &str, marks: &[u8], mut room: &mut [u8]) -> usize {
    let mut rest = file.as_bytes();
    let (mut count, mut is_new_line, mut is_comment) = (0, true, false);
    while let [byte, behind @ ..] = rest {
        if is_new_line {
            is_comment = holds(marks, *byte);
        }
        if !is_comment {
            count += 1;
            if let [place, left @ ..] = room {
                *place = *byte;
                room = left;
            }
        }
        is_new_line = *byte == b'\n';
        rest = behind;
    }
    count
}

const fn holds(mut bytes: &[u8], sought: u8) -> bool {
    while let [byte, rest @ ..] = bytes {
        if *byte == sought {
            return true;
        }
        bytes = rest;
    }
    false
}

/// The words behind a name in a file that has a list a line: name, tab, words with a space between them. A name that no line
/// has stops the build.
pub(crate) const fn word_list(file: &'static str, name: &str) -> &'static str {
    let mut rest = file;
    loop {
        let (line, behind) = cut(rest, b'\n');
        let (found, words) = cut(line, b'\t');
        if is_same(found.as_bytes(), name.as_bytes()) {
            return words;
        }
        assert!(!behind.is_empty(), "no list of this name");
        rest = behind;
    }
}

/// What stands before the first of a byte, and what behind it; everything and nothing where there is none.
const fn cut(text: &'static str, mark: u8) -> (&'static str, &'static str) {
    let mut left = text.as_bytes();
    let mut before = 0;
    while let [first, rest @ ..] = left {
        if *first == mark {
            let (line, behind) = text.split_at(before);
            return (line, behind.split_at(1).1);
        }
        left = rest;
        before += 1;
    }
    (text, "")
}

/// Whether two texts are the same: `==` is not for compile time.
const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, rest @ ..], [second, others @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        one = rest;
        other = others;
    }
    one.is_empty() && other.is_empty()
}

/// Whether a word is one of a space-separated, short list.
// This is asked of every word, many times, and the answer is nearly always no: so eight bytes at a time are searched for a
// space before the word's first letter. A call costs less than its body at every place that asks.
#[inline(never)]
pub(crate) fn one_of(word: &str, list: &str) -> bool {
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let Some(&first) = word.first() else { return false };
    if list.first() == Some(&first) && first_item_is(list, word) {
        return true;
    }
    let Some(last) = list.len().checked_sub(WINDOW) else {
        return list.split(|&byte| byte == b' ').any(|item| item == word);
    };
    (0..last).step_by(WINDOW - 1).chain([last]).any(|at| {
        let window = list.get(at..at + WINDOW).unwrap_or_default();
        let mut begins = equal_bytes(window, b' ') & equal_bytes(window.get(1..).unwrap_or_default(), first);
        while begins != 0 {
            let item = at + 1 + begins.trailing_zeros() as usize / 8;
            if first_item_is(list.get(item..).unwrap_or_default(), word) {
                return true;
            }
            begins &= begins - 1;
        }
        false
    })
}

/// Eight bytes, and the one before them.
const WINDOW: usize = 9;

/// Whether a list begins with this item.
fn first_item_is(list: &[u8], word: &[u8]) -> bool {
    list.strip_prefix(word).is_some_and(|rest| rest.first().is_none_or(|&byte| byte == b' '))
}

/// The high bit of each of the first eight bytes that is this one, and perhaps of some above such a byte.
fn equal_bytes(bytes: &[u8], byte: u8) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    let Some(eight) = bytes.first_chunk() else { return 0 };
    let differences = u64::from_le_bytes(*eight) ^ (EACH * u64::from(byte));
    differences.wrapping_sub(EACH) & !differences & (EACH << 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(file: &str, marks: &[u8]) -> String {
        let mut room = vec![0; kept(file, marks, &mut [])];
        kept(file, marks, &mut room);
        String::from_utf8(room).unwrap()
    }

    #[test]
    fn lines_that_begin_with_a_mark_are_left_out() {
        assert_eq!(
            without("# Fish.\ncod\n# Birds – sea.\ntern # grey\n\ngull", b"#"),
            "cod\ntern # grey\n\ngull"
        );
        assert_eq!(without("+ yes\nrule\n- no\n", b"#+-"), "rule\n");
        assert_eq!(without("# all\n", b"#"), "");
        assert_eq!(without("", b"#"), "");
    }

    #[test]
    fn a_list_is_found_by_its_whole_name() {
        const FILE: &str = "# Two lists.\nfish.small\therring sprat\nfish\tcod\nbirds\tgull tern";
        assert_eq!(word_list(FILE, "fish"), "cod");
        assert_eq!(word_list(FILE, "fish.small"), "herring sprat");
        assert_eq!(word_list(FILE, "birds"), "gull tern");
    }

    #[test]
    #[should_panic(expected = "no list of this name")]
    fn a_name_that_no_line_has_stops_the_build() {
        word_list("fish\tcod\n", "birds");
    }

    #[test]
    fn a_word_is_one_of_a_list_where_an_item_is_all_of_it() {
        let lists = [
            "",
            "a",
            "a b",
            "on onto upon",
            "said says say saying",
            "’ ” '",
            "über oder und",
            "is was were be been being",
        ];
        let words = [
            "", "a", "b", "on", "up", "upon", "onto", "say", "said", "saying", "ay", "”", "und", "über",
            "ber", "be", "bein",
        ];
        for list in lists {
            for word in words {
                assert_eq!(
                    one_of(word, list),
                    list.split(' ').any(|item| item == word && !item.is_empty()),
                    "{word} {list}"
                );
            }
        }
    }
}
