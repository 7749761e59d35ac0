// The names of the states into what makes each: by the panel alone, or by a reader's steps in a real <claim-light>.

/** @import { ClaimLightElement } from '../element.js' */
/** @import { PanelState } from '../panel/state.js' */
/** @import { ErrorCode } from '../protocol.js' */

/** @type {Record<ErrorCode, string>} What the engine would say. */
const TROUBLES = {
  'csp-wasm': 'WebAssembly.instantiateStreaming(): Refused to compile WebAssembly module',
  'csp-worker': 'the worker ended: out of memory',
  'wasm-load': 'pkg/model.bin: HTTP status 404',
  integrity: 'model.bin: expected sha384-oqVuAf…, found sha384-H8BRh8…',
  'unsupported-language': 'the article is in "pt"',
  annotations: 'story.claims.json: "claims" is not a list',
  'too-large': 'the text has more than 2000000 characters',
  aborted: 'the reading was aborted',
};

/** States in which nothing is listed. @type {Record<string, Partial<PanelState>>} */
export const STAND_INS = {
  idle: { status: 'idle' },
  loading: { status: 'loading' },
  progress: { status: 'loading', progress: 0.4 },
  analysing: { status: 'analysing' },
  empty: { status: 'empty' },
  ...Object.fromEntries(Object.entries(TROUBLES).map(([code, message]) => [`error-${code}`, { status: 'error', error: { code: /** @type {ErrorCode} */ (code), message } }])),
};

/** @typedef {{element: ClaimLightElement, press: (key: string) => void, click: (words: string) => void}} Reader */

/** States of an article that was read, by what the reader did. @type {Record<string, (reader: Reader) => void>} */
export const STEPS = {
  bar: () => {},
  'bar-off': ({ press }) => press('switch'),
  'bar-nothing': () => {},
  'bar-open': ({ press }) => press('open'),
  'bar-source': ({ press }) => {
    press('open');
    press('source-s1');
  },
  'bar-claims': ({ press }) => {
    press('open');
    press('way-claims');
  },
  'bar-names': ({ press }) => {
    press('open');
    press('way-entities');
  },
  'bar-about': ({ press }) => {
    press('open');
    press('way-about');
  },
  'bar-card': ({ element }) => element.go('c1'),
  sources: () => {},
  claims: ({ press }) => press('tab-claims'),
  names: ({ press }) => press('tab-entities'),
  about: ({ press }) => press('tab-about'),
  why: ({ press }) => {
    press('tab-claims');
    press('a0');
    press('why-a0');
  },
  'not-named': ({ press }) => press('help-person'),
  'by-source': ({ press }) => press('source-s1'),
  'one-kind': ({ press }) => {
    press('tab-claims');
    press('manner-anonymous');
  },
  off: ({ press }) => press('switch'),
  nothing: () => {},
  long: ({ press }) => press('tab-claims'),
  'card-claim': ({ element }) => element.go('c0'),
  'card-name': ({ element }) => element.go('e2'),
  'card-two': ({ click }) => click('Northern Ferries'),
};

/** Figures that a state adds behind the article: a list shows a part of so many. */
export const LONG = 1100;
