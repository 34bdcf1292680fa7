// Administrative Templates policies of reports: those of no interest, those that mention Kerberos, and the two of ours.

import type { Random } from '../../support/mutations/random.ts';
import { type Language, policyWords } from './prose.ts';

interface Policy {
  readonly name: string;
  readonly state: 'Enabled' | 'Disabled';
  readonly explain: string;
  readonly supported: string;
  readonly category: string;
  /** What follows the category: controls with what was chosen. */
  readonly controls?: string;
}

function policy(
  prefix: string,
  { name, state, explain, supported, category, controls = '' }: Policy,
): string {
  const q = prefix;
  return `        <${q}:Policy>
          <${q}:Name>${name}</${q}:Name>
          <${q}:State>${state}</${q}:State>
          <${q}:Explain>${explain}</${q}:Explain>
          <${q}:Supported>${supported}</${q}:Supported>
          <${q}:Category>${category}</${q}:Category>
${controls}        </${q}:Policy>
`;
}

function control(q: string, kind: string, name: string, value: string): string {
  const shown = kind === 'DropDownList' ? `<${q}:Name>${value}</${q}:Name>` : value;
  return `          <${q}:${kind}>
            <${q}:Name>${name}</${q}:Name>
            <${q}:State>Enabled</${q}:State>
            <${q}:Value>${shown}</${q}:Value>
          </${q}:${kind}>
`;
}

/** A policy of no interest; one in three has something to choose. */
export function fillerPolicy(random: Random, q: string, language: Language): string {
  const words = policyWords(random, language);
  const state = random.chance(0.75) ? 'Enabled' : 'Disabled';
  if (state === 'Disabled' || random.chance(0.66)) return policy(q, { ...words, state });
  const kind = random.pick(['DropDownList', 'EditText', 'Numeric']);
  const value = kind === 'Numeric' ? String(random.int(1_440)) : `\\\\srv-${random.int(900)}\\deploy$`;
  return policy(q, { ...words, state, controls: control(q, kind, `${words.name}:`, value) });
}

/** Policies that mention Kerberos and say nothing of realms: what a search for the word finds in most estates. */
export function mentioningPolicy(random: Random, q: string, language: Language): string {
  const words = policyWords(random, language);
  const { name, category } = random.pick([
    {
      name: 'Disallow Kerberos authentication',
      category: 'Windows Components/Windows Remote Management (WinRM)/WinRM Client',
    },
    {
      name: 'Allow Kerberos constrained delegation of saved credentials',
      category: 'System/Credentials Delegation',
    },
    {
      name: 'Kerberos authentication schemes of the browser',
      category: 'Microsoft Edge/HTTP authentication',
    },
    { name: 'Require strict KDC validation', category: 'System/Kerberos' },
  ]);
  const explain = `${words.explain}\r\n\r\nWhen Kerberos cannot be used, the client falls back to NTLM; see the event log of the Kerberos client.`;
  return policy(q, { ...words, name, category, explain, state: 'Enabled' });
}

export interface ListEntry {
  readonly name: string;
  readonly data: string;
}

/** The names of our two policies in the languages of the console. */
const OURS: Readonly<Record<'realms' | 'hosts', Readonly<Record<Language, string>>>> = {
  realms: {
    en: 'Define interoperable Kerberos V5 realm settings',
    de: 'Interoperable Kerberos-V5-Bereichseinstellungen definieren',
    fr: 'Définir les paramètres des domaines interopérables Kerberos V5',
  },
  hosts: {
    en: 'Define host name-to-Kerberos realm mappings',
    de: 'Zuordnungen von Hostnamen zu Kerberosbereichen definieren',
    fr: 'Définir les mappages de noms d’hôtes à un domaine Kerberos',
  },
};

const SYSTEM: Readonly<Record<Language, string>> = { en: 'System', de: 'System', fr: 'Système' };

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One of our two policies with its list. */
export function listPolicy(
  random: Random,
  q: string,
  language: Language,
  which: 'realms' | 'hosts',
  entries: readonly ListEntry[],
): string {
  const name = OURS[which][language];
  const elements = entries.map(
    (entry) => `              <${q}:Element>
                <${q}:Name>${escaped(entry.name)}</${q}:Name>
                <${q}:Data>${escaped(entry.data)}</${q}:Data>
              </${q}:Element>
`,
  );
  const controls = `          <${q}:ListBox>
            <${q}:Name>${name}:</${q}:Name>
            <${q}:State>Enabled</${q}:State>
            <${q}:ExplicitValue>true</${q}:ExplicitValue>
            <${q}:Additive>true</${q}:Additive>
            <${q}:Value>
${elements.join('')}            </${q}:Value>
          </${q}:ListBox>
`;
  const words = policyWords(random, language);
  return policy(q, { ...words, name, state: 'Enabled', category: `${SYSTEM[language]}/Kerberos`, controls });
}
