// The English words for what the bar says before anything else is loaded.

export const BAR_WORDS = {
  'bar.idle': 'See who says what in this article',
  'bar.read': 'Show who says what',
  'bar.loading': 'Reading on your device…',
  'bar.progress': 'Reading on your device… {share}',
  'bar.nothing': 'No claim with a source found',
  'bar.title': 'On whose word:',
  'bar.own': 'the whole article speaks in its own voice',
  'bar.interview': 'an interview with {name}, whose answers are {share} of it',
  'bar.named': { one: '{count} named', other: '{count} named' },
  'bar.offices': { one: '{count} office', other: '{count} offices' },
  'bar.documents': { one: '{count} document', other: '{count} documents' },
  'bar.people': { one: '{count} person not named', other: '{count} people not named' },
  'bar.reportedly': '{count}\u00a0× “reportedly”',
  'bar.rest': 'the rest in the article’s own voice',
  'bar.rest.outlet': 'the rest in the voice of {outlet}',
  'bar.open': 'Who says what',
  'bar.close': 'Close',
  'bar.mark': 'Marks',
  'bar.off': 'Marks are off',
};
