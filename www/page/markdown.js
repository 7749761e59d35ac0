// Markdown into plain text: its words without the marks around them; headings, lists and quotations keep theirs.

/** What is taken off, in this order; no mark looks far for its end, so that long texts take no long time. @type {[mark: RegExp, instead: string | ((found: string) => string)][]} */
const MARKS = [
  [/^---\n[\s\S]*?\n---(?:\n|$)/, ''],
  // A picture is no text of an article.
  [/!\[[^\]]{0,500}\](?:\([^)]{0,2000}\)|\[[^\]]{0,500}\])/g, ''],
  [/^[ \t]*\[[^\]]{1,500}\]:[ \t]*\S.*$/gm, ''],
  [/\[([^\]]{1,500})\](?:\([^)]{0,2000}\)|\[[^\]]{0,500}\])/g, '$1'],
  [/<((?:https?:|mailto:)[^\s>]{1,2000})>/g, '$1'],
  // A line under a heading, and one that only parts what stands around it.
  [/^(?=\S)(.+)\n={2,}[ \t]*$/gm, '# $1\n'],
  [/^(?=[^\s#>*+-])(.+)\n-{2,}[ \t]*$/gm, '## $1\n'],
  [/^[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/gm, ''],
  [/^#{1,6}[ \t].*$/gm, withoutClosingMarks],
  [/`([^`\n]{1,500})`/g, '$1'],
  [/(?<!\\)(\*{1,3}|~~)(?=\S)([^\n]{0,500}?[^\s\\])\1/g, '$2'],
  [/(?<![\\\p{L}\p{N}])(_{1,3})(?=\S)([^\n]{0,500}?[^\s\\])\1(?![\p{L}\p{N}])/gu, '$2'],
  [/\\([!-/:-@[-`{-~])/g, '$1'],
];

/** @param {string} markdown */
export function plainText(markdown) {
  // Nor is code: every other piece between fences.
  const prose = markdown.replace(/\r\n?/g, '\n').split(/^(?:`{3}|~{3}).*$/m).filter((_, at) => at % 2 === 0);
  return MARKS.reduce((text, [mark, instead]) => text.replace(mark, /** @type {string} */ (instead)), prose.join('\n'));
}

/**
 * A heading may close as it opens: `# Boats #`. From its end, because a pattern would look from each of its spaces.
 *
 * @param {string} heading
 */
function withoutClosingMarks(heading) {
  let end = heading.trimEnd().length;
  const last = end;
  while (heading[end - 1] === '#') end -= 1;
  return end < last && /[ \t]/.test(heading[end - 1] ?? '') ? heading.slice(0, end).trimEnd() : heading;
}
