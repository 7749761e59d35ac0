// Importing this file defines <claim-light>, once.

import { ClaimLightElement } from './element.js';

if (typeof customElements !== 'undefined' && !customElements.get('claim-light')) {
  customElements.define('claim-light', ClaimLightElement);
}

export { ClaimLightElement };
