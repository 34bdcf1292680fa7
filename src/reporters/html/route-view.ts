// Pictures of routes: host, realm and KDC with the links between them, and what is to be said of each link.

import type { Mark, RouteLink, RoutePicture } from '../../model/picture.ts';
import { table } from '../../model/table.ts';
import type { WhyHolder } from '../../model/why.ts';
import { visible } from '../escape.ts';
import { amount, some } from '../place.ts';
import { type Content, type Html, html } from './markup.ts';
import { placeView, rulesView, sign } from './pieces.ts';
import { arrow, badge, boxed, caption, drawing, type Line, MARKS } from './svg.ts';
import { valueView } from './value.ts';

const WIDTH = 880;
const BOX = { width: 236, height: 64 };
const HOST = { x: 8, y: 28, ...BOX };
const REALM = { x: (WIDTH - BOX.width) / 2, y: 28, ...BOX };
const DOMAIN = { x: (WIDTH - BOX.width) / 2, y: 164, ...BOX };
const KDCS = 3;
const NAMED = 3;

/** A figure: the drawing, and its links in words. */
export function routeView(route: RoutePicture): Html {
  const { realm, host, map, kdc, trust } = route;
  return html`<figure class="picture route">
<figcaption>${sign(worstOf(route))} ${holderView(route)}: from ${hostView(host)} to ${valueView(realm)}</figcaption>
${drawing({ width: WIDTH, bottom: (isLow(route) ? DOMAIN.y : REALM.y) + BOX.height + 10 }, wordsOf(route), drawn(route), ofWords(route))}
<ol class="links">
<li>${linkView('host map', map, entryView(route))}</li>
<li>${linkView('KDC', kdc, kdcView(route))}</li>
${trust === null ? null : html`<li>${linkView('trust', trust, trustWords(trust))}</li>\n`}</ol>
</figure>
`;
}

/** Whether the client's own domain has a part in it. */
function isLow({ trust, chosen }: RoutePicture): boolean {
  return trust !== null || chosen.includes(null);
}

function worstOf({ map, kdc, trust }: RoutePicture): Mark {
  const marks = [map.mark, kdc.mark, ...(trust ? [trust.mark] : [])];
  if (marks.includes('wrong')) return 'wrong';
  return marks.includes('open') ? 'open' : 'right';
}

/** Whose settings they are, and who else has the same. */
function holderView({ holder, others }: RoutePicture): Html {
  const names = others.map(({ name }) => visible(name));
  const like =
    others.length === 0 ? '' : ` and ${amount(others.length, 'other')} like it (${some(names, NAMED)})`;
  return html`${holderWord(holder)} ${valueView(holder.name)}${like}`;
}

function holderWord({ kind }: WhyHolder): string {
  if (kind === 'client') return 'client';
  return kind === 'gpo' ? 'GPO' : 'all GPOs of';
}

function hostView(host: string): Html {
  return host.startsWith('.') ? html`hosts below ${valueView(host)}` : valueView(host);
}

function spelling({ chosen, realm }: RoutePicture): string {
  return chosen.find((one) => one !== null) ?? realm;
}

function drawn(route: RoutePicture): Html[] {
  const { host, realm, chosen, map, kdc, trust, domain } = route;
  const y = HOST.y + BOX.height / 2;
  const isReached = chosen.some((one) => one !== null);
  const asksOwn = chosen.includes(null);
  const name = spelling(route);
  const realmLines: Line[] = [
    { text: 'realm', kind: 'label' },
    { text: name, kind: 'name' },
  ];
  if (name !== realm) realmLines.push({ text: `should be ${realm}`, kind: 'label' });
  const kdcs = kdcLines(route);
  const kdcBox = { ...HOST, x: WIDTH - BOX.width - 8, height: Math.max(BOX.height, 34 + kdcs.length * 18) };
  const gap = (REALM.x - HOST.x - BOX.width) / 2;
  const first = { x: HOST.x + BOX.width + gap, y };
  const second = { x: REALM.x + BOX.width + gap, y };
  return [
    boxed(HOST, [
      { text: host.startsWith('.') ? 'any host below' : 'host', kind: 'label' },
      { text: host, kind: 'name' },
    ]),
    boxed(REALM, realmLines, isReached ? '' : 'absent'),
    boxed(kdcBox, [{ text: 'KDC', kind: 'label' }, ...kdcs]),
    arrow({ x: HOST.x + BOX.width + 6, y }, { x: REALM.x - 6, y }, map.mark),
    badge(first, map.mark, 1),
    arrow({ x: REALM.x + BOX.width + 6, y }, { x: kdcBox.x - 6, y }, kdc.mark),
    badge(second, kdc.mark, 2),
    ...(trust || asksOwn ? [ownDomain(domain)] : []),
    ...(trust ? trustArrow(trust.mark) : []),
    ...(asksOwn ? [detour()] : []),
  ];
}

function ownDomain(domain: string | null): Html {
  return boxed(DOMAIN, [
    { text: 'own domain controller', kind: 'label' },
    { text: domain ?? 'domain not told', kind: domain === null ? 'label' : 'name' },
  ]);
}

function trustArrow(mark: Mark): Html[] {
  const x = DOMAIN.x + BOX.width / 2;
  const [from, to] = [DOMAIN.y - 4, REALM.y + BOX.height + 6];
  return [arrow({ x, y: from }, { x, y: to }, mark), badge({ x, y: (from + to) / 2 }, mark, 3, true)];
}

/** The way of a request that finds no entry: to the client's own domain, where it ends. */
function detour(): Html {
  const from = { x: HOST.x + BOX.width / 2, y: HOST.y + BOX.height + 4 };
  const to = { x: DOMAIN.x - 6, y: DOMAIN.y + BOX.height / 2 };
  return html`<g class="detour"><path d="M${from.x} ${from.y} V${to.y} H${to.x}"/><path d="M${to.x - 8} ${to.y - 4} L${to.x} ${to.y} L${to.x - 8} ${to.y + 4}"/>${caption({ x: from.x + 8, y: to.y - 8 }, 'asked instead', 'label start')}</g>`;
}

function kdcLines({ kdcs, missingKdcs, kdc }: RoutePicture): Line[] {
  const lines: Line[] = kdcs.slice(0, KDCS).map(({ host, mark }) => ({ text: host, kind: 'name', mark }));
  if (kdcs.length > KDCS) lines.push({ text: `and ${kdcs.length - KDCS} more`, kind: 'label' });
  for (const host of missingKdcs.slice(0, 1)) {
    lines.push({ text: 'should be', kind: 'label' }, { text: host, kind: 'name' });
  }
  if (kdcs.length === 0) lines.push({ text: FOUND_BY[kdc.by ?? 'unknown'] ?? 'not known', kind: 'label' });
  return lines;
}

const FOUND_BY: Readonly<Record<string, string>> = table({
  dns: 'asked of DNS',
  directory: 'found by the directory',
  unknown: 'not known',
});

function ofWords({ holder, host, realm }: RoutePicture): string {
  return `${holderWord(holder)} ${holder.name}, from ${host} to ${realm}`;
}

function wordsOf(route: RoutePicture): string {
  const { host, chosen, kdcs, map, kdc, trust } = route;
  const where = host.startsWith('.') ? `a host below ${host}` : host;
  const to = chosen.map((one) => (one === null ? 'its own domain' : `realm ${one}`)).join(', or ');
  const asked = kdcs.length === 0 ? '' : `, KDC ${kdcs.map((one) => one.host).join(', ')}`;
  const marks = [['host map', map] as const, ['KDC', kdc] as const, ['trust', trust] as const]
    .flatMap(([name, link]) => (link ? [`${name} ${MARKS[link.mark].word}`] : []))
    .join(', ');
  return `From ${where} to ${to}${asked}: ${marks}`;
}

function entryView({ map, chosen, host }: RoutePicture): Content {
  if (map.by !== null) return html`${valueView(map.by)} decides.`;
  return chosen.includes(null)
    ? html`no entry matches ${hostView(host)}: the client asks its own domain.`
    : 'not known.';
}

function kdcView({ kdcs, missingKdcs }: RoutePicture): Content {
  const there = kdcs.map(
    ({ host, mark }, index) => html`${index === 0 ? '' : ', '}${sign(mark)} ${valueView(host)}`,
  );
  const missing =
    missingKdcs.length === 0
      ? null
      : html` Expected: ${missingKdcs.map((host, index) => html`${index === 0 ? '' : ', '}${valueView(host)}`)}.`;
  return [...there, kdcs.length === 0 ? '' : '.', missing];
}

const VERDICTS: Readonly<Record<string, string>> = table({
  yes: 'lets the ticket through, as far as its attributes tell.',
  no: 'does not let the ticket through.',
  doubtful: 'may not let the ticket through.',
  unknown: 'may or may not let the ticket through.',
});

function trustWords({ by }: RouteLink): string {
  return by === null ? 'no export of this run shows it.' : (VERDICTS[by] ?? '');
}

function linkView(name: string, link: RouteLink, said: Content): Html {
  const { mark, words, place, rules } = link;
  const clauses = words.map((word) => html` ${word}${/[.!?]$/.test(word) ? '' : '.'}`);
  return html`${sign(mark)} <b>${name}</b> ${said}${clauses} ${rulesView(rules)}${place === null ? null : html`<br>${placeView(place)}`}`;
}
