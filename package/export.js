// An analysis into the formats that others read.

export { toCsv, toHtml, toSchemaOrg, toTextFragment, toWebAnnotation } from '../www/export/export.js';
