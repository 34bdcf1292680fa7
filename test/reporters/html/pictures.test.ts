// Pictures of trusts and routes: what they show is told by signs and words, and names out of an export are text in them.

import { describe, expect, it } from 'vitest';
import type { RoutePicture, TrustPicture } from '../../../src/model/picture.ts';
import { routeView } from '../../../src/reporters/html/route-view.ts';
import { trustView } from '../../../src/reporters/html/trust-view.ts';
import { all, attribute, elementsOf, parsed, textOf } from './tree.ts';

const HOSTILE = '<b onload=x>"\u202e\u00a0\u0000';

function trust(changes: Partial<TrustPicture> = {}): TrustPicture {
  return {
    domain: 'corp.contoso.example',
    realm: 'ZSCALERBETA.NET',
    state: 'shown',
    ways: { out: { there: true, mark: 'right' }, in: null },
    transitive: false,
    mark: 'right',
    traits: [{ name: 'direction', actual: '1', expected: '1', mark: 'right', rules: [] }],
    place: null,
    rules: [],
    ...changes,
  };
}

const LINK = { mark: 'right', by: null, words: [], place: null, rules: [] } as const;

function route(changes: Partial<RoutePicture> = {}): RoutePicture {
  return {
    host: '.gateway.zscalerbeta.net',
    realm: 'ZSCALERBETA.NET',
    chosen: ['ZSCALERBETA.NET'],
    map: { ...LINK, by: '.gateway.zscalerbeta.net' },
    kdcs: [{ host: 'kerberos.zscalerbeta.net', mark: 'right' }],
    missingKdcs: [],
    kdc: { ...LINK, by: 'list' },
    trust: { ...LINK, by: 'yes' },
    domain: 'corp.contoso.example',
    holder: { kind: 'gpo', name: 'CORP Zscaler Kerberos', domain: 'corp.contoso.example', subjects: [] },
    others: [],
    ...changes,
  };
}

/** Elements of the drawing that stand outside of it, or in another language than SVG. */
function strays(markup: string): string[] {
  const [drawing] = all(markup, 'svg');
  if (!drawing) return ['no drawing'];
  const inside = [...elementsOf(drawing)];
  const shapes = new Set(['g', 'rect', 'text', 'line', 'path', 'circle']);
  const outside = [...elementsOf(parsed(markup))].filter(({ tagName }) => shapes.has(tagName)).length;
  const shown = inside.filter(({ tagName }) => shapes.has(tagName)).length;
  return [
    ...inside.filter(({ namespaceURI }) => !namespaceURI.endsWith('/svg')).map(({ tagName }) => tagName),
    ...(outside === shown ? [] : ['shapes outside of the drawing']),
  ];
}

const badges = (markup: string) => all(markup, 'g', 'badge').map((one) => attribute(one, 'class'));
const label = (markup: string) => attribute(all(markup, 'svg')[0] as never, 'aria-label') ?? '';

describe('trustView', () => {
  it('keeps its drawing whole, whatever names hold', () => {
    const { markup } = trustView(
      trust({ domain: HOSTILE, realm: HOSTILE, transitive: true, rules: ['trust-transitive'] }),
    );
    expect(strays(markup)).toEqual([]);
    expect(all(markup, 'b')).toEqual([]);
    expect(markup).toContain('U+202E');
  });

  it('marks each way by itself, and says all that is wrong', () => {
    const { markup } = trustView(
      trust({
        ways: { out: { there: true, mark: 'wrong' }, in: { there: true, mark: 'right' } },
        mark: 'wrong',
        traits: [
          { name: 'direction', actual: '3', expected: '2', mark: 'wrong', rules: ['trust-wrong-direction'] },
        ],
      }),
    );
    expect(badges(markup)).toEqual(['badge wrong', 'badge right']);
    expect(label(markup)).toContain('wrong: direction');
  });

  it.each([
    [{ out: { there: true, mark: 'right' }, in: null }, 'LEFT'],
    [{ out: null, in: { there: true, mark: 'open' } }, 'RIGHT'],
  ] as const)('draws those who come along at the side from which they come: %j', (ways, side) => {
    const { markup } = trustView(trust({ ways, transitive: true }));
    const boxes = all(markup, 'g', 'behind').flatMap((one) => [...elementsOf(one)]);
    const at = boxes.map((one) => Number(attribute(one, 'x')));
    expect(at).toHaveLength(2);
    expect(at.every((x) => x > 300 === (side === 'RIGHT'))).toBe(true);
  });

  it('says what is not shown, and what is missing, in words', () => {
    expect(
      textOf(parsed(trustView(trust({ state: 'not-shown', ways: null, domain: null, traits: [] })).markup)),
    ).toContain('No export of this run shows a trust');
    const missing = trustView(trust({ state: 'missing', ways: null, mark: 'wrong', traits: [] })).markup;
    expect(textOf(parsed(missing))).toContain('none is to ZSCALERBETA.NET');
    expect(badges(missing)).toEqual(['badge wrong']);
  });
});

describe('routeView', () => {
  it('keeps its drawing whole, whatever names hold', () => {
    const { markup } = routeView(
      route({
        host: HOSTILE,
        realm: HOSTILE,
        chosen: [HOSTILE, null],
        domain: HOSTILE,
        kdcs: Array.from({ length: 9 }, () => ({ host: HOSTILE, mark: 'wrong' })),
        missingKdcs: [HOSTILE],
        map: { ...LINK, by: HOSTILE, words: [HOSTILE] },
      }),
    );
    expect(strays(markup)).toEqual([]);
    expect(all(markup, 'b', 'onload')).toEqual([]);
    expect(markup).not.toContain('<b onload');
  });

  it('has three links with their marks, and the way that is taken instead', () => {
    const right = routeView(route()).markup;
    expect(badges(right)).toEqual(['badge right', 'badge right', 'badge right']);
    expect(all(right, 'g', 'detour')).toEqual([]);
    const broken = routeView(
      route({ chosen: [null], map: { ...LINK, mark: 'wrong', rules: ['missing-leading-dot'] } }),
    );
    expect(badges(broken.markup)).toEqual(['badge wrong', 'badge right', 'badge right']);
    expect(all(broken.markup, 'g', 'detour')).toHaveLength(1);
    expect(label(broken.markup)).toContain('host map wrong');
    expect(all(broken.markup, 'a').map((one) => attribute(one, 'href'))).toEqual([
      '#rule-missing-leading-dot',
    ]);
  });

  it('draws no trust and no domain where none is needed', () => {
    const { markup } = routeView(route({ trust: null, kdcs: [], kdc: { ...LINK, by: 'directory' } }));
    expect(badges(markup)).toHaveLength(2);
    expect(textOf(parsed(markup))).not.toContain('own domain controller');
    expect(all(markup, 'li')).toHaveLength(2);
  });
});
