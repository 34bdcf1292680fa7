// Names of the Kerberos policies in every language that was seen, however they are typed.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  comparable,
  HELP_MARKS,
  LIST_NAMES,
  OTHER_NAMES,
  STATE_WORDS,
} from '../../src/interpreters/policy-names.ts';
import { corpusFiles, hasCorpus, WHY_SKIPPED } from '../support/corpus.ts';

describe('comparable', () => {
  it.each([
    ['a curly apostrophe', 'noms d\u2019hôtes', "noms d'hôtes"],
    ['a decomposed letter', 'ho\u0302tes', 'hôtes'],
    ['blanks', ' Define\u00a0  host\n', 'define host'],
    ['capitals', 'DÉFINIR', 'définir'],
  ])('sees no difference in %s', (_what, name, same) => {
    expect(comparable(name)).toBe(same);
  });
});

describe('the tables', () => {
  it('know both policies in five languages, and by the names of device management', () => {
    const lists = [...LIST_NAMES.values()];
    expect(lists.filter((list) => list === 'MitRealms')).toHaveLength(6);
    expect(lists.filter((list) => list === 'domain_realm')).toHaveLength(6);
    expect(LIST_NAMES.get(comparable('MitRealms'))).toBe('MitRealms');
    expect(LIST_NAMES.get(comparable('HostToRealm'))).toBe('domain_realm');
  });

  it('know the states of the languages in which the console prints them', () => {
    expect(STATE_WORDS.get(comparable('Aktiviert'))).toBe('enabled');
    expect(STATE_WORDS.get(comparable('De\u0301sactive\u0301'))).toBe('disabled');
    expect(STATE_WORDS.get(comparable('Not Configured'))).toBe('not-configured');
    expect(STATE_WORDS.get(comparable('Käytössä'))).toBeUndefined();
  });

  it.each([
    [
      'enabled',
      'Enabled Aktiviert Activé Habilitada Habilitado Abilitata Abilitato Ativada Ativado Activado',
    ],
    ['enabled', 'Ingeschakeld Ενεργοποιημένη Ενεργοποιημένο'],
    ['disabled', 'Disabled Deaktiviert Désactivé Deshabilitada Deshabilitado Disabilitata Disabilitato'],
    ['disabled', 'Desativada Desativado Desactivado Uitgeschakeld Απενεργοποιημένη Απενεργοποιημένο'],
    ['not-configured', 'NotConfigured Not_configured Nicht_konfiguriert Non_configuré No_configurada'],
    ['not-configured', 'No_configurado Non_configurato Niet_geconfigureerd'],
  ] as const)('know as %s: %s', (state, words) => {
    for (const word of words.split(' '))
      expect([word, STATE_WORDS.get(comparable(word.replace('_', ' ')))]).toEqual([word, state]);
  });

  it.each([
    'Use forest search order',
    'Require strict KDC validation',
    'Require strict target SPN match on remote procedure calls',
    'Specify KDC proxy servers for Kerberos clients',
    'Disable revocation checking for the SSL certificate of KDC proxy servers',
    'ClientRequireFast',
    'RequireKerberosArmoring',
    'Fail authentication requests when Kerberos armoring is not available',
    'Support compound authentication',
    'Set maximum Kerberos SSPI context token buffer size',
    'Kerberos client support for claims, compound authentication and Kerberos armoring',
    'Always send compound authentication first',
    'Support device authentication using certificate',
    'Configure hash algorithms for certificate logon',
    'Allow retrieving the Azure AD Kerberos Ticket Granting Ticket during logon',
    'Allow retrieving the cloud Kerberos ticket during the logon',
    'Enable Delegated Managed Service Account logons',
    'Utiliser l’ordre de recherche de la forêt',
    'Exiger une validation KDC stricte',
    'Exiger une correspondance stricte des noms de principaux du service cibles dans les appels de procédure distante',
    'Spécifier les serveurs proxy KDC pour les clients Kerberos',
    'Désactiver la vérification de la révocation pour le certificat SSL des serveurs proxy KDC',
    'Faire échouer les demandes d’authentification lorsque le blindage Kerberos n’est pas disponible',
    'Prendre en charge l’authentification composée',
    'Définir la taille maximale de la mémoire tampon des jetons de contexte SSPI Kerberos',
    'Prise en charge du client Kerberos pour les revendications, l’authentification composée et le blindage Kerberos',
    'Toujours envoyer l’authentification composée en premier',
    "Prise en charde de l'authentification de périphérique à l'aide de certificats",
    'Autoriser la récupération du ticket Kerberos cloud lors de la connexion',
  ])('know that this is neither list: %s', (name) => {
    expect(OTHER_NAMES.has(comparable(name))).toBe(true);
  });

  it('have no name in both', () => {
    for (const name of LIST_NAMES.keys()) expect(OTHER_NAMES.has(name)).toBe(false);
  });

  it.each([
    ['Définir les mappages de noms d’hôtes à un domaine Kerberos', 'domain_realm'],
    ["Définir les mappages de noms d'hôtes à un domaine Kerberos", 'domain_realm'],
    ['De\u0301finir les mappages de noms d’ho\u0302tes à un domaine Kerberos', 'domain_realm'],
    ['Définir les paramètres des domaines interopérables Kerberos V5', 'MitRealms'],
    ['Ορισμός ρυθμίσεων αλληλολειτουργήσιμου τομέα Kerberos V5', 'MitRealms'],
  ])('%s is %s', (name, list) => {
    expect(LIST_NAMES.get(comparable(name))).toBe(list);
  });

  it.skipIf(!hasCorpus)(`know every policy of the templates that Windows has${WHY_SKIPPED}`, () => {
    const templates = corpusFiles('real/admx', /\/Kerberos\.adml$/i);
    expect(templates.length).toBeGreaterThan(1);
    for (const path of templates) {
      const text = decode(readFileSync(path));
      for (const [id, name] of stringsOf(text)) {
        const key = comparable(name);
        if (id === 'MitRealms') expect(LIST_NAMES.get(key)).toBe('MitRealms');
        else if (id === 'hosttorealm') expect(LIST_NAMES.get(key)).toBe('domain_realm');
        else expect([id, OTHER_NAMES.has(key)]).toEqual([id, true]);
      }
      for (const [mark] of HELP_MARKS)
        expect(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toContain(mark);
    }
  });
});

function decode(bytes: Buffer): string {
  return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** Ids and texts of the policies; categories, help texts and choices are others. */
function stringsOf(text: string): [string, string][] {
  return [...text.matchAll(/<string id="(\w+)">([^<]*)<\/string>/g)]
    .map((match): [string, string] => [match[1] ?? '', match[2] ?? ''])
    .filter(([id]) => !/_|explain|help|^kerberos$|supported/i.test(id));
}
