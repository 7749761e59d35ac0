// Markup of all kinds into the text that is read, and each of its words back to the page: in both browsers.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, openFresh } from './browsers.js';
import { serveWithStandIn } from './chromium.js';

/** @import { Browser } from 'puppeteer-core' */

/** @type {Record<string, [html: string, text: string, css?: string]>} */
const TABLE = {
  'nested inline markup': ['<p>“We <em>lo<b>st <i>40</i></b></em> boats,” said <a href="#"><span>An</span>a <u>Ru</u>iz</a>.</p>', '“We lost 40 boats,” said Ana Ruiz.'],
  'comments and instructions': ['<p>Ana <!-- x -->Ru<!-- y -->iz sailed<?x y?> home.</p>', 'Ana Ruiz sailed home.'],
  tables: [
    '<table><caption>Boats</caption><thead><tr><th>Name</th><th>Sold</th></tr></thead><tbody><tr><td>Ana</td><td>40</td></tr></tbody><tfoot><tr><td>All</td><td>41</td></tr></tfoot></table>',
    'Boats\n\nName\tSold\n\nAna\t40\n\nAll\t41',
  ],
  'line breaks': ['<p>40 boats<br>were lost.<br><br>5 were found.</p>', '40 boats\nwere lost.\n5 were found.'],
  'soft hyphens and what has no width': ['<p>On Mon&shy;day the har&#8203;bour of Os&#8288;lo.</p>', 'On Monday the harbour of Oslo.'],
  'white space': ['<p>  Two \n words </p><pre>two   words\nkept</pre><p class="lines">one\ntwo  three</p>', 'Two words\n\ntwo   words\nkept\n\none\ntwo three', '.lines { white-space: pre-line }'],
  'no-break spaces': ['<p>40&nbsp;000&#8239;boats</p>', '40\u00a0000\u202fboats'],
  'what is hidden': [
    '<p>Seen<i hidden> one</i><i class="gone"> two</i><i class="unseen"> three</i><i aria-hidden="true"> four</i><i data-claimlight-ignore> five</i>.</p><p hidden="until-found">six</p><template>seven</template>',
    'Seen.', '.gone { display: none } .unseen { visibility: hidden }',
  ],
  'what is meant for screen readers alone': ['<p>Seen <span class="aside">and heard</span>.</p>', 'Seen and heard.', '.aside { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }'],
  'closed details': ['<details><summary>More</summary><p>Behind it.</p></details>', 'More\n\nBehind it.'],
  ruby: ['<p>In <ruby>Oslo<rp>(</rp><rt>oz-lo</rt><rp>)</rp></ruby> harbour.</p>', 'In Oslo harbour.'],
  'right to left': ['<p dir="rtl">قالت <bdi>Ana Ruiz</bdi> إن 40 قاربا فقدت</p>', 'قالت Ana Ruiz إن 40 قاربا فقدت'],
  'what is no part of an article': ['<nav>a</nav><aside>b</aside><figure><figcaption>c</figcaption></figure><pre><code>d</code></pre><form>e</form><p>Read.</p><svg><text>f</text></svg><textarea>g</textarea><noscript>h</noscript>', 'Read.'],
  quotations: [
    '<p>Ana Ruiz said <q>we lost 40 boats</q>, and <q>“all”</q>.</p><blockquote><p>It will grow.</p><p>It always has.</p><footer><cite>Ada Lorne</cite>, port master</footer></blockquote>' +
      '<blockquote>In <cite>Cranes</cite> I said so.<br>Twice. <cite>Tom Hale</cite></blockquote><figure><blockquote>It was rust.</blockquote><figcaption>Lena Brook</figcaption></figure><p>End.</p>',
    'Ana Ruiz said “we lost 40 boats”, and “all”.\n\n> It will grow.\n\n> It always has.\n\n> — Ada Lorne, port master\n\n> In Cranes I said so.\n> Twice.\n> — Tom Hale\n\n> It was rust.\n\n> — Lena Brook\n\nEnd.',
  ],
  'boxes in a line': ['<p><span class="box">Lena</span> <span class="box">Brook</span> came.</p><div class="row"><span>One.</span><span>Two.</span></div>', 'Lena Brook came.\n\nOne.\n\nTwo.', '.box { display: inline-block } .row { display: flex }'],
  'boxes that are none': ['<div class="none"><p>One.</p><p>Two.</p></div>', 'One.\n\nTwo.', '.none { display: contents }'],
  'an initial': ['<p><span class="initial">A</span>na Ruiz sailed.</p><p><span class="initial">“W</span>e lost.”</p><p><span class="note">A note.</span>The rest.</p>', 'Ana Ruiz sailed.\n\n“We lost.”\n\nA note.\n\nThe rest.', '.initial { float: left; font-size: 3em } .note { float: right }'],
  'letters beyond the first plane': ['<p>🚢🚢 Ana 👩‍✈️ 𝒜</p>', '🚢🚢 Ana 👩‍✈️ 𝒜'],
  'shadow roots, opted in': ['<test-box data-claimlight-shadow><p>Slotted.</p></test-box>', 'In the shadow.\n\nSlotted.'],
  'shadow roots, not opted in': ['<test-box><p>Slotted.</p></test-box>', 'Slotted.'],
};

for (const [name, launch] of Object.entries(BROWSERS)) {
  describe(`the text of an article, in ${name}`, () => {
    /** @type {Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveWithStandIn>>} */ let server;
    /** @type {Awaited<ReturnType<typeof openFresh>>} */ let opened;
    before(async () => {
      [browser, server] = await Promise.all([launch(), serveWithStandIn()]);
      opened = await openFresh(browser);
      await opened.page.goto(`${server.url}test-pages/plain.html`);
      await opened.page.evaluate(() => {
        customElements.define('test-box', class extends HTMLElement {
          connectedCallback() {
            this.attachShadow({ mode: 'open' }).innerHTML = '<p>In the shadow.</p><slot></slot>';
          }
        });
      });
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    for (const [what, [html, text, css = '']] of Object.entries(TABLE)) {
      test(what, async () => {
        const { read, wrong } = await opened.page.evaluate(async (html, css) => {
          const { TextMap } = await import(/** @type {string} */ ('/text-map.js'));
          const { DEFAULT_IGNORE } = await import(/** @type {string} */ ('/options.js'));
          const story = /** @type {Element} */ (document.getElementById('story'));
          const style = new CSSStyleSheet();
          style.replaceSync(css);
          document.adoptedStyleSheets = [style];
          story.innerHTML = html;
          const map = TextMap.read(story, DEFAULT_IGNORE);
          const seen = (/** @type {string} */ words) => words.replace(/[\u00ad\u200b\u2060]/g, '');
          const wrong = [];
          for (const { 0: word, index } of map.text.matchAll(/\S+/g)) {
            const pieces = map.pieces([index, index + word.length]);
            const found = pieces.map((/** @type {{node: Text, from: number, to: number}} */ { node, from, to }) => node.data.slice(from, to)).join('');
            // The marks of a quotation may be ours.
            if (![word, word.replace(/[“”>—]/g, '')].includes(seen(found))) wrong.push([word, found]);
          }
          return { read: map.text, wrong };
        }, html, css);
        assert.equal(read, text);
        assert.deepEqual(wrong, [], 'each word leads back to itself');
      });
    }
  });
}
