// The list of extensions, beside the settings that one of them delivers.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/gpo/gpo-registry-extension-missing.ts';
import { at, contextOf, localRealm, only, placed, realm, run } from '../../support/facts.ts';
import { from } from '../../support/gathered.ts';
import { backedUp, gpoWith, LIVE, live, POL } from '../../support/gpos.ts';

const REGISTRY = '{35378EAC-683F-11D2-A89A-00C04FBBCFA2}';
const SECURITY = '{827D319E-6EAC-11D2-A4EA-00C04F79F83A}';
const value = realm('ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>');
const inPol = { realms: [from(POL, value)] };
const judge = (...args: Parameters<typeof gpoWith>) => {
  const subject = gpoWith(...args);
  return run(rule, 'gpo', subject, contextOf({ subject }));
};

describe('gpo-registry-extension-missing', () => {
  it('is silent when the extension is listed, in any case and place', () => {
    for (const computerExtensions of [[REGISTRY], [SECURITY, REGISTRY.toLowerCase()]]) {
      expect(judge([backedUp({ computerExtensions })], inPol)).toMatchObject({
        findings: [],
        notEvaluated: [],
      });
    }
  });

  it('does not apply to what Preferences deliver, nor to a GPO without settings', () => {
    const item = { ...from(POL, value), delivery: 'preferences' as const };
    expect(judge([backedUp({ computerExtensions: [] })], { realms: [item] }).applies).toBe(false);
    const local = from(POL, localRealm('ZSCALERBETA.NET', ['kerberos.zscalerbeta.net']));
    expect(judge([backedUp({ computerExtensions: [] })], { realms: [local] }).applies).toBe(false);
    expect(judge([backedUp({ computerExtensions: [] })], { realms: [] }).applies).toBe(false);
  });

  it('is open where the list is not shown, or belongs to another export than the settings', () => {
    expect(judge([live()], { realms: [from(LIVE, value)] }).notEvaluated).toHaveLength(1);
    const other = judge([backedUp({ computerExtensions: [] })], { realms: [from(LIVE, value)] });
    expect([other.findings.length, other.notEvaluated.length]).toEqual([0, 1]);
    // Backup.xml without the element.
    const lacking = judge([backedUp({ computerExtensions: [] })], inPol);
    expect([lacking.findings.length, lacking.notEvaluated.length]).toEqual([0, 1]);
  });

  it('is an error at the list, or at the GPO where there is none', () => {
    const extensionsAt = at(SECURITY, 5).at;
    const finding = only(judge([backedUp({ computerExtensions: [SECURITY], extensionsAt })], inPol));
    expect(finding).toMatchObject({
      severity: 'error',
      actual: SECURITY,
      expected: REGISTRY,
      setting: 'gPCMachineExtensionNames',
    });
    expect(placed(finding)).toBe('5:1-39');
    const none = only(judge([backedUp({ computerExtensions: [], extensionsAt })], inPol));
    expect(none.actual).toBeNull();
    const computerExtensions = [SECURITY, SECURITY.toLowerCase()];
    expect(only(judge([backedUp({ computerExtensions })], inPol)).actual).toBe(`${SECURITY} ${SECURITY}`);
    const bare = only(judge([backedUp({ computerExtensions: [SECURITY] })], inPol));
    expect(placed(bare)).toBe('1:1-22');
  });
});
