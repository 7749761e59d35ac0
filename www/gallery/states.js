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
  'unsupported-language': 'the article says that it is in "pt"',
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
  claims: () => {},
  sources: ({ press }) => press('tab-sources'),
  names: ({ press }) => press('tab-entities'),
  figures: ({ press }) => press('tab-values'),
  about: ({ press }) => press('tab-about'),
  why: ({ press }) => press('why-c0'),
  'unnamed-source': ({ press }) => {
    press('tab-sources');
    press('help-anonymous');
  },
  'by-source': ({ press }) => {
    press('tab-sources');
    press('source-s1');
  },
  filtered: ({ press }) => {
    for (const manner of ['quoted', 'attributed', 'anonymous', 'hearsay', 'unattributed']) press(`manner-${manner}`);
  },
  'every-layer': ({ press }) => {
    for (const layer of ['values', 'hedges']) press(`layer-${layer}`);
  },
  off: ({ press }) => press('switch'),
  nothing: () => {},
  'nothing-sources': ({ press }) => press('tab-sources'),
  long: () => {},
  'long-figures': ({ press }) => press('tab-values'),
  'card-claim': ({ element }) => element.go('c0'),
  'card-name': ({ element }) => element.go('e2'),
  'card-figure': ({ element }) => element.go('v2'),
  'card-three': ({ click }) => click('Northern Ferries'),
};

/** Figures that a state adds behind the article: past a thousand items, lists are drawn piece by piece. */
export const LONG = 1100;
