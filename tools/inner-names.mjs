// The long names by which the parts of the element call each other, into what tools/bundle.mjs may shorten: nobody outside
// the bundle sees them. tests/browser/inner-names.test.js keeps this list true.

export const INNER_NAMES = [
  'changesPage',
  'discard',
  'forgive',
  'holders',
  'isForced',
  'isMirrored',
  'isPinned',
  'isShown',
  'onAnalysing',
  'onLoading',
  'pickSource',
  'rankedClaims',
  'readAnyway',
  'readChildren',
  'setActive',
  'setSort',
  'setTab',
  'showInPanel',
  'toggleLayer',
  'toggleManner',
];
