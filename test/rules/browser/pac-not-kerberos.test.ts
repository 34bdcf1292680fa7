// Which addresses are those of the vendor's other PAC files.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/browser/pac-not-kerberos.ts';
import { onSubject, proxy } from '../../support/clients.ts';
import { only, placed } from '../../support/facts.ts';

const INTERNET = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const EDGE = 'SOFTWARE\\Policies\\Microsoft\\Edge';
const BASE = 'http://pac.zscalerbeta.net/contoso.example';
const judge = (...proxies: ReturnType<typeof proxy>[]) => onSubject(rule, { subject: { proxies } });
const internet = (url: string) => proxy(INTERNET, 'AutoConfigURL', url);

describe('pac-not-kerberos', () => {
  it('passes the PAC file for Kerberos', () => {
    for (const url of [`${BASE}/kerberos.pac`, `${BASE}/Kerberos.PAC?v=2`]) {
      expect(judge(internet(url))).toEqual({ applies: true, findings: [], notEvaluated: [] });
    }
  });

  it.each([
    `${BASE}/contoso.pac`,
    `${BASE}/proxy.pac/`,
    `${BASE}/kerberos-proxy.pac`,
    'http://wpad.corp.contoso.example/proxy.pac',
    'http://zscalerbeta.net.contoso.example/proxy.pac',
    'file://C:/Windows/proxy.pac',
    'proxy.pac',
  ])('leaves %s open', (url) => {
    const { findings, notEvaluated } = judge(internet(url));
    expect([findings.length, notEvaluated.length]).toEqual([0, 1]);
  });

  it.each(['proxy.pac', 'recommended.pac', 'mobile_proxy.pac', 'PROXY.PAC'])(
    'reports %s at its name',
    (file) => {
      const finding = only(judge(internet(`${BASE}/${file}?x=1`)));
      expect(finding).toMatchObject({ severity: 'warning', actual: `${BASE}/${file}?x=1` });
      expect(placed(finding)).toBe(`2:${BASE.length + 2}-${BASE.length + 2 + file.length}`);
    },
  );

  it('knows hosts of the vendor by a realm of the evidence, and with a port', () => {
    expect(only(judge(internet('https://PAC.zscloud.net:443/proxy.pac'))).severity).toBe('warning');
  });

  it('does not judge an address that is not in use', () => {
    const url = proxy(EDGE, 'ProxyPacUrl', `${BASE}/proxy.pac`);
    expect(judge(url, proxy(EDGE, 'ProxyMode', 'direct')).applies).toBe(false);
    expect(judge(url, proxy(EDGE, 'ProxyMode', 'pac_script')).findings).toHaveLength(1);
    const json = `{"ProxyMode":"system","ProxyPacUrl":"${BASE}/proxy.pac"}`;
    expect(judge(proxy(EDGE, 'ProxySettings', json)).applies).toBe(false);
  });

  it('is open where a filter decides', () => {
    const { findings, notEvaluated } = judge({ ...internet(`${BASE}/proxy.pac`), conditional: true });
    expect([findings.length, notEvaluated.length]).toEqual([0, 1]);
  });
});
