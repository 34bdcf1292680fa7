// Hives by three writers, and what two of them export.

import type { Configuration } from '../../support/formats/configuration.ts';
import { byHivex, byReged, bySamba, filesOf } from './hives.ts';
import { judged, type Producer } from './producer.ts';
import { fromHex, fromQuoted, isAscii, textsOf } from './registry-input.ts';

const HIVE = { format: 'hive', path: 'WS-0042/SOFTWARE', shows: 'settings' } as const;
const REG = { format: 'reg', path: 'PC-0217.reg', shows: 'settings' } as const;

const files =
  (by: (all: readonly Configuration[]) => string, kind: string): Producer['produce'] =>
  (configurations) =>
    filesOf(by(configurations), configurations, kind);

judged({ ...HIVE, program: 'hivexregedit writes a hive', produce: files(byHivex, 'hivex.hiv') });
judged({ ...HIVE, program: 'reged writes a hive', produce: files(byReged, 'reged.hiv') });
judged({ ...HIVE, program: 'Samba writes a hive', produce: files(bySamba, 'samba.hiv') });

const oddNames = (configuration: Configuration) =>
  textsOf(configuration).names.every(isAscii) ? null : 'it prints names in two encodings at once';
const oddTexts = (configuration: Configuration) =>
  textsOf(configuration).data.every(isAscii)
    ? oddNames(configuration)
    : 'it prints texts in two encodings at once';

judged({
  ...REG,
  program: 'hivexregedit exports bytes',
  variant: 'hivexregedit',
  bends: oddNames,
  plain: (raw) =>
    /[:,]|^[\da-f]{2}$/.test(raw) && !raw.includes('"=')
      ? fromHex(raw)
      : raw.includes('=hex')
        ? fromHex(raw)
        : fromQuoted(raw),
  produce: files(byHivex, 'hivex-bytes.reg'),
});
judged({
  ...REG,
  program: 'hivexregedit exports strings',
  variant: 'hivexregedit',
  bends: oddTexts,
  plain: fromQuoted,
  produce: files(byHivex, 'hivex-strings.reg'),
});
judged({
  ...REG,
  program: 'reged exports',
  variant: 'reged',
  plain: fromQuoted,
  produce: files(byReged, 'reged.reg'),
});
