// What the console writes into reports to explain policies: names, categories and long texts in three languages.

import type { Random } from '../../support/mutations/random.ts';

export type Language = 'en' | 'de' | 'fr';

interface Words {
  readonly features: readonly string[];
  readonly names: readonly string[];
  readonly categories: readonly string[];
  readonly supported: readonly string[];
  /** `{feature}`, `{value}` and `{program}` are filled in. */
  readonly sentences: readonly string[];
}

const PROGRAMS = [
  'Explorer.exe',
  'svchost.exe',
  'the print spooler (spoolsv.exe)',
  'lsass.exe',
  'winlogon.exe',
  'msedge.exe',
  '%ProgramFiles%\\Contoso\\Agent\\agent.exe',
  'HKEY_LOCAL_MACHINE\\Software\\Policies',
  'https://learn.contoso.example/windows/policy?view=latest&amp;tabs=all',
];

const ENGLISH: Words = {
  features: [
    'the lock screen camera',
    'offline files',
    'the print spooler',
    'remote shell access',
    'delivery optimization',
    'background transfers',
    'removable storage',
    'smart card readers',
    'the taskbar and the Start menu',
    'cached logons',
    'the indexing of encrypted files',
    'BITS peer caching',
    'Windows Error Reporting',
    'folder redirection',
    'roaming profiles',
    'device installation',
    'power management on battery',
    'name resolution over multicast',
    'SMB signing',
    'the Windows Update client',
  ],
  names: [
    'Turn off {feature}',
    'Prevent users from changing {feature}',
    'Configure {feature}',
    'Specify a limit for {feature}',
    'Allow administrators to override {feature}',
    'Do not allow {feature} to start before logon',
    'Set the time-out of {feature}',
    'Require additional authentication for {feature}',
  ],
  categories: [
    'Windows Components/Windows Update/Manage updates offered from Windows Server Update Service',
    'Windows Components/File Explorer',
    'System/Device Installation/Device Installation Restrictions',
    'System/Logon',
    'Network/DNS Client',
    'Network/Offline Files',
    'Control Panel/Personalization',
    'Printers',
    'Start Menu and Taskbar',
    'Windows Components/Remote Desktop Services/Remote Desktop Session Host/Security',
  ],
  supported: [
    'At least Windows Vista',
    'At least Windows Server 2012 R2, Windows 8.1 or Windows RT 8.1',
    'At least Windows Server 2016, Windows 10',
    'Microsoft Windows XP Professional with SP2 or Windows Server 2003',
  ],
  sentences: [
    'This policy setting determines how {feature} behaves on computers that are members of a domain.',
    'If you enable this policy setting, {feature} is available to members of the local Administrators group only, whatever users have chosen before.',
    'If you disable this policy setting, users can change {feature} in their own profile, and the change is kept when they log off.',
    'If you do not configure this policy setting, the default of the operating system applies, which is {value} in most editions.',
    'The value is a number between 0 and {value}; anything larger is treated as {value}.',
    'Note: this setting does not affect {program}, which reads its own configuration when it is started.',
    'A restart is required before the change takes effect, because {program} keeps the previous value in memory.',
    'When a computer is not connected to the corporate network, {feature} falls back to what was last received from a domain controller.',
    'To see which of several policies has won, look at the resultant set of policy of the computer and compare the precedence.',
    'In environments with more than {value} clients it is recommended to test the setting with a small group first.',
    'This setting appears in the Computer Configuration and the User Configuration folders; if both are set, the one in Computer Configuration takes precedence.',
    'Earlier versions of Windows ignore the setting, and an event with the number {value} is written to the operational log instead.',
    'Applications that were written for {feature} may show a message, or they may stop to respond until {program} has been restarted.',
    'You can use wildcards, environment variables such as %SystemRoot%, and paths of the form \\\\server\\share; separate several of them with semicolons.',
    'For more information about {feature}, see "Planning and deploying {feature}" in the documentation, or {program}.',
    'Disabling it reduces the attack surface: an attacker who controls {program} could otherwise read what other users have stored.',
    'The list is additive -- entries of several policies are joined -- unless the option &lt;Replace existing entries&gt; is chosen.',
    'Tip: values below {value} &amp; above zero are meant for tests alone.',
  ],
};

const GERMAN: Words = {
  features: [
    'die Kamera auf dem Sperrbildschirm',
    'die Druckwarteschlange',
    'die Übermittlungsoptimierung',
    'die Umleitung von Ordnern',
    'die Installation von Geräten',
    'den Zugriff auf Wechselmedien',
    'die Namensauflösung über Multicast',
    'die Signierung von SMB-Paketen',
    'die Energieverwaltung im Akkubetrieb',
    'zwischengespeicherte Anmeldungen',
  ],
  names: [
    '{feature} deaktivieren',
    'Benutzer daran hindern, {feature} zu ändern',
    'Einstellungen für {feature} konfigurieren',
    'Zeitlimit für {feature} festlegen',
    'Zusätzliche Authentifizierung für {feature} anfordern',
  ],
  categories: [
    'Windows-Komponenten/Windows Update',
    'Windows-Komponenten/Datei-Explorer',
    'System/Anmelden',
    'Netzwerk/DNS-Client',
    'Systemsteuerung/Anpassung',
    'Drucker',
  ],
  supported: ['Mindestens Windows Vista', 'Mindestens Windows Server 2016, Windows 10'],
  sentences: [
    'Mit dieser Richtlinieneinstellung wird festgelegt, wie sich Computer, die einer Domäne angehören, in Bezug auf {feature} verhalten.',
    'Wenn Sie diese Richtlinieneinstellung aktivieren, können nur Mitglieder der lokalen Gruppe „Administratoren“ {feature} ändern.',
    'Wenn Sie diese Richtlinieneinstellung deaktivieren, können Benutzer {feature} in ihrem Profil ändern; die Änderung bleibt nach dem Abmelden erhalten.',
    'Wird diese Richtlinieneinstellung nicht konfiguriert, gilt der Standardwert des Betriebssystems, in den meisten Editionen {value}.',
    'Der Wert ist eine Zahl zwischen 0 und {value}; größere Werte werden wie {value} behandelt.',
    'Hinweis: Diese Einstellung wirkt sich nicht auf {program} aus, das seine Konfiguration beim Start selbst einliest.',
    'Damit die Änderung wirksam wird, ist ein Neustart erforderlich, da {program} den bisherigen Wert im Speicher behält.',
    'In Umgebungen mit mehr als {value} Clients wird empfohlen, die Einstellung zunächst mit einer kleinen Gruppe zu prüfen.',
    'Frühere Windows-Versionen ignorieren die Einstellung; stattdessen wird ein Ereignis mit der Nummer {value} protokolliert.',
    'Weitere Informationen über {feature} finden Sie in der Dokumentation oder unter {program}.',
  ],
};

const FRENCH: Words = {
  features: [
    "la caméra de l'écran de verrouillage",
    "le spouleur d'impression",
    "l'optimisation de la distribution",
    'la redirection de dossiers',
    "l'installation de périphériques",
    "l'accès aux supports amovibles",
    'la résolution de noms par multidiffusion',
    'la signature des paquets SMB',
  ],
  names: [
    'Désactiver {feature}',
    "Empêcher l'utilisateur de modifier {feature}",
    'Configurer {feature}',
    "Spécifier un délai d'expiration pour {feature}",
  ],
  categories: [
    'Composants Windows/Windows Update',
    'Composants Windows/Explorateur de fichiers',
    'Système/Ouverture de session',
    'Réseau/Client DNS',
    'Imprimantes',
  ],
  supported: ['Au minimum Windows Vista', 'Au minimum Windows Server 2016, Windows 10'],
  sentences: [
    'Ce paramètre de stratégie détermine le comportement de {feature} sur les ordinateurs membres d’un domaine.',
    'Si vous activez ce paramètre de stratégie, seuls les membres du groupe Administrateurs local peuvent modifier {feature}.',
    'Si vous désactivez ce paramètre de stratégie, les utilisateurs peuvent modifier {feature} dans leur profil, et la modification est conservée à la fermeture de session.',
    'Si vous ne configurez pas ce paramètre, la valeur par défaut du système s’applique, soit {value} dans la plupart des éditions.',
    'La valeur est un nombre compris entre 0 et {value} ; toute valeur supérieure est traitée comme {value}.',
    'Remarque : ce paramètre n’affecte pas {program}, qui lit sa propre configuration au démarrage.',
    'Un redémarrage est nécessaire, car {program} conserve la valeur précédente en mémoire.',
    'Pour plus d’informations sur {feature}, consultez la documentation ou {program}.',
  ],
};

const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH, de: GERMAN, fr: FRENCH };

/** The words of one policy, as text of XML: what must be escaped is. */
export interface PolicyWords {
  readonly name: string;
  readonly category: string;
  readonly supported: string;
  readonly explain: string;
}

const fill = (text: string, random: Random, words: Words) =>
  text.replace(/\{(\w+)\}/g, (_whole, slot: string) => {
    if (slot === 'feature') return random.pick(words.features);
    return slot === 'program' ? random.pick(PROGRAMS) : String(10 + random.int(9_990));
  });

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A text of paragraphs with at least `length` units; lines end as Windows ends them. */
function explanation(random: Random, words: Words, length: number): string {
  const paragraphs: string[] = [];
  let size = 0;
  while (size < length) {
    const sentences = Array.from({ length: 2 + random.int(3) }, () =>
      fill(random.pick(words.sentences), random, words),
    );
    const paragraph = sentences.join(' ');
    paragraphs.push(paragraph);
    size += paragraph.length + 4;
  }
  return paragraphs.join('\r\n\r\n');
}

/** The words of a policy, never the same twice: its explanation has 1,000 to 2,000 units, two to four KB in UTF-16. */
export function policyWords(random: Random, language: Language): PolicyWords {
  const words = WORDS[language];
  return {
    name: capital(fill(random.pick(words.names), random, words)),
    category: random.pick(words.categories),
    supported: random.pick(words.supported),
    explain: explanation(random, words, 1_000 + random.int(900)),
  };
}
