// The ways in which a claim comes to the page.

/** @import { Manner } from './analysis.js' */

/** @type {Manner[]} From the firmest ground to the softest. */
export const MANNERS = ['quoted', 'attributed', 'anonymous', 'hearsay', 'unattributed'];
