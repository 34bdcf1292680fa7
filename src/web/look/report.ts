// The script of the HTML report. `npm run generate` puts it into src/reporters/html/look.generated.ts.

import { enliven, unfoldForPrint } from './behaviour.ts';

enliven(document);
unfoldForPrint(document);
