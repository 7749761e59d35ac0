// The single file's script: first what it carries, then the page.

import './carried.js';
import '../page.js';
