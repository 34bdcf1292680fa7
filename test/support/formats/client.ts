// Writers of what a client prints beside its registry.

import type { Configuration, FormatWriter } from './configuration.ts';

const NO_MAPPINGS = 'ksetup prints no host mappings';
const NO_TAGS = 'local realms have their KDCs without tags';

/** The realms as `ksetup /addkdc` would have made them; tags are how policies write KDCs. */
function ksetup({ mitRealms }: Configuration): string {
  const realms = mitRealms.map(({ name, data }) => {
    const kdcs = data
      .replace(/(⟦?)<\/?k>(⟧?)/g, (_tag, open: string, close: string) => (open && close ? '' : open + close))
      .split(';');
    return `${name}:\r\n${kdcs.map((kdc) => `\tkdc = ${kdc.replace(/^ +| +$/g, '')}\r\n`).join('')}`;
  });
  return `default realm = corp.contoso.example (NT Domain)\r\n${realms.join('')}No user mappings defined.\r\n`;
}

export const writers: readonly FormatWriter[] = [
  {
    format: 'ksetup',
    path: 'PC-0217-ksetup.txt',
    shows: 'settings',
    lacks: 'host-mapping',
    cannotShow: {
      'dotless suffix': NO_MAPPINGS,
      'lower-case realm': NO_MAPPINGS,
      'no-break blank': NO_MAPPINGS,
      'scheme of a host': NO_MAPPINGS,
      comma: NO_MAPPINGS,
      'misspelt realm': NO_MAPPINGS,
      'KDC without tag': NO_TAGS,
      'unclosed tag': NO_TAGS,
      'switched off': 'local settings have no switch',
    },
    write: ksetup,
  },
];
