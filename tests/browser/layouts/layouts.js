// Articles into web pages of many layouts, as news sites lay them out.

import { bio, comments, CONSENT_TEXT, FOOTER, NAVIGATION, NEWSLETTER, STORIES, teasers, textOf } from './stories.js';

/** @import { Story } from './stories.js' */

/** @param {string} title @param {string} body */
const page = (title, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | Ravel Post</title></head><body>${body}</body></html>`;

const head = (/** @type {Story} */ { title, standfirst }) => `<h1>${title}</h1><p class="standfirst">${standfirst}</p>`;
const paragraphs = (/** @type {string[]} */ texts) => texts.map((text) => `<p>${text}</p>`).join('');
const list = (/** @type {Story} */ story) => `<ul>${story.list.map((item) => `<li>${item}</li>`).join('')}</ul>`;
const quote = (/** @type {Story} */ story) => `<blockquote><p>${story.quote}</p></blockquote>`;
/** From the first paragraph to the last. */
const text = (/** @type {Story} */ story, between = '') => `${paragraphs(story.lead)}${between}<h2>${story.heading}</h2>${list(story)}${quote(story)}${paragraphs(story.rest)}`;
const figure = '<figure><img alt=""><figcaption>Fishing boats lie on the quay after the wall broke on 3 January, when the sea took the pier. Lena Brook/Ravel Post</figcaption></figure>';

/** The same with a quotation that its caption gives to somebody. @param {Story} story */
const captioned = (story) => text(story).replace(quote(story), `<figure>${quote(story)}<figcaption>Lena Brook, harbour master</figcaption></figure>`);

/** What a foot of a page is full of. */
const LABELS = ['Ferries', 'Tides', 'Weather', 'Obituaries', 'Classified', 'Letters', 'Crossword', 'Contact', 'Archive', 'Jobs'].map((label) => `<div><a href="/${label}">${label}</a></div>`).join('');

/** Boxes by which publishers, and makers of their tools, ask for something, or lead elsewhere. */
const BOXES = ['gform_wrapper', 'kg-card kg-cta-card', 'donate-box', 'membership-appeal', 'regwall', 'authorbio', 'author__bio', 'author-info', 'asset-author', 'about-the-author', 'saboxplugin-wrap', 'advert', 'affiliate-box', 'rich-link', 'interstitial', 'vjs-modal', 'correction', 'popup', 'subscribe-box', 'subscription-widget']
  .map((name) => `<div class="${name}"><p>The ferries of the island are told of here, in a box that is called ${name}.</p></div>`).join('');

/** By what is special about them. @type {Record<string, (story: Story) => string>} */
const LAYOUTS = {
  'one article': (story) => `${NAVIGATION}<article>${head(story)}${figure}${text(story)}</article>${FOOTER}`,
  'a quotation with its author in a caption': (story) => `<main>${head(story)}${captioned(story)}</main>${FOOTER}`,
  'main without an article': (story) => `<header>Ravel Post</header>${NAVIGATION}<main>${head(story)}${text(story, figure)}</main>${FOOTER}`,
  'no landmark at all': (story) => `<div class="top">${NAVIGATION}</div><div class="page"><div class="story">${head(story)}${text(story)}</div><div class="right">${teasers((title, words, at) => `<div><h3><a href="/${at}">${title}</a></h3></div>`)}</div></div>${FOOTER}`,
  'a teaser is the first article': (story) => `<section><article><h3><a href="/2">Sixteen hurt as bus leaves road near Holm</a></h3></article></section><div class="story">${head(story)}${text(story)}</div>${FOOTER}`,
  'teasers with texts are articles': (story) => `<div class="wrap"><div class="story">${head(story)}${text(story)}</div>${teasers((title, words, at) => `<article><h3><a href="/${at}">${title}</a></h3><p>${words}</p></article>`)}</div>`,
  'a comment is the only article': (story) => `<div class="story">${head(story)}${text(story)}</div><section id="comments">${comments((words) => `<article class="comment"><p>${words}</p></article>`)}</section>`,
  'comments longer than the story': (story) => `<main><div class="body">${head(story)}${text(story)}</div><div class="comments-list">${comments((words) => `<div class="c"><p>${words}</p><p>${words}</p></div>`).repeat(4)}</div></main>`,
  'an empty main before the true one': (story) => `<main class="hero"><figure><img alt=""></figure></main><main>${head(story)}${text(story)}</main>`,
  'all of it in a form': (story) => `<form id="aspnetForm">${NAVIGATION}<article>${head(story)}${text(story)}</article></form>`,
  'a form in the main': (story) => `<main><form id="aspnetForm">${head(story)}${text(story)}</form></main>`,
  'a consent dialog longer than the story': (story) => `<div id="onetrust-consent-sdk"><div role="dialog" aria-modal="true"><h2>Your privacy</h2>${CONSENT_TEXT}</div></div><div class="site"><article>${head(story)}${text(story)}</article></div>`,
  'a cookie banner without a role': (story) => `<div class="site"><div class="story">${head(story)}${text(story)}</div></div><div class="cookie-banner"><p>We and our 812 partners store and read information on your device. You can change your mind at any time.</p></div>`,
  'headline and text side by side': (story) => `${NAVIGATION}<article><header>${head(story)}</header><div class="body">${text(story)}</div></article>${FOOTER}`,
  'headline in a header outside the text': (story) => `<div class="layout"><div class="heading">${head(story)}</div><div class="columns"><div class="text">${text(story)}</div></div></div>`,
  'paragraphs in divisions of their own': (story) => `<article>${head(story)}${[...story.lead, ...story.rest].map((words) => `<div data-component="text-block"><p>${words}</p></div>`).join(`<div data-component="advert">Advertisement</div>`)}<div><h2>${story.heading}</h2></div><div>${list(story)}</div><div>${quote(story)}</div></article>`,
  'text in divisions without paragraphs': (story) => `<div id="content">${head(story)}<div>${story.lead.join('<br><br>')}<br><br><b>${story.heading}</b><br><br>${[...story.list, story.quote, ...story.rest].join('<br><br>')}</div></div><div class="links">${teasers((title, words, at) => `<a href="/${at}">${title}</a><br>`)}</div>`,
  'a layout of tables': (story) => `<table><tr><td width="20%"><a href="/">Home</a><br><a href="/w">World</a></td><td><table><tr><td>${head(story)}${text(story)}</td></tr></table></td><td>${teasers((title, words, at) => `<p><a href="/${at}">${title}</a></p>`)}</td></tr></table>`,
  'teasers between paragraphs': (story) => `<article>${head(story)}${text(story, `<div class="related-article"><h4>Related</h4><p><a href="/1">Ferry firm fined £2m after oil spill off Ravel island</a></p></div><p><a href="/3"><strong>MINISTER DENIES THAT HE KNEW OF THE MISSING MONEY</strong></a></p>`)}</article>`,
  'a newsletter box and the author': (story) => `<article>${head(story)}${text(story, `<aside>${NEWSLETTER}</aside><div class="newsletter-signup">${NEWSLETTER}</div>`)}<div class="author-bio">${bio(story.author)}</div></article>`,
  'most read beside the story': (story) => `<div class="columns"><div class="main-column"><div class="article-body">${head(story)}${text(story)}</div></div><div class="side-column"><h3>Most read</h3>${teasers((title, words, at) => `<div><h4><a href="/${at}">${title}</a></h4></div>`)}</div></div>`,
  'a long list of teasers behind the story': (story) => `<main><article>${head(story)}${text(story)}</article><section class="more-stories">${teasers((title, words, at) => `<div class="card"><h3><a href="/${at}">${title}</a></h3><p>${words}</p></div>`).repeat(3)}</section></main>`,
  'an aside that is longer than the story': (story) => `<article>${head(story)}${text(story)}</article><aside>${teasers((title, words) => `<p>${words}</p>`).repeat(5)}</aside>${FOOTER}`,
  'a live page': (story) => `<main><article><h1>${story.title}</h1><p>${story.standfirst}</p>${[...story.lead, ...story.list, story.quote, ...story.rest].map((words, at) => `<div class="post"><time>10:${40 - at}</time>${at === 3 ? `<h2>${story.heading}</h2>` : ''}<p>${words}</p></div>`).join('')}</article></main>`,
  'links all over the text': (story) => `<article>${head(story)}${text(story).replaceAll('harbour', '<a href="/h">harbour</a>').replaceAll('The ', '<a href="/t">The</a> ').replaceAll(', and', '<a href="/a">, and</a>')}</article>`,
  'a wrapper named after its sidebar': (story) => `<div class="content-sidebar-wrap has-related-links"><h1>${story.title}</h1><p>${story.standfirst}</p><div class="entry">${text(story)}</div><div class="sidebar">${teasers((title, words) => `<p>${words}</p>`)}</div></div>`,
  'the text in a box named after its sidebar': (story) => `<main><article><div class="hero"><h1>${story.title}</h1></div><div class="l-sidebar-fixed"><div class="entry"><p>${story.standfirst}</p>${text(story)}</div></div></article></main>${FOOTER}`,
  'the text in a box named after a teaser': (story) => `<div class="content"><div class="top"><h1>${story.title}</h1></div><div class="teaser-body"><p>${story.standfirst}</p>${text(story)}</div><div class="teaser-list">${teasers((title, words) => `<p>${words}</p>`)}</div></div>`,
  'a form around lines that breaks part': (story) => `<form id="aspnetForm">${NAVIGATION}<center><h1>${story.title}</h1><span class="text">${[story.standfirst, ...story.lead, story.heading, ...story.list, story.quote, ...story.rest].join('<br><br>')}</span></center></form>`,
  'teasers with texts in the other column': (story) => `<div class="page"><div class="column"><div class="story">${head(story)}${text(story)}</div></div><div class="column"><ul>${teasers((title, words, at) => `<li><div class="words"><h4><a href="/${at}">${title}</a></h4><p>${words}</p></div><div class="preview"><p>${words}</p></div></li>`)}</ul></div></div>`,
  'a foot that no name tells': (story) => `<div class="holder"><div class="one"><div class="body">${head(story)}${text(story)}</div></div><div class="two">${LABELS}<p>The Ravel Post is read in two hundred towns on both sides of the strait, and has been printed on the island since the year of the flood.</p>${LABELS}<p>Nothing on these pages may be printed elsewhere, read out, or kept in any form without the written word of the publisher.</p>${LABELS}</div></div>`,
  'columns that are items of a list': (story) => `<ul class="two-columns"><li class="left">${head(story)}${text(story)}</li><li class="right"><h3>Also today</h3>${teasers((title, words) => `<div><b>${title}</b><p>${words}</p></div>`)}</li></ul>${FOOTER}`,
  'a gallery of other stories in the text': (story) => `<article>${head(story)}${text(story, `<div class="widget type-gallery"><h2>The week in pictures</h2><ul>${teasers((title, words, at) => `<li><h3>${at}/12 ${title}</h3><p>${words} ${words}</p></li>`).repeat(3)}</ul></div>`)}</article>${FOOTER}`,
  'headings that are links': (story) => `<main>${head(story)}${paragraphs(story.lead)}<h3><a href="/more">${story.heading}</a></h3><p>${story.rest.join(' ')}</p>${list(story)}${quote(story)}<h3><a href="/8">Ferry firm fined £2m after oil spill off Ravel island</a></h3><p>Three men were held on Sunday.</p></main>`,
  'boxes with short sentences': (story) => `<div class="story"><h1>${story.title}</h1>${[[story.standfirst, ...story.lead, story.rest[0]].join('</p><p>'), ...story.rest.slice(1), `${story.heading}. ${story.list.join(' ')} ${story.quote}`].map((words, at) => `<div class="item item-${at}"><p>${words}</p>${at > 0 ? '<p>Nobody there was hurt.</p>' : ''}</div>`).join('')}</div>${FOOTER}`,
  'a box named after its tags': (story) => `<div class="title-bar"><h1>${story.title}</h1></div><div class="cols"><article class="post hentry category-gdpr tag-cookies has-comments"><p>${story.standfirst}</p>${text(story)}</article></div>${FOOTER}`,
  'a page named after its state': (story) => `<div class="cookie-bar-open comments-open"><h2>${story.title}</h2><p>${story.standfirst}</p>${text(story)}</div>`,
  'a box named after its tag beside a thread': (story) => `<div><h1>${story.title}</h1></div><div class="category-newsletter"><p>${story.standfirst}</p>${text(story)}</div><div class="x9"><b>Readers say</b>${comments((words) => `<div><i>A reader, on Tuesday</i><p>${words}</p></div>`)}</div>`,
  'an article with a card of another': (story) => `<h1>${story.title}</h1><article><div><p>${story.standfirst}</p></div>${text(story).replaceAll(/<p>.*?<\/p>/g, '<div>$&</div>').replaceAll('li>', 'div>')}<div><h3><a href="/o">Ferry firm fined £2m</a></h3></div></article>`,
  'an article whose headline is a link': (story) => `<article><h2><a href="/p/1">${story.title}</a></h2><div>${story.standfirst}</div>${[...story.lead, story.heading, ...story.list, story.quote, ...story.rest].map((words) => `<div>${words}</div>`).join('')}</article>`,
  'entries that link to themselves': (story) => `<main><h1>${story.title}</h1><p>${story.standfirst}</p>${[...story.lead, ...story.rest].map((words, at) => `<article><h2><a href="/live?post=${at}#post">At ${at}</a></h2><p>${words}</p></article>`).join('')}<h2>${story.heading}</h2>${list(story)}${quote(story)}</main>`,
  'another article below': (story) => `<main><article>${head(story)}${text(story)}</article><article><h1>Night ferry to Holm returns</h1>${teasers((title, words) => `<p>${words} ${words} ${words}</p>`).repeat(3)}</article></main>`,
  'all of it behind an open dialog': (story) => `<div id="root" aria-hidden="true"><div>${head(story)}${text(story)}</div></div><div role="dialog" aria-modal="true"><p>Would you like to read our letter on Fridays, as nine thousand do?</p></div>`,
  'panels that open': (story) => `<main>${head(story)}${text(story).replaceAll(/<p>.*?<\/p>/g, '<div><button aria-expanded="false">More</button></div><div aria-hidden="true">$&</div>')}</main>`,
  'a link without an end': (story) => `<div><h1>${story.title}</h1><p>By <a href="/m">${story.author}</p><p>${story.standfirst}</p>${text(story)}</div>`,
  'words in code and buttons': (story) => `<main>${head(story)}${text(story).replaceAll('harbour', '<code>harbour</code>').replaceAll('council', '<button>council</button>')}</main>`,
  'headings that lead to places of the page': (story) => `<main>${head(story)}${text(story).replace(/<h2>(.*?)<\/h2>/, '<h2><a href="#s1">$1</a></h2>')}</main>`,
  'boxes between paragraphs': (story) => `<article>${head(story)}${text(story, BOXES)}</article>${FOOTER}`,
  'a consent box and a letter under headings of the first rank': (story) => `<div class="cookie-modal"><h1>We value your privacy</h1>${CONSENT_TEXT}</div><main>${head(story)}${text(story)}<div class="newsletter"><h1>Our letter</h1>${NEWSLETTER}</div></main>`,
  'paragraphs named after what is asked for them': (story) => `<main>${head(story)}${text(story).replaceAll('<p>', '<p class="subscribe-wall">').replaceAll('<li>', '<li class="subscribe-wall">')}</main>`,
  'a menu that says more than the story': (story) => `<header role="banner"><nav><ul>${teasers((title, words) => `<li>${words}</li>`).repeat(9)}</ul></nav></header><main>${head(story)}${text(story)}</main>`,
  'links below the words of their boxes': (story) => `<main>${head(story)}${text(story)}<ul>${teasers((title, words, at) => `<li><b>Read</b><br><div>Now</div><a href="/${at}">${title}? It is told here.</a></li>`)}</ul></main>`,
  'all of it in an element of no known name': (story) => `${NAVIGATION}<lnk><div class="story">${head(story)}${text(story)}</div><div class="right">${LABELS}</div></lnk>${FOOTER}`,
  'parts of one class': (story) => `<div class="body"><div class="part">${head(story)}${text(story).replace(/<p>(?:(?!<p>).)*$/, '')}</div><div class="wide"><img alt=""></div><div class="part"><p>${story.rest.at(-1)}</p></div></div>${FOOTER}`,
};

/** Each layout with each story, in the order of their names. */
export const PAGES = Object.entries(LAYOUTS).flatMap(([layout, lay]) => STORIES.map((story) => ({ layout, html: page(story.title, lay(story)), text: textOf(story) })));
