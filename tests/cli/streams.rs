//! Streams that are packed, endless, cut off or unwelcome into what the program makes of them.

use crate::program::{Scratch, claimlight, code, errors, lines, run};

#[test]
fn a_run_that_was_killed_goes_on_where_it_was() {
    let mut input: Vec<String> = (0..20)
        .map(|id| format!("{{\"id\":{id},\"text\":\"Ana Ruiz said that {id} boats were lost.\"}}\n"))
        .collect();
    input.insert(3, "\n".to_owned());
    input.insert(5, "{\"id\":\"bad\"}\n".to_owned());
    let input = input.concat();
    let whole = run(&["analyze", "--jsonl"], input.as_bytes());
    for kept in [0, 1, 700, 5000, whole.stdout.len()] {
        let out =
            Scratch::new(&format!("resumed-{kept}.jsonl"), whole.stdout.get(..kept).expect("less than all"));
        let output = run(&["analyze", "--jsonl", "--resume", out.path()], input.as_bytes());
        assert_eq!(code(&output), 1, "the bad line is told again: {output:?}");
        assert!(output.stdout.is_empty());
        assert_eq!(errors(&output), errors(&whole));
        assert!(std::fs::read(out.path()).unwrap() == whole.stdout, "{kept} bytes were there");
    }
}

#[test]
fn a_file_that_is_no_beginning_of_the_output_is_left_alone() {
    let line = |id: u32, text: &str| format!("{{\"id\":{id},\"text\":\"{text}\"}}\n");
    let one = run(&["analyze", "--jsonl"], line(1, "Ana Ruiz said no.").as_bytes()).stdout;
    let other =
        run(&["analyze", "--jsonl", "--offsets", "utf-8"], line(1, "Ana Ruiz said no.").as_bytes()).stdout;
    for (name, before, why) in [
        ("other-id", one.as_slice(), "has the id 2"),
        ("other-unit", other.as_slice(), "with other offsets"),
        ("no-json", b"nonsense\n".as_slice(), "is not what this run would have written"),
    ] {
        let out = Scratch::new(name, before);
        let output =
            run(&["analyze", "--jsonl", "--resume", out.path()], line(2, "Ana Ruiz said no.").as_bytes());
        assert_eq!(code(&output), 1);
        assert!(errors(&output).iter().any(|error| error.contains(why)), "{name}: {output:?}");
        assert_eq!(std::fs::read(out.path()).unwrap(), before);
    }
    assert_eq!(code(&run(&["analyze", "--resume", "out.jsonl"], b"")), 2, "only lines can be resumed");
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_program_without_parquet_says_how_to_build_it_in() {
    let output = run(&["analyze", "--jsonl", "--parquet", "no/such/out.parquet"], b"");
    assert_eq!(code(&output), 2);
    assert!(errors(&output).concat().contains("cargo install --path . --features parquet"), "{output:?}");
}

#[test]
fn packed_input_is_unpacked() {
    use std::io::Write;
    let line = b"{\"id\":1,\"text\":\"Ana Ruiz said that 40 boats were lost.\"}\n";
    let plain = run(&["analyze", "--jsonl"], &[line.as_slice(), line].concat());
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(line).unwrap();
    let gzip = gzip.finish().unwrap();
    let zstd =
        ruzstd::encoding::compress_to_vec(line.as_slice(), ruzstd::encoding::CompressionLevel::Fastest);
    // A frame of three bytes that readers skip stands between the two.
    let skipped = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
    for packed in [[gzip.as_slice(), &gzip].concat(), [zstd.as_slice(), &skipped, &zstd].concat()] {
        let output = run(&["analyze", "--jsonl"], &packed);
        assert_eq!((code(&output), &output.stdout), (0, &plain.stdout), "{output:?}");
        let short = run(&["analyze", "--jsonl"], packed.get(..packed.len() - 5).unwrap());
        assert_eq!(code(&short), 1, "a file that ends too soon is told");
    }
}

#[test]
fn a_line_without_an_end_takes_no_memory() {
    let long = [b"{\"id\":1,\"text\":\"".to_vec(), vec![b'a'; 70 << 20], b"\"}\n".to_vec()].concat();
    let good = b"{\"id\":2,\"text\":\"Ana Ruiz said no.\"}\n";
    let output = run(&["analyze", "--jsonl"], &[long.as_slice(), good].concat());
    assert_eq!(code(&output), 1);
    assert!(errors(&output).concat().contains("line 1: has 73400339 bytes"), "{:?}", errors(&output));
    assert_eq!(lines(&output).iter().map(|line| line["id"].clone()).collect::<Vec<_>>(), [2]);
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_finds_no_place_is_an_error_and_never_a_panic() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    for arguments in [&["--help"][..], &["--version"], &["model"]] {
        let output = claimlight(arguments).stdout(full()).output().unwrap();
        assert_eq!(code(&output), 1, "{arguments:?}: {output:?}");
    }
    let bad = Scratch::new("bad-line.jsonl", b"{\n{\"id\":2,\"text\":\"Ana Ruiz said no.\"}\n");
    let output = claimlight(&["analyze", "--jsonl", bad.path()]).stderr(full()).output().unwrap();
    assert_eq!((code(&output), lines(&output).len()), (1, 1));
}
