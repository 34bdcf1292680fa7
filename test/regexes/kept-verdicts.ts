// The verdicts on regular expressions as npm run regexes has written them.

import { readFileSync } from 'node:fs';
import type { Verdicts } from '../../scripts/regexes/verdicts.mjs';

export const VERDICTS: Verdicts = JSON.parse(readFileSync(new URL('verdicts.json', import.meta.url), 'utf8'));
