//! Models by file or by name, as the command line finds them.

use super::program::*;

#[test]
fn a_file_that_is_no_model_is_named() {
    let file = Scratch::new("model.bin", b"nonsense");
    let output = run(&["model", file.path()], b"");
    assert_eq!(code(&output), 1);
    assert_one_line(&output, &["model.bin: "]);
}

#[test]
fn a_model_is_found_by_its_name_or_said_to_be_nowhere() {
    let here = run(&["model", "en-news-3"], b"");
    assert_eq!(code(&here), 0, "{here:?}");
    let none = run(&["analyze", "--model", "nowhere"], ARTICLE.as_bytes());
    assert_eq!(code(&none), 1);
    assert_one_line(&none, &["nowhere", "CLAIMLIGHT_MODELS"]);
}
