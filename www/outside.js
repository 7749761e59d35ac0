// What stands on a page, or in its article, and is none of the article: a selector.
//
// Made of outside.txt and box_names.txt in src/bin/claimlight/page by BLESS=1 cargo test --features cli --test pages;
// not for editing.

/** Parts of the names of such boxes. */
const NAMES = '-credit about- advert affiliate also- appeal asset-author author-b author-i author__b authorb caption comment consent cookie correction disqus donat footer gform interstitial kg-cta modal more-from more-stories morefrom most- newsletter outbrain piano- popup promo pull-quote pullquote read-next recirc recommend regwall related rich-link richlink saboxplugin sidebar signup sponsored subscribe- subscripti taboola teaser trending vjs-';

export const OUTSIDE = `[class*=gallery i]:has(p),[class~=bio i],[class~=credit i],[role*=dialog],[role=banner],[role=navigation],[role^=com],[role^=con],article:has(:is(h2,h3,h4)>a[href]:not([href*="#"])):not(:has(h1,p~p,br~br,li)),aside,dialog,figcaption:not(figure:has(blockquote)>*),footer:not(blockquote footer),form:not(:has(p~p)),nav,p[class*=caption i],pre code,sup:has(a),:is(nav${NAMES.replace(/ ?(\S+)/g, ',[class*=$1 i],:is(div,section)[id*=$1 i]')}):not(p,h1,h2,h3,li:not(:has(p,div)))`;
