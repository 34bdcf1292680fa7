// Proxies by name, by variable and by address.

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the vendor's variables are written in this way.

import { describe, expect, it } from 'vitest';
import rule from '../../../rules/browser/pac-proxy-by-ip.ts';
import { onSubject, pacOf } from '../../support/clients.ts';
import { only, placed } from '../../support/facts.ts';

const judge = (returned: string) =>
  onSubject(rule, { subject: { pacs: [pacOf([`return "${returned}";`])] } });

describe('pac-proxy-by-ip', () => {
  it.each([
    'DIRECT',
    'PROXY ${GATEWAY_HOST}:8800; PROXY ${SECONDARY_GATEWAY_HOST}:8800',
    'PROXY ${GATEWAY_HOST}:80; PROXY ${COUNTRY_GATEWAY_HOST}:9480',
    'PROXY fra4.gateway.zscalerbeta.net:8800',
    'PROXY proxy.contoso.example:3128',
    'PROXY 10.0.0.8:80; PROXY 172.16.0.1:80; PROXY 172.31.255.254:80; PROXY 192.168.1.1:80',
    'PROXY 100.64.0.1:80; PROXY 100.127.255.254:80; PROXY 127.0.0.1:9; PROXY 169.254.9.9:80; PROXY 0.0.0.0:80',
    'PROXY [::1]:80; PROXY [fd12:3456::1]:80; PROXY [fe80::1]:80; PROXY [::ffff:10.1.2.3]:80',
    'SOCKS 203.0.113.7:1080; SOCKS5 203.0.113.7:1080',
    'PROXY 203.0.113.example:80; PROXY 300.1.1.1:80',
    'PROXY fra4.${GATEWAY}:80; PROXY ${GATEWAY}.contoso.example:80',
  ])('is silent for %s', (returned) => {
    expect(judge(returned)).toEqual({ applies: true, findings: [], notEvaluated: [] });
  });

  it('does not ask where there is no PAC file', () => {
    expect(onSubject(rule, {}).applies).toBe(false);
  });

  it.each([
    ['${GATEWAY}', '${GATEWAY_HOST}'],
    ['${SECONDARY_GATEWAY}', '${SECONDARY_GATEWAY_HOST}'],
    ['${SECONDARY.GATEWAY}', '${SECONDARY.GATEWAY_HOST}'],
    ['${COUNTRY_GATEWAY}', '${COUNTRY_GATEWAY_HOST}'],
    ['${GATEWAY.contoso.zscalerbeta.net}', null],
  ])('reports %s as an error', (host, expected) => {
    const finding = only(judge(`PROXY ${host}:8800; DIRECT`));
    expect(finding).toMatchObject({ severity: 'error', actual: host, expected });
    expect(placed(finding)).toBe(`2:15-${15 + host.length}`);
  });

  it.each(['203.0.113.18', '172.32.0.1', '100.128.0.1', '[2001:db8::8]', '[::ffff:203.0.113.18]'])(
    'warns of %s',
    (host) => {
      expect(only(judge(`HTTPS ${host}:443`))).toMatchObject({ severity: 'warning', actual: host });
    },
  );

  it.each(['PROXY', 'HTTP'])('warns of an address of %s, too', (directive) => {
    const finding = only(judge(`${directive} 203.0.113.18:80`));
    expect(finding).toMatchObject({ actual: '203.0.113.18', setting: 'PAC' });
  });

  it('says each host once, with its other places', () => {
    const { findings } = onSubject(rule, {
      subject: {
        pacs: [
          pacOf([
            'if (isPlainHostName(host)) return "PROXY ${GATEWAY}:80";',
            'return "PROXY ${GATEWAY}:8800; PROXY 203.0.113.18:80";',
          ]),
        ],
      },
    });
    expect(findings.map(({ actual, related }) => [actual, related?.length])).toEqual([
      ['${GATEWAY}', 1],
      ['203.0.113.18', 0],
    ]);
  });
});
