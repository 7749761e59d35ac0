// What templates of Vue 3 need to know of `<claim-light>`.

import type { ClaimLightAttributes, ClaimLightEventMap } from './element-types.js';
import type { DefineComponent } from 'vue';

/** Listeners as Vue takes them: `@claimlight:result`. */
export type ClaimLightListeners = {
    [Name in keyof ClaimLightEventMap as `on${Capitalize<Name>}`]?: (event: ClaimLightEventMap[Name]) => void;
};

/** What `<claim-light>` takes in a template. */
export type ClaimLightProps = ClaimLightAttributes & ClaimLightListeners;

declare module 'vue' {
    interface GlobalComponents {
        'claim-light': DefineComponent<ClaimLightProps>;
    }
}
