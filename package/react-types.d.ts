// What JSX of React 19 needs to know of `<claim-light>`.

import type { ClaimLightAttributes, ClaimLightEventMap } from './element-types.js';
import type { HTMLAttributes, Ref } from 'react';

/** Listeners as React 19 takes them: `onclaimlight:result`. */
export type ClaimLightListeners = { [Name in keyof ClaimLightEventMap as `on${Name}`]?: (event: ClaimLightEventMap[Name]) => void };

/** What `<claim-light>` takes in JSX. */
export type ClaimLightProps = ClaimLightAttributes & ClaimLightListeners & HTMLAttributes<HTMLElement> & { ref?: Ref<HTMLElement> };

declare module 'react' {
    namespace JSX {
        interface IntrinsicElements {
            'claim-light': ClaimLightProps;
        }
    }
}
