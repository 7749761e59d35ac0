// What the bar, the drawer and the panel show and what a reader can do with it: the types that they share.

import { Words } from '../i18n.js';
import { MANNERS } from '../view.js';

/** @import { ErrorCode } from '../protocol.js' */
/** @import { Manner } from '../analysis.js' */
/** @import { Layout, Marks } from '../options.js' */
/** @import { Item, Layer, View } from '../view.js' */

/**
 * @typedef {'sources' | 'claims' | 'entities' | 'about'} Tab
 * @typedef {'idle' | 'loading' | 'analysing' | 'ready' | 'empty' | 'error'} Status
 *
 * @typedef {object} PanelState
 * @property {Status} status
 * @property {number | null} progress From 0 to 1, where it is known.
 * @property {{code: ErrorCode, message: string} | null} error
 * @property {View | null} view
 * @property {Layout} layout
 * @property {Marks} marks Which lines the article is given.
 * @property {ReadonlySet<Layer>} layers What is shown.
 * @property {ReadonlySet<Manner>} manners Which claims are shown.
 * @property {ReadonlySet<Manner>} allManners Those that the page wants shown.
 * @property {string | null} source The source whose claims alone are shown; `nobody` for all that name none.
 * @property {Tab} tab
 * @property {boolean} isOn Whether the article is painted.
 * @property {boolean} isOpen Whether the drawer is.
 * @property {boolean | null} isFurnished Whether drawer and card are there; `null` where they cannot be had.
 * @property {string | null} active The item that the reader is at.
 * @property {string} rung Which road the analysis came by.
 * @property {Words} words
 *
 * @typedef {object} PanelActions
 * @property {(manner: Manner, isAdded: boolean) => void} pickManner Shows claims of this kind alone, or beside others.
 * @property {(source: string | null) => void} pickSource
 * @property {(items?: readonly Item[]) => void} tint Shows where these stand; nothing, where the pointer has left.
 * @property {(tab: Tab) => void} setTab
 * @property {(isOn: boolean) => void} setOn
 * @property {(isOpen: boolean) => void} setOpen
 * @property {(id: string, place?: number) => void} go To an item in the article; `place` counts its mentions.
 * @property {(direction: 1 | -1) => void} step To the next or previous claim.
 * @property {(id: string) => void} share
 */

/** What there is before anything is read. @returns {PanelState} */
export function initialState() {
  return {
    status: 'idle', progress: null, error: null, view: null, layout: 'bar', marks: 'quiet', layers: new Set(), manners: new Set(MANNERS), allManners: new Set(MANNERS),
    source: null, tab: 'sources', isOn: true, isOpen: false, isFurnished: false, active: null, rung: 'worker', words: new Words('en', {}),
  };
}

/** Whether an article is being read. @param {PanelState} state */
export function isBusy({ status }) {
  return status === 'loading' || status === 'analysing';
}

/** Windows that are narrower get sheets at their lower edge. */
export const NARROW = '(max-width: 599px)';

/** @type {Tab[]} */
export const TABS = ['sources', 'claims', 'entities', 'about'];
