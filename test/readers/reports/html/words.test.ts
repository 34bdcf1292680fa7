// The words by which a report tells circumstances, in each language of the policy editor and however they are written.

import { describe, expect, it } from 'vitest';
import { holdsTemplates, isOn } from '../../../../src/readers/reports/html/words.ts';

describe('a state', () => {
  it.each([
    ['Enabled', 'Disabled'],
    ['Aktiviert', 'Deaktiviert'],
    ['Activé', 'Désactivé'],
    ['Activée', 'Désactivée'],
    ['Habilitado', 'Deshabilitado'],
    ['Habilitada', 'Deshabilitada'],
    ['Abilitato', 'Disabilitato'],
    ['Ενεργοποιημένη', 'Απενεργοποιημένη'],
  ])('is on as %s and off as %s', (on, off) => {
    expect([isOn(on), isOn(off)]).toEqual([true, false]);
    expect([isOn(` ${on.toUpperCase()}\t`), isOn(off.normalize('NFD'))]).toEqual([true, false]);
  });

  it.each(['', 'Käytössä', 'Enabled, Enforced'])('is not known as %j', (word) => {
    expect(isOn(word)).toBeNull();
  });
});

describe('a title', () => {
  it.each([
    'Administrative Templates',
    'Administrative Vorlagen',
    "Modèles d'administration",
    'Modèles d’administration',
    'Modèles d‘administration',
    'Plantillas administrativas',
    'Modelli amministrativi',
    'Modelos administrativos',
    'Beheersjablonen',
    'Πρότυπα διαχείρισης',
  ])('%s is that of templates', (title) => {
    expect(holdsTemplates(title)).toBe(true);
  });

  it.each([
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
  ])('%s is that of something else', (title) => {
    expect(holdsTemplates(title)).toBe(false);
  });

  it.each(['Asetukset', '', 'Modèles dadministration'])('%j is not known', (title) => {
    expect(holdsTemplates(title)).toBeNull();
  });
});
