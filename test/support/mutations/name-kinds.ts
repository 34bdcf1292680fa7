// Defects of the name of a realm, wherever it stands.

import { type Kind, OWN_DOMAIN, tellsNoDomain } from './kind.ts';
import type { Right } from './right.ts';

/** A realm of another name, in the realm list and in the host map. */
function named(right: Right, name: string) {
  return { configuration: right.with({ realmName: name, mapName: name }), actual: name };
}

const trustNamed = (right: Right, name: string) => ({
  configuration: { ...right.with(), trust: { ...right.trust, name } },
  actual: name,
});

const malformed = ({ realm }: Right) => [
  `.${realm}`,
  `${realm}.`,
  realm.replace('.', '..'),
  `KERBEROS.${realm}`,
  `GATEWAY.${realm}`,
  `HTTP/${realm}`,
  `admin@${realm}`,
];

// Signs that a list may have and the name of a trust may not.
const malformedInList = (right: Right) => [
  ...malformed(right),
  `https://${right.realm}`,
  `${right.realm}:88`,
  '10.20.30.40',
];

const TEMPLATES = [
  'YOUR.REALM',
  'YOUR-CLOUD.NET',
  'CLOUDNAME.NET',
  'ZSCALER-CLOUD',
  'CHANGEME',
  'KERBEROS-REALM',
];
const SAMPLES = ['TEST.COM', 'REALM.FABRIKAM.COM', 'MICROSOFT.COM', 'EXAMPLE.COM', 'KRB.EXAMPLE.ORG'];

export const NAME_KINDS: readonly Kind[] = [
  {
    key: 'what is no name of a realm, in both lists',
    rule: 'realm-name-malformed',
    in: 'realm',
    plant: (right) => named(right, right.random.pick(malformedInList(right))),
  },
  {
    key: 'an account, or a name with a blank in it, in place of a realm',
    rule: 'realm-name-malformed',
    in: 'realm',
    cannotShow: ({ format }) =>
      format === 'ksetup' ? 'no key has a backslash, and a line with a blank may be a heading' : null,
    plant: (right) =>
      named(right, right.random.pick([`CONTOSO\\${right.realm}`, right.realm.replace('.', ' ')])),
  },
  {
    key: 'what is no name of a realm, in the host map',
    rule: 'realm-name-malformed',
    in: 'mapping',
    plant(right) {
      const mapName = right.random.pick(malformedInList(right));
      return { configuration: right.with({ mapName }), actual: mapName };
    },
  },
  {
    key: 'a trust by what is no name of a realm',
    rule: 'realm-name-malformed',
    in: 'trust',
    plant: (right) => trustNamed(right, right.random.pick(malformed(right))),
  },
  {
    key: 'a realm that was never written',
    rule: 'realm-placeholder-or-example',
    in: 'realm',
    plant(right) {
      const name = right.random.pick([...TEMPLATES, ...SAMPLES, '%REALM%', '<REALM>']);
      const configuration = right.with({
        moreRealms: [{ name, data: '<k>kdc1.contoso.example</k>' }],
        moreMappings: [{ name, data: 'nfs2.contoso.example' }],
      });
      return { configuration, actual: name };
    },
  },
  {
    key: 'the text of a template in place of a cloud',
    rule: 'realm-unknown-cloud',
    in: 'realm',
    plant: (right) => named(right, right.random.pick([...TEMPLATES, ...SAMPLES])),
  },
  {
    key: 'a trust to a realm that was never written',
    rule: 'realm-placeholder-or-example',
    in: 'trust',
    plant: (right) => trustNamed(right, right.random.pick([...TEMPLATES, ...SAMPLES])),
  },
  {
    key: 'the own domain as a foreign realm',
    rule: 'realm-is-own-domain',
    in: 'realm',
    cannotShow: tellsNoDomain,
    plant(right) {
      const { random } = right;
      const name = random.pick([OWN_DOMAIN.toUpperCase(), OWN_DOMAIN]);
      const mapped = { name, data: random.pick([`.${OWN_DOMAIN}`, `files.${OWN_DOMAIN}`]) };
      return {
        configuration: right.with({
          moreRealms: [{ name, data: `<k>dc1.${OWN_DOMAIN}; dc2.${OWN_DOMAIN}</k>` }],
          moreMappings: random.chance(0.5) ? [mapped] : [],
        }),
        actual: name,
      };
    },
  },
  {
    key: 'a cloud that nobody knows, in the shape of the known ones',
    rule: 'realm-unknown-cloud',
    in: 'mapping',
    severity: 'info',
    plant(right) {
      const cloud = right.random.pick([
        'zscalergovernment.example',
        'ztrafficstream.com',
        'proxyservices.net',
      ]);
      const name = cloud.toUpperCase();
      return {
        configuration: right.with({
          realmName: name,
          mapName: name,
          kdcs: `<k>kerberos.${cloud}</k>`,
          hosts: `.${cloud}; .gateway.${cloud}`,
        }),
        actual: name,
      };
    },
  },
];
