// Pictures of trusts: for whom they let tickets through, and their traits beside what is expected.

import type { Mark, TrustPicture, TrustTrait } from '../../model/picture.ts';
import { type Content, type Html, html } from './markup.ts';
import { placeView, rulesView, sign } from './pieces.ts';
import { arrow, badge, boxed, drawing } from './svg.ts';
import { valueView } from './value.ts';

const WIDTH = 760;
const BOX = { width: 260, height: 60 };
const LEFT = { x: 16, y: 54, ...BOX };
const RIGHT = { x: WIDTH - BOX.width - 16, y: 54, ...BOX };
const BEHIND = 9;

/** A figure: the drawing, and the table of traits under it. */
export function trustView(trust: TrustPicture): Html {
  const { realm, domain, traits, place, rules } = trust;
  return html`<figure class="picture trust">
<figcaption>${sign(trust.mark)} Trust of ${domain === null ? 'a domain that the export does not tell' : valueView(domain)} to ${valueView(realm)}</figcaption>
${drawing({ width: WIDTH, top: trust.transitive ? 8 : 42, bottom: 148 }, wordsOf(trust), drawn(trust))}${stateView(trust)}${traits.length === 0 ? null : traitTable(traits)}${rules.length === 0 ? null : html`<p class="beside">${rulesView(rules)}</p>`}${place === null ? null : html`<p class="beside">${placeView(place)}</p>`}
</figure>
`;
}

function drawn(trust: TrustPicture): Html[] {
  const { domain, realm, lets, transitive, mark, state } = trust;
  const others: Html[] = [];
  if (transitive) {
    const look = `behind ${markOf(trust, 'transitivity')}`;
    for (const step of [2, 1]) {
      others.push(boxed({ ...LEFT, x: LEFT.x + step * BEHIND, y: LEFT.y - step * BEHIND }, [], look));
    }
    others.push(
      html`<text class="label start ${markOf(trust, 'transitivity')}" x="${LEFT.x}" y="24">and users of all that it trusts</text>`,
    );
  }
  const encryption = traitOf(trust, 'encryption types');
  const types = encryption?.actual ?? null;
  return [
    ...others,
    boxed(LEFT, [
      { text: 'domain', kind: 'label' },
      { text: domain ?? 'not told', kind: domain === null ? 'label' : 'name' },
    ]),
    boxed(
      RIGHT,
      [
        { text: 'realm', kind: 'label' },
        { text: realm, kind: 'name' },
      ],
      state === 'shown' ? '' : 'absent',
    ),
    ...arrowsOf(lets, markOf(trust, 'direction'), mark, transitive ? 2 * BEHIND : 0),
    types === null
      ? html``
      : html`<text class="label ${encryption?.mark ?? 'open'}" x="${WIDTH / 2}" y="140">${types.replace(/^\d+ \((.*)\)$/, '$1')}</text>`,
  ];
}

function arrowsOf(lets: TrustPicture['lets'], direction: Mark, mark: Mark, behind: number): Html[] {
  const [from, to] = [LEFT.x + BOX.width + behind + 10, RIGHT.x - 10];
  const middle = (from + to) / 2;
  const y = LEFT.y + BOX.height / 2;
  if (lets === null || (!lets.out && !lets.in)) {
    const its = lets === null && mark !== 'wrong' ? 'open' : 'wrong';
    return [arrow({ x: from, y }, { x: to, y }, its), badge({ x: middle, y }, its)];
  }
  const both = lets.out && lets.in;
  const arrows: Html[] = [];
  if (lets.out) {
    const at = both ? y - 13 : y;
    // Of a two-way trust this is the way that is wanted.
    const its = both && direction === 'wrong' ? 'right' : direction;
    arrows.push(
      arrow({ x: from, y: at }, { x: to, y: at }, its),
      badge({ x: middle, y: at }, its),
      html`<text class="label" x="${middle}" y="${at - 17}">its users, there</text>`,
    );
  }
  if (lets.in) {
    const at = both ? y + 13 : y;
    arrows.push(
      arrow({ x: to, y: at }, { x: from, y: at }, direction),
      badge({ x: middle, y: at }, direction),
      html`<text class="label" x="${middle}" y="${at + 25}">users of the realm, here</text>`,
    );
  }
  return arrows;
}

function traitOf({ traits }: TrustPicture, name: TrustTrait['name']): TrustTrait | null {
  return traits.find((trait) => trait.name === name) ?? null;
}

function markOf(trust: TrustPicture, name: TrustTrait['name']): Mark {
  return traitOf(trust, name)?.mark ?? 'open';
}

function wordsOf({ domain, realm, state, lets, transitive }: TrustPicture): string {
  const whose = domain ?? 'the domain';
  if (state === 'missing') return `${whose} has no trust to ${realm}`;
  if (state === 'not-shown') return `Whether there is a trust to ${realm} is not shown`;
  const way =
    lets === null
      ? 'it is not shown which way'
      : lets.out && lets.in
        ? 'in both directions'
        : lets.out
          ? `for users of ${whose} to services of ${realm}`
          : lets.in
            ? `for users of ${realm} to services of ${whose}, and not the other way round`
            : 'for nobody: it is switched off';
  const passed = transitive ? '; users of other domains and realms come along' : '';
  return `The trust between ${whose} and ${realm} lets tickets through ${way}${passed}`;
}

function stateView({ state, realm, domain }: TrustPicture): Content {
  if (state === 'shown') return null;
  const words =
    state === 'missing'
      ? html`All trusts of ${valueView(domain ?? '')} are shown, and none is to ${valueView(realm)}.`
      : html`No export of this run shows a trust to ${valueView(realm)}: steps 1 to 3 of the guide are open.`;
  return html`<p>${words}</p>`;
}

function traitTable(traits: readonly TrustTrait[]): Html {
  const rows = traits.map(
    ({ name, actual, expected, mark, rules }) =>
      html`<tr class="${mark}"><th scope="row">${sign(mark)} ${name}</th><td>${actual ?? 'not shown'}</td><td>${expected ?? 'nothing expected'}</td><td>${rulesView(rules)}</td></tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-label="traits of the trust"><table class="traits"><thead><tr><th scope="col">trait</th><th scope="col">it is</th><th scope="col">expected</th><th scope="col">finding</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
