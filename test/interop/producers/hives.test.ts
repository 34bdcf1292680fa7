// Hives by three writers, and what two of them export.

import type { Configuration } from '../../support/formats/configuration.ts';
import { byHivex, byReged, bySamba, filesOf } from './hives.ts';
import { judged, type Producer } from './producer.ts';
import { fromBytes, fromQuoted, isAscii, textsOf } from './registry-input.ts';

const HIVE = { format: 'hive', path: 'WS-0042/SOFTWARE', shows: 'settings' } as const;
const REG = { format: 'reg', path: 'PC-0217.reg', shows: 'settings' } as const;

const files =
  (by: (all: readonly Configuration[]) => string, kind: string): Producer['produce'] =>
  (configurations) =>
    filesOf(by(configurations), configurations, kind);

const plainNames = (configuration: Configuration) => textsOf(configuration).names.every(isAscii);
const plainTexts = (configuration: Configuration) => textsOf(configuration).data.every(isAscii);
const withoutOddNames = (reason: string) => (configuration: Configuration) =>
  plainNames(configuration) ? null : reason;

judged({ ...HIVE, program: 'hivexregedit writes a hive', produce: files(byHivex, 'hivex.hiv') });
judged({
  ...HIVE,
  program: 'reged writes a hive',
  bends: withoutOddNames('it takes names byte by byte'),
  produce: files(byReged, 'reged.hiv'),
});
judged({
  ...HIVE,
  program: 'Samba writes a hive',
  part: [0, 2],
  bends: withoutOddNames('it leaves out such values without a word'),
  produce: (configurations) =>
    filesOf(bySamba(configurations), configurations, 'samba.hiv').map((file, index) => {
      const configuration = configurations[index];
      return configuration && plainNames(configuration) ? file : null;
    }),
});

judged({
  ...REG,
  program: 'hivexregedit exports bytes',
  variant: 'hivexregedit',
  bends: withoutOddNames('it prints names in two encodings at once'),
  plain: fromBytes,
  produce: files(byHivex, 'hivex-bytes.reg'),
});
judged({
  ...REG,
  program: 'hivexregedit exports strings',
  variant: 'hivexregedit',
  bends: (configuration) =>
    plainNames(configuration) && plainTexts(configuration)
      ? null
      : 'it prints texts in two encodings at once',
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
