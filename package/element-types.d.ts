// What the element adds to TypeScript's maps of elements and events, and its properties that reflect attributes.

import type { Analysis, Manner } from '../www/analysis.js';
import type { Rung } from '../www/client.js';
import type { ClaimLightElement } from '../www/element.js';
import type { ErrorCode } from '../www/protocol.js';
import type { Item, Layer } from '../www/view.js';

/** How an analysis came to the page. */
export type Road = Rung | 'annotations';

/** Every event of `<claim-light>`; all bubble and leave shadow roots. */
export interface ClaimLightEventMap {
    /** The first analysis is on show. */
    'claimlight:ready': CustomEvent<{ rung: Road }>;
    /** An analysis is on show: the first, or one after the article changed. */
    'claimlight:result': CustomEvent<{ analysis: Analysis; text: string; rung: Road }>;
    /** A reader picked an item. Cancel it to show a card of your own. */
    'claimlight:activate': CustomEvent<{ item: Item; id: string; text: string; from: 'panel' | 'text'; items?: Item[] }>;
    /** A reader changed what is shown. */
    'claimlight:filter': CustomEvent<{ layers: Layer[]; manners: Manner[]; source: string | null }>;
    /** A reader shares a claim. Cancel it to share your own way. */
    'claimlight:share': CustomEvent<{ item: Item; id: string; url: string; text: string }>;
    /** The page has fewer than 120 words of running text where its article was looked for. */
    'claimlight:little': CustomEvent<{ words: number; isRead: boolean }>;
    /** The article could not be read. */
    'claimlight:error': CustomEvent<{ code: ErrorCode; message: string }>;
    /** There is no article, or no text in it: name it with `for` or `selector`. */
    'claimlight:empty': CustomEvent<Record<string, never>>;
    /** The publisher's settings or corrections are wrong somewhere; the article is read all the same. */
    'claimlight:warning': CustomEvent<{ message: string }>;
}

/** Every attribute of `<claim-light>`, for frameworks that write elements. */
export interface ClaimLightAttributes {
    for?: string;
    selector?: string;
    layout?: string;
    marks?: string;
    manners?: string;
    show?: string;
    mode?: string;
    start?: string;
    annotations?: string;
    overrides?: string;
    'min-confidence'?: string | number;
    ignore?: string;
    published?: string;
    'model-src'?: string;
    'wasm-src'?: string;
    'worker-src'?: string;
    'no-worker'?: boolean;
    'model-integrity'?: string;
    theme?: string;
    lang?: string;
    debug?: boolean;
}

declare module '../www/element.js' {
    interface ClaimLightElement {
        /** Id of the article: the attribute `for`. */
        htmlFor: string;
        /** CSS selector of the article. */
        selector: string;
        /** `bar` or `panel`. */
        layout: string;
        /** `quiet`, `all` or `off`. */
        marks: string;
        /** Kinds of claim to mark, separated by spaces. */
        manners: string;
        /** Whether what goes wrong is told on the page. */
        debug: boolean;
        /** Layers on show, separated by spaces. */
        show: string;
        /** `highlight`, `mark` or `panel-only`. */
        mode: string;
        /** `idle`, `visible`, `interaction` or `manual`. */
        start: string;
        /** Address of a precomputed analysis. */
        annotations: string;
        /** Address, or id, of an editor's corrections. */
        overrides: string;
        /** From 0 to 1; reads as the attribute's text. */
        minConfidence: string | number | null;
        /** CSS selector of what is no part of the article. */
        ignore: string;
        /** The day on which the article appeared: `2026-11-28`. */
        published: string;
        /** Address of the model. */
        modelSrc: string;
        /** Address of the engine. */
        wasmSrc: string;
        /** Address of the worker. */
        workerSrc: string;
        /** Subresource integrity of the model. */
        modelIntegrity: string;
        /** `auto`, `light` or `dark`. */
        theme: string;
        /** Whether the engine runs on the main thread. */
        noWorker: boolean;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        'claim-light': ClaimLightElement;
    }
    interface HTMLElementEventMap extends ClaimLightEventMap {}
    interface DocumentEventMap extends ClaimLightEventMap {}
}
