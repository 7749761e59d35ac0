//! What the command line does for training alone.

use super::program::*;

#[test]
fn a_construction_is_left_out_by_its_name() {
    const ARTICLE: &[u8] = b"Per the report, 40 valves failed at the mill in May.";
    let count = |without: &[&str]| {
        let analysis = json(&run(&[&["analyze", "--format", "json"], without].concat(), ARTICLE));
        analysis["attributions"].as_array().map(Vec::len)
    };
    assert_eq!(count(&[]), Some(1));
    assert_eq!(count(&["--without", "As per a report"]), Some(1));
    for name in ["Per a report", "Constructions.txt"] {
        assert_eq!(count(&["--without", name]), Some(0), "{name}");
    }
    let unknown = run(&["analyze", "--without", "Per a rapport"], ARTICLE);
    assert_eq!(code(&unknown), 2);
    assert!(errors(&unknown).iter().any(|line| line.contains("'Per a report'")), "{unknown:?}");
}
