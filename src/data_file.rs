//! A text file beside a module into its text without comments, and a name in it into words, at compile time. Comments are for
//! people who edit the file; those of all files would take 5 kB of the download.

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
pub(crate) const fn cut(text: &'static str, mark: u8) -> (&'static str, &'static str) {
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
}
