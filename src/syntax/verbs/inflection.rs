//! A verb into its forms: by rule, with the irregular ones given.

/// A form of a verb.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Form {
    /// `say`
    Base,
    /// `says`
    ThirdPerson,
    /// `said`: past tense, past participle or both.
    Past,
    /// `saying`
    Gerund,
}

/// All forms of a verb. `irregular` lists past forms that the rules would get wrong.
pub(crate) fn inflect(verb: &str, irregular: &str) -> Vec<(String, Form)> {
    if verb == "be" {
        let past = ["was", "were", "been"].map(|form| (form.to_owned(), Form::Past));
        let present = ["is", "are", "am"].map(|form| (form.to_owned(), Form::ThirdPerson));
        return past.into_iter().chain(present).collect();
    }
    let mut forms = vec![
        (verb.to_owned(), Form::Base),
        (third_person(verb), Form::ThirdPerson),
        (with_suffix(verb, "ing"), Form::Gerund),
    ];
    if irregular.is_empty() {
        forms.push((with_suffix(verb, "ed"), Form::Past));
    }
    forms.extend(
        irregular.split(' ').filter(|form| !form.is_empty()).map(|form| (form.to_owned(), Form::Past)),
    );
    forms
}

/// Whether a word is some form of a regular verb: `vetoed` of `veto`.
pub(crate) fn is_form_of(word: &str, verb: &str) -> bool {
    let stem = verb.len().saturating_sub(1);
    word.starts_with(verb.get(..stem).unwrap_or(verb))
        && inflect(verb, "").iter().any(|(form, _)| form == word)
}

fn third_person(verb: &str) -> String {
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| verb.ends_with(end)) {
        format!("{verb}es")
    } else if let Some(stem) = consonant_y(verb) {
        format!("{stem}ies")
    } else {
        format!("{verb}s")
    }
}

fn with_suffix(verb: &str, suffix: &str) -> String {
    if let Some(stem) = verb.strip_suffix('e').filter(|stem| !stem.ends_with('e')) {
        return format!("{stem}{suffix}");
    }
    if verb.ends_with("ee") && suffix == "ed" {
        return format!("{verb}d");
    }
    if let Some(stem) = consonant_y(verb).filter(|_| suffix == "ed") {
        return format!("{stem}ied");
    }
    if doubles(verb) {
        let last = verb.chars().last().unwrap_or_default();
        return format!("{verb}{last}{suffix}");
    }
    format!("{verb}{suffix}")
}

fn consonant_y(verb: &str) -> Option<&str> {
    verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
}

/// Whether the last consonant is written twice before a suffix: one short, stressed syllable at the end.
fn doubles(verb: &str) -> bool {
    const STRESSED_AT_THE_END: [&str; 9] =
        ["admit", "commit", "concur", "extol", "permit", "rebut", "refer", "regret", "submit"];
    let letters: Vec<char> = verb.chars().rev().take(3).collect();
    let [last, vowel, before] = letters[..] else { return false };
    let is_vowel = |letter: char| "aeiou".contains(letter);
    let short = !is_vowel(last) && !"wxy".contains(last) && is_vowel(vowel) && !is_vowel(before);
    let one_syllable = verb.chars().filter(|&letter| is_vowel(letter)).count() == 1;
    // `qu` is a consonant: quip, quipped.
    let quick = verb.starts_with("qu") && verb.len() == 4;
    (short && one_syllable) || quick || STRESSED_AT_THE_END.contains(&verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_and_irregular_verbs() {
        let forms = |verb, irregular| {
            inflect(verb, irregular).into_iter().map(|(form, _)| form).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(forms("argue", ""), "argue argues arguing argued");
        assert_eq!(forms("deny", ""), "deny denies denying denied");
        assert_eq!(forms("slam", ""), "slam slams slamming slammed");
        assert_eq!(forms("quip", ""), "quip quips quipping quipped");
        assert_eq!(forms("admit", ""), "admit admits admitting admitted");
        assert_eq!(forms("listen", ""), "listen listens listening listened");
        assert_eq!(forms("agree", ""), "agree agrees agreeing agreed");
        assert_eq!(forms("foresee", "foresaw foreseen"), "foresee foresees foreseeing foresaw foreseen");
        assert_eq!(forms("stress", ""), "stress stresses stressing stressed");
        assert!(is_form_of("vetoed", "veto") && is_form_of("denied", "deny") && !is_form_of("vote", "veto"));
        assert!(!is_form_of("", "veto"));
    }
}
