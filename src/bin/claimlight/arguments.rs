//! What the user types into typed arguments, and the help that teaches them.

use claimlight::attributions::ways_to_attribute;
use claimlight::export::Table;
use claimlight::{Day, OffsetUnit};
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const ABOUT: &str = "Reads a news article and shows who is named, what is claimed, and on whose word.";

const EXIT_CODES: &str = "Exit codes:
  0  all input was read
  1  some input was bad; a line on standard error says which
  2  the command line was not understood";

const EXAMPLES: &str = "Examples:
  claimlight analyze article.txt                    read an article in the terminal
  claimlight analyze page.html --format html > marked.html
                                                    the article of a saved page, with marks
  claimlight analyze --jsonl < articles.jsonl > analyses.jsonl
                                                    a whole corpus, on all cores

`claimlight help analyze` says more.";

const ANALYZE_EXAMPLES: &str = r#"Examples:
  claimlight analyze article.txt
      Show the article with its marks, then its claims, sources and names.
  pbpaste | claimlight analyze
      The same for what was copied (Linux: wl-paste or xclip -o).
  claimlight analyze article.txt --format json | jq '.claims | length'
      Count the claims.
  claimlight analyze article.txt --format json --offsets codepoint
      Offsets for Python; the default, utf-16, is for JavaScript and Java.
  claimlight analyze saved.html --format json --text-out saved.txt
      HTML is reduced to its article; offsets count that text, so keep it.
  claimlight analyze article.txt --format csv --table sources > sources.csv
      A table for a spreadsheet.
  jq -c '{id: .url, text: .body}' crawl.jsonl | claimlight analyze --jsonl > out.jsonl
      One line {"id","text"} in, one line {"id","analysis"} out, in order."#;

const CHECK_NOTES: &str = r#"What it looks for:
  unnamed-no-reason    somebody is not named, and the text does not say why
  unnamed-share        too many of the words rest on people who are not named
  reportedly-in-lede   nobody is identified in the headline or the first two paragraphs
  single-source        the main claim rests on one source
  figure-no-source     a figure in the paper's own voice, with no source nearby
  quotation-no-speaker a quotation without a speaker
  headline-quotation   the headline quotes what the text does not hold
  accused-not-heard    somebody is accused, and does not answer

Examples:
  claimlight check story.html
      One line for each: story.html:12:5 unnamed-no-reason "Two officials said it would not".
  claimlight check story.md --format md > note.md
      A note for the desk.
  claimlight check drafts/*.txt --format sarif > desk.sarif
      For editors and code hosts that show SARIF.
  claimlight check story.html --overrides desk.json
      Without what was set aside: [{"action": "confirm", "check": "single-source", "quote": "…"}]."#;

const CHECK_EXIT_CODE: &str = "  3  there is something to look at";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "claimlight", version, about = ABOUT, after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Analyze an article, or a stream of them
    #[command(after_help = format!("{ANALYZE_EXAMPLES}\n\n{EXIT_CODES}"))]
    Analyze(AnalyzeArguments),
    /// List what an editor should look at before publishing
    #[command(after_help = format!("{CHECK_NOTES}\n\n{EXIT_CODES}\n{CHECK_EXIT_CODE}"))]
    Check(CheckArguments),
    /// Compare the analyzer with a file of gold annotations
    Evaluate(EvaluateArguments),
    /// Write what the network and the weights behind it are fitted to
    Features(FeaturesArguments),
    /// Describe a model
    Model(ModelArguments),
}

#[derive(Args, Debug)]
pub(crate) struct AnalyzeArguments {
    /// The article: plain text, Markdown or HTML; - or nothing for standard input
    pub(crate) file: Option<PathBuf>,

    /// What to write
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// What offsets count, in json, jsonl and csv (Web Annotation always counts code points)
    #[arg(long, value_enum, default_value_t)]
    pub(crate) offsets: Offsets,

    /// The day on which the article appeared, YYYY-MM-DD: what "on Monday" and "last week" are told from; otherwise the
    /// date above the text or in its dateline
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<Day>,

    /// Read lines {"id","text"}, write lines {"id","analysis"}
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// Write into this file, and go on behind the lines that it holds: after a run that was killed
    #[arg(long, value_name = "FILE", requires = "jsonl")]
    pub(crate) resume: Option<PathBuf>,

    /// Write a row for each line into this new Parquet file, and no lines (in a build with the feature parquet)
    #[arg(long, value_name = "FILE", requires = "jsonl", conflicts_with = "resume")]
    pub(crate) parquet: Option<PathBuf>,

    /// What the input is
    #[arg(long, value_enum, default_value_t, conflicts_with = "jsonl")]
    pub(crate) input: InputKind,

    /// Which table to write as csv
    #[arg(long, value_enum, default_value_t)]
    pub(crate) table: TableName,

    /// The article's address, for formats that name it
    #[arg(long, value_name = "URL", value_parser = web_address, conflicts_with = "jsonl")]
    pub(crate) url: Option<String>,

    /// Also write the text that offsets count: of an HTML page, the article
    #[arg(long, value_name = "FILE", conflicts_with = "jsonl")]
    pub(crate) text_out: Option<PathBuf>,

    /// For training: read without one construction or another way to find attributions
    #[arg(long, value_name = "NAME", hide = true, value_parser = PossibleValuesParser::new(ways_to_attribute()))]
    pub(crate) without: Option<String>,

    /// How many claims the list in the terminal shows; 0 for all
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) top: usize,

    /// Colours and underlines (also: NO_COLOR, CLICOLOR_FORCE)
    #[arg(long, value_enum, default_value_t)]
    pub(crate) color: Color,

    #[command(flatten)]
    pub(crate) model: ModelChoice,
}

/// The model that a command reads with.
#[derive(Args, Debug)]
pub(crate) struct ModelChoice {
    /// Read with this model instead of the embedded one: a file, or the name of a folder of `models`
    #[arg(long = "model", value_name = "MODEL")]
    pub(crate) path: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct CheckArguments {
    /// Articles: plain text, Markdown or HTML; - or nothing for standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// What to write
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: CheckFormat,

    /// How many of a hundred words may rest on people who are not named
    #[arg(long, value_name = "PERCENT", default_value_t = 25, value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(crate) max_unnamed_share: u8,

    /// Ask why somebody is not named: that they asked for it is not enough, and crowds count too
    #[arg(long)]
    pub(crate) require_reason: bool,

    /// At the head of the article look at "allegedly" too
    #[arg(long)]
    pub(crate) no_reportedly_in_lede: bool,

    /// An editor's corrections, as <claim-light> reads them; with "check", one sets an item aside
    #[arg(long, value_name = "FILE")]
    pub(crate) overrides: Option<PathBuf>,

    /// What the input is
    #[arg(long, value_enum, default_value_t)]
    pub(crate) input: InputKind,

    /// What offsets count, in json
    #[arg(long, value_enum, default_value_t)]
    pub(crate) offsets: Offsets,

    #[command(flatten)]
    pub(crate) model: ModelChoice,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum CheckFormat {
    /// A line for each item
    #[default]
    Text,
    /// Everything, with the words that an override must repeat
    Json,
    /// SARIF 2.1.0
    Sarif,
    /// A note for the desk
    #[value(name = "md")]
    Markdown,
}

fn web_address(address: &str) -> Result<String, String> {
    if address.starts_with("https://") || address.starts_with("http://") {
        Ok(address.to_owned())
    } else {
        Err("an address begins with https:// or http://".to_owned())
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For reading, in a terminal
    #[default]
    Text,
    /// The whole analysis
    Json,
    /// A page that stands alone
    Html,
    /// W3C Web Annotation (JSON-LD)
    #[value(name = "webannotation")]
    WebAnnotation,
    /// schema.org Claim and Quotation (JSON-LD)
    #[value(name = "schemaorg")]
    SchemaOrg,
    /// A table
    Csv,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Offsets {
    /// Code units of UTF-16: JavaScript, Java
    #[default]
    #[value(name = "utf-16")]
    Utf16,
    /// Bytes of UTF-8: Rust, Go
    #[value(name = "utf-8")]
    Utf8,
    /// Code points: Python
    Codepoint,
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Utf16 => Self::Utf16,
            Offsets::Utf8 => Self::Utf8,
            Offsets::Codepoint => Self::Codepoint,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputKind {
    /// By the file's ending, or by what it begins with
    #[default]
    Auto,
    /// Plain text
    Text,
    /// Markdown; read in place, so that offsets count the file
    Markdown,
    /// A web page; its article is taken out of it
    Html,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum TableName {
    /// A row for each claim
    #[default]
    Claims,
    /// A row for each mention of an entity
    Entities,
    /// A row for each attribution
    Attributions,
    /// A row for each source
    Sources,
}

impl From<TableName> for Table {
    fn from(name: TableName) -> Self {
        match name {
            TableName::Claims => Self::Claims,
            TableName::Entities => Self::Entities,
            TableName::Attributions => Self::Attributions,
            TableName::Sources => Self::Sources,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Color {
    /// Where the output is a terminal
    #[default]
    Auto,
    /// In any case
    Always,
    /// Never
    Never,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::AlwaysAnsi,
            Color::Never => Self::Never,
        }
    }
}

#[derive(Args, Debug)]
#[command(
    after_help = "Gold is lines of {\"id\", \"text\"} with \"entities\": [{\"start\", \"end\", \"type\"}] or
\"attributions\": [{\"source\", \"cue\", \"content\": [[start, end], …]}], or both; offsets count code points.

Entity mentions are compared strictly, by start, end and kind, without a leading article or a possessive.
Attributions are paired one to one by the overlap of their contents: any, at least half (iou), exact."
)]
pub(crate) struct EvaluateArguments {
    /// Gold annotations
    #[arg(value_name = "GOLD.jsonl")]
    pub(crate) gold: PathBuf,

    /// Kinds of entity to compare; facility counts as location unless it is named here
    #[arg(long, value_delimiter = ',', default_value = "person,organization,location")]
    pub(crate) kinds: Vec<String>,

    #[command(flatten)]
    pub(crate) model: ModelChoice,
}

#[derive(Args, Debug)]
pub(crate) struct FeaturesArguments {
    /// The corpus, lines {"id","text"}; - or nothing for standard input
    pub(crate) file: Option<PathBuf>,

    /// What to write of each text
    #[arg(long, value_enum, value_name = "WHAT", default_value_t)]
    pub(crate) of: Features,

    #[command(flatten)]
    pub(crate) model: ModelChoice,
}

/// What weights can be fitted to.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum Features {
    /// What the network is trained on; needs no model
    #[default]
    Tokens,
    /// The facts of each attribution, from which its confidence is made
    Attributions,
    /// The candidates for the source of each attribution, with the facts of each
    Sources,
    /// The facts of each claim, from which its check-worthiness is made
    Claims,
    /// The facts of each sentence, from which how far it can be verified is made
    Opinions,
    /// The candidates for each pronoun and description, with the facts of each
    References,
    /// The candidates for each short name, with the facts of each
    Names,
    /// How personal the text is, and its names with the confidence that they would have in a report
    Voices,
}

#[derive(Args, Debug)]
pub(crate) struct ModelArguments {
    /// A file, or the name of a folder of `models`; nothing for the embedded one
    #[arg(value_name = "MODEL")]
    pub(crate) path: Option<PathBuf>,
}
