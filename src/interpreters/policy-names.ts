// The names of the Kerberos policies, in the languages in which they have been seen.

import type { ListName, PolicyStateFact } from '../model/fact.ts';

/** A name as it is compared: composed letters, plain apostrophes, single blanks, lower case. */
export function comparable(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function table<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map(entries.map(([name, value]) => [comparable(name), value]));
}

/** Display names of the two list policies: Kerberos.adml in English, German, French, Spanish and Greek. */
export const LIST_NAMES: ReadonlyMap<string, ListName> = table<ListName>([
  // The names of Kerberos.admx itself, in no language: device management uses them (ADMX_Kerberos in the Policy CSP).
  ['MitRealms', 'MitRealms'],
  ['HostToRealm', 'domain_realm'],
  ['Define interoperable Kerberos V5 realm settings', 'MitRealms'],
  ['Interoperable Kerberos-V5-Bereichseinstellungen definieren', 'MitRealms'],
  ['Définir les paramètres des domaines interopérables Kerberos V5', 'MitRealms'],
  ['Definir configuración de dominios kerberos V5 interoperables', 'MitRealms'],
  ['Ορισμός ρυθμίσεων αλληλολειτουργήσιμου τομέα Kerberos V5', 'MitRealms'],
  ['Define host name-to-Kerberos realm mappings', 'domain_realm'],
  ['Zuordnungen von Hostnamen zu Kerberosbereichen definieren', 'domain_realm'],
  ['Définir les mappages de noms d’hôtes à un domaine Kerberos', 'domain_realm'],
  ['Definir asignaciones de nombres de host al dominio kerberos', 'domain_realm'],
  ['Ορισμός αντιστοιχίσεων τομέα ονόματος κεντρικού υπολογιστή σε Kerberos', 'domain_realm'],
]);

/** The policy that refuses what is not armored: Kerberos.adml in English and French, Kerberos.admx, and device management. */
export const ARMORING_NAMES: ReadonlyMap<string, true> = table<true>([
  ['Fail authentication requests when Kerberos armoring is not available', true],
  ['Faire échouer les demandes d’authentification lorsque le blindage Kerberos n’est pas disponible', true],
  ['ClientRequireFast', true],
  ['RequireKerberosArmoring', true],
]);

/** Other policies of the same category (Kerberos.adml, English and French): known not to be ours. */
export const OTHER_NAMES: ReadonlyMap<string, true> = table<true>(
  [
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
  ].map((name) => [name, true] as const),
);

/** Examples of the help texts, copied into reports unchanged in every language seen. */
export const HELP_MARKS: readonly (readonly [string, ListName])[] = [
  ['<f>0x0000000E</f>', 'MitRealms'],
  ['.microsoft.com; .ms.com;', 'domain_realm'],
];

/**
 * Words for the state of a policy: those of XML and of device management, which nothing translates, and those that the
 * console prints in HTML (the words of the policy editor in English, German, French, Spanish, Italian,
 * Portuguese, Dutch and Greek).
 */
export const STATE_WORDS: ReadonlyMap<string, PolicyStateFact['state']> = table([
  ...words('enabled', 'Enabled', 'Aktiviert', 'Activé', 'Habilitada', 'Habilitado', 'Abilitata', 'Abilitato'),
  ...words('enabled', 'Ativada', 'Ativado', 'Activado', 'Ingeschakeld', 'Ενεργοποιημένη', 'Ενεργοποιημένο'),
  ...words('disabled', 'Disabled', 'Deaktiviert', 'Désactivé', 'Deshabilitada', 'Deshabilitado'),
  ...words('disabled', 'Disabilitata', 'Disabilitato', 'Desativada', 'Desativado', 'Desactivado'),
  ...words('disabled', 'Uitgeschakeld', 'Απενεργοποιημένη', 'Απενεργοποιημένο'),
  ...words('not-configured', 'NotConfigured', 'Not configured', 'Nicht konfiguriert', 'Non configuré'),
  ...words('not-configured', 'No configurada', 'No configurado', 'Non configurato', 'Niet geconfigureerd'),
]);

function words(
  state: PolicyStateFact['state'],
  ...spelt: readonly string[]
): readonly (readonly [string, PolicyStateFact['state']])[] {
  return spelt.map((word) => [word, state] as const);
}
