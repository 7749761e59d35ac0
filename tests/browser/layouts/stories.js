// The articles that pages of many layouts hold, and what stands around them. Outlets, places and people are invented.

/** @typedef {{title: string, standfirst: string, author: string, lead: string[], heading: string, rest: string[], list: string[], quote: string}} Story */

/** @type {Story[]} */
export const STORIES = [
  {
    title: 'Harbour wall at Tarnmouth to be rebuilt after third breach',
    standfirst: 'Councillors back a plan that will cost £14m, and that the harbour master calls ten years late.',
    author: 'Ines Okafor',
    lead: [
      'The council of Tarnmouth voted on Tuesday to rebuild the harbour wall, which the sea has broken through three times since January, at a cost of £14m.',
      '“We lost 40 boats in one night,” said Ana Ruiz, the harbour master. “Nobody here will forget the sound.” Insurers reportedly refused to pay for half of them.',
      'According to a report by the Coastal Survey, the wall may fail again within two years unless its foot is made wider, and the town has no second line of defence.',
    ],
    heading: 'Warnings since March',
    rest: [
      'Officials who asked not to be named said that the minister had known about the damage since March, and that nothing was done before the summer.',
      'Peter Hallam, the minister, denied that on Wednesday. He told the council that no warning had reached his office, and that the figure of 40 boats was exaggerated.',
      'Work is to begin in April, once the last of the ice has gone, and to last until the autumn of the year after. Ferries will use the old pier at Holm.',
    ],
    list: ['The first breach was in January, after a night of storms.', 'The second breach took 40 boats and the fuel dock.'],
    quote: 'The wall is the worst kept in the country, and everybody in this town has known it for years.',
  },
  {
    title: 'Clinic in Ostrel closes its doors as nurses leave for the coast',
    standfirst: 'Patients now travel ninety minutes to the next ward, and the region says that it cannot pay more.',
    author: 'Tom Lund',
    lead: [
      'The only clinic in Ostrel will close at the end of the month because eleven of its fourteen nurses have left for better paid work on the coast, its director said on Friday.',
      '“I have asked the region for two years,” Ilva Brandt told reporters outside the building. “We were offered a poster campaign.” She said that the ward had been full every night since May.',
      'The region’s health board said in a statement that it had raised wages twice, and that it expected the ward to open again before the winter.',
    ],
    heading: 'A long way to the ward',
    rest: [
      'For Maren Oduya, who is 71 and needs treatment three times a week, the next ward is ninety minutes away by bus, and the bus does not run on Sundays.',
      'A study by the University of Sandry found last year that one in five patients in the valley gave up treatment after a ward had closed. The board disputes the figure.',
      'Nurses who had left said that they earned about a third more on the coast. None of them wanted to be named, because their former employer still owes them overtime.',
    ],
    list: ['Eleven of fourteen nurses have left since the spring.', 'The next ward is ninety minutes away by bus.'],
    quote: 'We were told that it was for a few weeks, and nobody has told us anything since that day.',
  },
];

/** The paragraphs of a story, as it should be read. @param {Story} story */
export function textOf(story) {
  return [story.title, story.standfirst, ...story.lead, story.heading, ...story.list, story.quote, ...story.rest].join('\n');
}

const TEASERS = [
  ['Sixteen hurt as bus leaves road near Holm', 'Police said that the driver had fallen asleep, and that the road was dry at the time of the accident.'],
  ['Ferry firm fined £2m after oil spill off Ravel island', 'The firm said that it would appeal, and that its captain had followed every rule that was known to him.'],
  ['Minister denies that he knew of the missing money', 'He told a committee that his staff had never shown him the letter, which the paper had printed in March.'],
  ['Schools in the valley to close on Fridays', 'Parents said that they had been told by text message, and that nobody had asked them before the vote.'],
];

/** Teasers of other articles, each put into markup. @param {(title: string, text: string, at: number) => string} markup */
export const teasers = (markup) => TEASERS.map(([title = '', text = ''], at) => markup(title, text, at)).join('');

const COMMENTS = [
  'My uncle said that 90 boats were lost that night, not 40, and the council has lied about this for ten years.',
  'I worked on that building site in the nineties. The concrete was bad then, and everyone who was there knew it.',
  'Perhaps somebody should ask who owns the firm that gets the contract. It would not be the first time in this town.',
  'Thank you for this report. It is the first one that says what the people who live here have been saying all along.',
];

/** Readers' comments, each put into markup. @param {(text: string) => string} markup */
export const comments = (markup) => COMMENTS.map(markup).join('');

export const NAVIGATION = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li><li><a href="/o">Opinion</a></li></ul></nav>';

export const FOOTER = '<footer><p>The Ravel Post is part of the Holm Media Group, which owns 14 newspapers and reaches 3 million readers every day.</p><p>© 2026 Ravel Post. All rights reserved.</p></footer>';

export const CONSENT_TEXT = Array.from({ length: 9 }, (_, at) => `<p>We and our ${812 + at} partners store and read information on your device, and you can change your mind at any time. Some partners do not ask for consent, and rely on a legitimate interest in what you read here.</p>`).join('');

/** @param {string} author */
export const bio = (author) => `<p>${author} has covered the coast for the Ravel Post since 2009. Before that she worked for a weekly in Lund, and won a prize for it in 2017.</p>`;

export const NEWSLETTER = '<h3>The Ravel Briefing</h3><p>Our reporters send the five stories that matter to 200,000 readers every morning. It is the most read briefing on the coast.</p>';
