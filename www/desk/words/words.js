// A language into the words of the desk: they come with it, and with nothing that is loaded before.

import { supportedLanguage, Words } from '../../i18n.js';
import { AR } from './ar.js';
import { DE } from './de.js';
import { EN } from './en.js';
import { ES } from './es.js';
import { FR } from './fr.js';

/** @import { Table } from '../../i18n.js' */

/** @type {Record<string, Table>} */
export const DESK_TABLES = { en: EN, es: ES, fr: FR, de: DE, ar: AR };

/** @param {string} wanted BCP-47 tag. */
export function deskWords(wanted) {
  const language = supportedLanguage(wanted);
  return new Words(language, DESK_TABLES[language] ?? EN);
}
