// Defects of the host map.

import type { FormatShape, TextType } from '../formats/configuration.ts';
import {
  type Kind,
  lacksCharacters,
  needsWholeLists,
  OWN_DOMAIN,
  showsNoTypes,
  tellsNoDomain,
} from './kind.ts';
import { someLower } from './names.ts';
import { joined, type Right } from './right.ts';

/** The hosts of a right map with one of them, or one more, bent. */
function bent(right: Right, wrong: string, without: readonly string[] = []) {
  const { random, hosts } = right;
  // A name that stands without its dot is a host as long as it stands with its dot too.
  const gone = without.flatMap((host) => [host, host.replace(/^\./, '')]);
  const kept = hosts.filter((host) => !gone.includes(host.toLowerCase()));
  const at = random.int(kept.length + 1);
  const all = [...kept.slice(0, at), wrong, ...kept.slice(at)];
  return { configuration: right.with({ hosts: joined(random, all) }), actual: wrong };
}

/** The values of the realm, in one list or in the other, of another type. */
function typed(right: Right, type: TextType) {
  const { random, realm } = right;
  const whole = right.with();
  const list = random.pick(['mitRealms', 'domainRealm'] as const);
  const values = whole[list].map((value) => (value.name === realm ? { ...value, type } : value));
  return { configuration: { ...whole, [list]: values }, actual: type };
}

/** One of the two suffixes that the guide wants, without its dot. */
const suffix = ({ random, cloud }: Right) => random.pick([cloud, `gateway.${cloud}`]);

// No more than two at the beginning: three are how a table shows what it cut.
const dots = (name: string) => name.replace('.', '..');

function beyondTheEditor({ format }: FormatShape): string | null {
  if (format === 'format-table') return 'a table ends its columns at the width of the console';
  return format.startsWith('mdm-') ? 'device management is not written with the policy editor' : null;
}

export const MAPPING_KINDS: readonly Kind[] = [
  {
    key: 'a host map in lower or mixed case',
    rule: 'realm-not-uppercase',
    in: 'mapping',
    plant(right) {
      const mapName = someLower(right.random, right.realm);
      return { configuration: right.with({ mapName }), actual: mapName };
    },
  },
  {
    key: 'suffixes without their dot',
    rule: 'missing-leading-dot',
    in: 'mapping',
    plant(right) {
      const { random, cloud } = right;
      if (random.chance(0.3)) {
        const both = random.shuffled([cloud, `gateway.${cloud}`]);
        return { configuration: right.with({ hosts: joined(random, both) }), actual: both[0] ?? '' };
      }
      const name = suffix(right);
      // The name and its suffix together are meant.
      return bent(right, name, [name, `.${name}`]);
    },
  },
  {
    key: 'a suffix too few',
    rule: 'mapping-required-suffix-missing',
    in: 'mapping',
    plant(right) {
      const { random, cloud, hosts } = right;
      const lost = random.pick([[`.${cloud}`], [`.gateway.${cloud}`], [`.${cloud}`, `.gateway.${cloud}`]]);
      const left = hosts.filter((host) => ![...lost, cloud].includes(host.toLowerCase()));
      const data = left.length > 0 ? left : [`login.${cloud}`];
      return { configuration: right.with({ hosts: joined(random, data) }) };
    },
  },
  {
    key: 'a wildcard',
    rule: 'mapping-wildcard-syntax',
    in: 'mapping',
    plant(right) {
      const name = suffix(right);
      const wrong = right.random.pick([
        `*.${name}`,
        `*${name}`,
        `login.${right.cloud.replace(/[^.]+$/, '*')}`,
      ]);
      return bent(right, wrong, wrong.startsWith('*.') ? [`.${name}`] : []);
    },
  },
  {
    key: 'host and realm the wrong way round',
    rule: 'mapping-inverted',
    in: 'mapping',
    plant(right) {
      const { random, cloud, realm } = right;
      const mapName = random.pick([`.${cloud}`, cloud, `.gateway.${cloud}`]);
      const second = [{ name: `login.${cloud}`, data: realm }];
      const moreMappings = random.chance(0.5) ? second : [];
      return {
        configuration: right.with({ mapName, hosts: random.pick([realm, `${realm};`]), moreMappings }),
      };
    },
  },
  {
    key: 'a name that no host can have',
    rule: 'mapping-invalid-name',
    in: 'mapping',
    plant(right) {
      const { random, cloud } = right;
      const name = suffix(right);
      const wrong = random.pick([
        `.${name}.`,
        dots(`.${name}`),
        `.${dots(name)}`,
        `login%${cloud}`,
        `login.${cloud}?`,
        `(login.${cloud})`,
      ]);
      return bent(right, wrong, wrong.startsWith('.') ? [`.${name}`] : []);
    },
  },
  {
    key: 'a host with more than its name',
    rule: 'address-has-scheme-or-port',
    in: 'mapping',
    plant(right) {
      const { random, cloud } = right;
      const name = random.pick([`login.${cloud}`, `.gateway.${cloud}`]);
      const wrong = random.pick([`https://${name}`, `${name}:8800`, `${name}/`, `http://${name}/proxy.pac`]);
      return bent(right, wrong, [name]);
    },
  },
  {
    key: 'hosts that are not separated by semicolons',
    rule: 'bad-separator',
    in: 'mapping',
    plant(right) {
      const separator = right.random.pick([',', ', ', ' ', '|', ' | ']);
      return {
        configuration: right.with({ hosts: right.hosts.join(separator) }),
        actual: separator.trim() || ' ',
      };
    },
  },
  {
    key: 'odd characters in a host',
    rule: 'suspicious-characters',
    in: 'mapping',
    plant(right) {
      const { random, cloud } = right;
      const name = `.gateway.${cloud}`;
      const at = 1 + random.int(name.length - 1);
      const wrong = random.pick([
        // Between letters it would be a blank that separates.
        `\u00a0${name}`,
        `${name}\u00a0`,
        `${name.slice(0, at)}\u200b${name.slice(at)}`,
        name.replace('e', '\u0435'),
        name.replace('y.', 'y\uff0e'),
        `\u201c${name}\u201d`,
      ]);
      const { configuration } = bent(right, wrong, [name]);
      return { configuration };
    },
    cannotShow: lacksCharacters,
  },
  {
    key: 'hosts of a realm that is not defined',
    rule: 'mapping-realm-undefined',
    in: 'mapping',
    cannotShow: needsWholeLists,
    plant(right) {
      const { otherCloud } = right;
      const other = { name: otherCloud.toUpperCase(), data: `.${otherCloud}; .gateway.${otherCloud}` };
      return { configuration: right.with({ moreMappings: [other] }) };
    },
  },
  {
    key: 'a realm to which no hosts are mapped',
    rule: 'realm-without-mapping',
    in: 'mapping',
    cannotShow: needsWholeLists,
    plant(right) {
      const { otherCloud } = right;
      const other = { name: otherCloud.toUpperCase(), data: `<k>kerberos.${otherCloud}</k>` };
      return { configuration: right.with({ moreRealms: [other] }) };
    },
  },
  {
    key: 'a realm of ones own in two spellings',
    rule: 'realm-case-mismatch',
    in: 'mapping',
    plant(right) {
      const { random } = right;
      const realm = 'HADOOP.CONTOSO.EXAMPLE';
      const names = random.shuffled([realm, someLower(random, realm)]);
      const [inList = '', inMap = ''] = names;
      return {
        configuration: right.with({
          moreRealms: [{ name: inList, data: '<k>kdc1.hadoop.contoso.example</k>' }],
          moreMappings: [{ name: inMap, data: '.hadoop.contoso.example' }],
        }),
      };
    },
  },
  {
    key: 'one entry under two realms',
    rule: 'suffix-mapped-to-two-realms',
    in: 'mapping',
    plant(right) {
      const { random, cloud } = right;
      const twice = random.pick([`.${cloud}`, `.gateway.${cloud}`, `.GATEWAY.${cloud}`]);
      const name = 'HADOOP.CONTOSO.EXAMPLE';
      return {
        configuration: right.with({
          moreRealms: [{ name, data: '<k>kdc1.hadoop.contoso.example</k>' }],
          moreMappings: [{ name, data: joined(random, random.shuffled(['.hadoop.contoso.example', twice])) }],
        }),
        actual: twice,
      };
    },
  },
  {
    key: 'a suffix that takes too much',
    rule: 'mapping-too-broad',
    in: 'mapping',
    plant: (right) => bent(right, right.random.pick(['.', '.net', '.COM', '.co.uk', '.k12.ca.us', '.us'])),
  },
  {
    key: 'more hosts than the editor can load',
    rule: 'mapping-too-long',
    in: 'mapping',
    cannotShow: beyondTheEditor,
    plant(right) {
      const { random, cloud, hosts } = right;
      const many = Array.from({ length: 70 + random.int(20) }, (_, i) => `edge-${i + 100}.${cloud}`);
      return { configuration: right.with({ hosts: joined(random, random.shuffled([...hosts, ...many])) }) };
    },
  },
  {
    key: 'a suffix that takes the own domain',
    rule: 'mapping-too-broad',
    in: 'mapping',
    cannotShow: tellsNoDomain,
    plant: (right) =>
      bent(right, right.random.pick([`.${OWN_DOMAIN}`, '.contoso.example', '.CONTOSO.EXAMPLE'])),
  },
  {
    key: 'a value of a type that is expanded',
    rule: 'policy-wrong-type',
    in: 'mapping',
    cannotShow: showsNoTypes,
    plant: (right) => typed(right, 'REG_EXPAND_SZ'),
  },
  {
    key: 'a list of strings in place of one',
    rule: 'policy-wrong-type',
    in: 'mapping',
    cannotShow: ({ format }) =>
      ['reg', 'reg-query', 'registry-pol', 'hive'].includes(format)
        ? null
        : 'no writer of such a list is there',
    plant: (right) => typed(right, 'REG_MULTI_SZ'),
  },
  {
    key: 'a host that stands twice',
    rule: 'duplicate-entry',
    in: 'mapping',
    severity: 'info',
    plant(right) {
      const { random, hosts } = right;
      const [host = ''] = random.shuffled(hosts);
      const again = random.pick([host, host.toLowerCase(), host.toUpperCase()]);
      return { configuration: right.with({ hosts: joined(random, [...hosts, again]) }), actual: again };
    },
  },
  {
    key: 'a host that was never written',
    rule: 'realm-placeholder-or-example',
    in: 'mapping',
    plant: (right) =>
      bent(
        right,
        right.random.pick(['.YOUR-CLOUD.net', 'host.yourdomain.com', '.cloudname.net', 'changeme']),
      ),
  },
];
