// Policies as Samba writes them: Registry.pol, and the XML of its backups.

import { bytesOfAll, policyFiles } from './policies.ts';
import { judged } from './producer.ts';

const GPO = '{6B1E0D5C-83F2-4A97-9C41-2F7D8E3B5A60}';

const fromXml = (raw: string) =>
  raw
    .replace(/&#(\d+);/g, (_reference, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

judged({
  program: 'Samba writes a Registry.pol',
  format: 'registry-pol',
  path: `Policies/${GPO}/Machine/Registry.pol`,
  shows: 'settings',
  produce: (configurations) => bytesOfAll(policyFiles(configurations), 'pol'),
});

judged({
  program: 'Samba backs up a Registry.pol',
  format: 'samba-pol-xml',
  path: `policy/${GPO}/Machine/Registry.pol.xml`,
  shows: 'settings',
  plain: fromXml,
  produce: (configurations) => bytesOfAll(policyFiles(configurations), 'xml'),
});

judged({
  program: 'Samba backs up a Registry.pol, generalized',
  format: 'samba-pol-xml',
  variant: 'generalized',
  path: `policy/${GPO}/Machine/Registry.pol.xml`,
  shows: 'settings',
  plain: fromXml,
  produce: (configurations) => bytesOfAll(policyFiles(configurations), 'generalized'),
});
