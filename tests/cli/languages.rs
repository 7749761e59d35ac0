//! What is said of a text that is not in English.

use crate::program::*;

#[test]
fn a_text_in_another_language_is_said_to_be_one() {
    let german = "Der Rat hat am Dienstag beschlossen, die alte Brücke zu schließen, weil das Wasser in den Kellern von Tarn steht und \
                  niemand für die Kosten zahlen will. Die Stadt ist nicht bereit, sagte Bürgermeisterin Ana Ruiz.";
    let output = run(&["analyze", "--format", "json"], german.as_bytes());
    assert_eq!(code(&output), 0);
    assert_eq!(errors(&output), ["claimlight: the text is not in English (de): nothing is told of it"]);
    let analysis = json(&output);
    assert_eq!(analysis["language"], "de");
    assert_eq!(analysis["sentences"].as_array().map(Vec::len), Some(2));
    for told in ["entities", "values", "attributions", "claims", "sources"] {
        assert_eq!(analysis[told], serde_json::json!([]), "{told}");
    }
}
