// The few words of GPMC's HTML by which circumstances are told, in the languages of the policy editor. What is in none of
// them stays untold; settings are recognised without them.

const plain = (word: string) =>
  word
    .normalize('NFC')
    .replace(/[\u2018\u2019]/g, "'")
    .toLowerCase()
    .trim();
const set = (...words: string[]) => new Set(words.map(plain));

const ON = set(
  'Enabled',
  'Aktiviert',
  'Activé',
  'Activée',
  'Habilitado',
  'Habilitada',
  'Abilitato',
  'Ενεργοποιημένη',
);
const OFF = set(
  'Disabled',
  'Deaktiviert',
  'Désactivé',
  'Désactivée',
  'Deshabilitado',
  'Deshabilitada',
  'Disabilitato',
  'Απενεργοποιημένη',
);
const TEMPLATES = set(
  'Administrative Templates',
  'Administrative Vorlagen',
  "Modèles d'administration",
  'Plantillas administrativas',
  'Modelli amministrativi',
  'Modelos administrativos',
  'Beheersjablonen',
  'Πρότυπα διαχείρισης',
);
const OTHERS = set(
  'Windows Settings',
  'Software Settings',
  'Security Settings',
  'Control Panel Settings',
  'Preferences',
  'Windows-Einstellungen',
  'Softwareeinstellungen',
  'Sicherheitseinstellungen',
  'Systemsteuerungseinstellungen',
  'Einstellungen',
  'Paramètres Windows',
  'Paramètres du logiciel',
  'Paramètres de sécurité',
  'Préférences',
  'Configuración de Windows',
  'Configuración de software',
  'Configuración de seguridad',
  'Preferencias',
);

/** True for a word that means on, false for off, null for one that is not known. */
export function isOn(word: string): boolean | null {
  const known = plain(word);
  return ON.has(known) ? true : OFF.has(known) ? false : null;
}

/** Whether the title of a section says what it holds: Administrative Templates, something else, or null when it is not known. */
export function holdsTemplates(title: string): boolean | null {
  const known = plain(title);
  return TEMPLATES.has(known) ? true : OTHERS.has(known) ? false : null;
}
