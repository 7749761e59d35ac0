<?php
/**
 * Plugin Name: Claimlight
 * Description: A block that shows on whose word an article stands. Put it under the byline.
 * Requires at least: 6.5
 * License: MIT OR Apache-2.0
 */

// The npm package's folder lies beside this file, as `claimlight`.
add_action('init', function () {
    wp_register_script_module('claimlight', plugins_url('claimlight/define.js', __FILE__), array(), '0.1.0');
    register_block_type(__DIR__, array('render_callback' => 'claimlight_block'));
});

function claimlight_block($attributes) {
    wp_enqueue_script_module('claimlight');
    $selector = $attributes['selector'] ?? '.entry-content';
    $analysis = get_post_meta(get_the_ID(), 'claimlight_annotations', true);
    $annotations = $analysis ? sprintf(' annotations="%s"', esc_url($analysis)) : '';
    return sprintf('<claim-light selector="%s"%s></claim-light>', esc_attr($selector), $annotations);
}
