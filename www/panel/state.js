// What the panel shows and what a reader can do with it: the types that its parts share.

import { Words } from '../i18n.js';
import { MANNERS } from '../view.js';

/** @import { ErrorCode } from '../protocol.js' */
/** @import { Manner } from '../analysis.js' */
/** @import { Layer, View } from '../view.js' */

/**
 * @typedef {'claims' | 'sources' | 'entities' | 'values' | 'about'} Tab
 * @typedef {'idle' | 'loading' | 'analysing' | 'ready' | 'empty' | 'error'} Status
 *
 * @typedef {object} PanelState
 * @property {Status} status
 * @property {number | null} progress From 0 to 1, where it is known.
 * @property {{code: ErrorCode, message: string} | null} error
 * @property {View | null} view
 * @property {ReadonlySet<Layer>} layers What is shown.
 * @property {ReadonlySet<Manner>} manners Which claims are shown.
 * @property {string | null} source The source whose claims alone are shown.
 * @property {'rank' | 'text'} sort
 * @property {Tab} tab
 * @property {boolean} isOn Whether the article is painted.
 * @property {string | null} active The item that the reader is at.
 * @property {string} rung Which road the analysis came by.
 * @property {Words} words
 *
 * @typedef {object} PanelActions
 * @property {(layer: Layer) => void} toggleLayer
 * @property {(manner: Manner) => void} toggleManner
 * @property {(source: string | null) => void} pickSource
 * @property {(tab: Tab) => void} setTab
 * @property {(sort: 'rank' | 'text') => void} setSort
 * @property {(isOn: boolean) => void} setOn
 * @property {(id: string, place?: number) => void} go To an item in the article; `place` counts its mentions.
 * @property {(direction: 1 | -1) => void} step To the next or previous item.
 * @property {(id: string) => void} share
 * @property {() => void} start
 * @property {() => void} readAnyway
 */

/** What there is before anything is read. @returns {PanelState} */
export function initialState() {
  return {
    status: 'idle', progress: null, error: null, view: null, layers: new Set(), manners: new Set(MANNERS), source: null, sort: 'rank',
    tab: 'claims', isOn: true, active: null, rung: 'worker', words: new Words('en', {}),
  };
}

/** Whether an article is being read. @param {PanelState} state */
export function isBusy({ status }) {
  return status === 'loading' || status === 'analysing';
}

/** @type {Tab[]} */
export const TABS = ['claims', 'sources', 'entities', 'values', 'about'];

/** Above these, a claim is worth checking first, or worth checking at all. */
export const WEIGHTS = { high: 0.66, middle: 0.33 };

