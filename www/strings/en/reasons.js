// Why a claim is marked, in English.
//
// Made of src/claims/reasons.rs by BLESS=1 cargo test --test typescript; not for editing.

export const REASON_WORDS = {
  'reason.number': 'a number: {words}',
  'reason.money': 'a sum of money: {words}',
  'reason.share': 'a share: {words}',
  'reason.duration': 'a length of time: {words}',
  'reason.comparison': 'a comparison: {words}',
  'reason.first': 'first of its kind',
  'reason.only': 'the only one',
  'reason.trend': 'a trend: {words}',
  'reason.cause': 'cause: {words}',
  'reason.judgement': 'a judgement: {words}',
  'reason.judging': 'reads as a judgement',
  'reason.norm': 'says what should be: {words}',
  'reason.future': 'about the future: {words}',
  'reason.denied': 'denied: “{words}”',
  'reason.restsOn': 'rests on “{words}”',
};
