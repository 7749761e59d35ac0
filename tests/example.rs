//! The example for Rust, run.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../examples/rust/main.rs"]
mod example;

#[test]
fn the_example_runs() -> Result<(), claimlight::ModelError> {
    example::main()
}
