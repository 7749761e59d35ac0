// The English words for the ways in which a claim comes to the page.

export const MANNER_WORDS = {
  'manner.quoted': 'Quoted',
  'manner.attributed': 'Retold',
  'manner.anonymous': 'Person not named',
  'manner.hearsay': '“Reportedly”',
  'manner.unattributed': 'The article’s own voice',
};
