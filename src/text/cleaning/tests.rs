//! What copying leaves in a text, what is read instead, and where that stands.

use super::*;

/// Copied texts, and what is read.
const TABLE: [(&str, &str); 39] = [
    ("The har\u{AD}bour of Os\u{200B}lo", "The harbour of Oslo"),
    ("\u{FEFF}Ana Ru\u{2060}iz", "Ana Ruiz"),
    ("&ldquo;No,&rdquo; said R&amp;D", "“No,” said R&D"),
    ("&quot;It&#39;s &#x201C;safe&#x201D;&quot;&nbsp;he said", "\"It's “safe”\" he said"),
    ("&amp;quot;Yes&amp;quot; &nosuch; & more; AT&T;", "\"Yes\" &nosuch; & more; AT&T;"),
    ("Rene\u{301} Bo\u{308}hm", "René Böhm"),
    ("e\u{302}\u{301} and x\u{301}", "ế and x\u{301}"),
    ("after engi-\nneers found cracks\nin it", "after engineers\nfound cracks\nin it"),
    ("a well-\nknown plan", "a well-known\nplan"),
    ("in Saxe-\nCoburg today", "in Saxe-Coburg\ntoday"),
    ("“Engi-  \r\n  neers,” he said", "“Engineers,”\nhe said"),
    ("for $3 mil-\nlion", "for $3 million"),
    ("from 3-\n4 days, or -\nnone", "from 3-\n4 days, or -\nnone"),
    ("Bo Lang¹ agreed.² It failed.³", "Bo Lang agreed. It failed."),
    ("5 m² of 3 km² and 10³", "5 m² of 3 km² and 10³"),
    ("“40 valves,”[3] Novak said [4] so", "“40 valves,” Novak said [4] so"),
    ("It was safe.1 “40 valves,”2 he said. $3 million.3", "It was safe. “40 valves,” he said. $3 million."),
    (
        "“It fell early,”7 he said. It was old.8 Nobody came.9",
        "“It fell early,” he said. It was old. Nobody came.",
    ),
    ("The tax rose.[b] He say[s] \"[w]e lost\".[note 12]", "The tax rose. He say[s] \"[w]e lost\"."),
    ("In the ‘70s the class of ‘68 met. “No,” he said", "In the ’70s the class of ’68 met. “No,” he said"),
    ("Only once.1 And no more", "Only once.1 And no more"),
    ("In No.1 and vol.2 it was.3", "In No.1 and vol.2 it was.3"),
    ("″40 valves,″ he said; 5′10″ tall", "\"40 valves,\" he said; 5′10″ tall"),
    ("‘‘No,’’ he said", "“No,” he said"),
    ("the mayorʼs office", "the mayor’s office"),
    (
        "‘The workers’ union won’t agree,’ said Omar Diaz.",
        "“The workers’ union won’t agree,” said Omar Diaz.",
    ),
    (
        "'The workers' union won't agree,' said Omar Diaz.",
        "“The workers' union won't agree,” said Omar Diaz.",
    ),
    (
        "‘They told us “never again”, and we did,’ Voss added. The ‘deal’ of the ’90s.",
        "“They told us ‘never again’, and we did,” Voss added. The “deal” of the ’90s.",
    ),
    (
        "Amy said the show was 'a mess'. 'It was a joke,' she said. She hit back at 'haters', adding: 'I left.'",
        "Amy said the show was “a mess”. “It was a joke,” she said. She hit back at “haters”, adding: “I left.”",
    ),
    ("“No ‘deal’ is near,” he said. ‘Never.’", "“No ‘deal’ is near,” he said. ‘Never.’"),
    ("The ‘deal’ is the mayor’s, and the workers’ too", "The ‘deal’ is the mayor’s, and the workers’ too"),
    ("”No,“ she said. ”Not ‘now’.”", "“No,” she said. “Not ‘now’.”"),
    ("It is “safe“ (“so far“), »all« say", "It is “safe” (“so far”), «all» say"),
    ("„No,“ he said. „Not now,” he added", ""),
    ("“It rained. “So we left,” he said. A 30” pipe; « non »", ""),
    ("a plain text - and no more", ""),
    ("“curly” and ‘single’ marks", ""),
    ("👩\u{200D}✈️ flies", ""),
    ("", ""),
];

#[test]
fn what_copying_left_is_not_read() {
    for (copied, read) in TABLE {
        let cleaned = Cleaned::new(copied);
        let text = cleaned.as_ref().map_or("", Cleaned::text);
        let expected = if read == copied { "" } else { read };
        assert_eq!(text, expected, "{copied:?}");
    }
}

#[test]
fn each_word_leads_back_to_its_letters() {
    for (copied, read) in TABLE {
        let Some(cleaned) = Cleaned::new(copied) else { continue };
        let mut end = 0;
        for word in read.split_whitespace() {
            let start = read.get(end..).and_then(|rest| rest.find(word)).map_or(0, |at| at + end);
            end = start + word.len();
            let span = cleaned.source_span(Span::from_range(start..end));
            let found = span.of(copied);
            let again = Cleaned::new(found).map_or_else(|| found.to_owned(), |again| again.text().to_owned());
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            assert_eq!(letters(&again), letters(word), "{copied:?}: {word:?} is {found:?}");
        }
    }
}
