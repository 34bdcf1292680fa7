// Pictures of trusts: for whom they let tickets through, and their traits beside what is expected.

import type { Mark, TrustPicture, TrustTrait, TrustWay } from '../../model/picture.ts';
import { type Content, type Html, html } from './markup.ts';
import { placeView, rulesView, sign } from './pieces.ts';
import { arrow, type Box, badge, boxed, caption, drawing } from './svg.ts';
import { valueView } from './value.ts';

const WIDTH = 784;
const BOX = { width: 260, height: 60 };
const LEFT = { x: 16, y: 54, ...BOX };
const RIGHT = { x: WIDTH - BOX.width - 40, y: 54, ...BOX };
const BEHIND = 9;

/** A figure: the drawing, and the table of traits under it. */
export function trustView(trust: TrustPicture): Html {
  const { realm, domain, traits, place, rules } = trust;
  return html`<figure class="picture trust">
<figcaption>${sign(trust.mark)} Trust of ${domain === null ? 'a domain that the export does not tell' : valueView(domain)} to ${valueView(realm)}</figcaption>
${drawing({ width: WIDTH, top: trust.transitive ? 8 : 36, bottom: 148 }, wordsOf(trust), drawn(trust))}${stateView(trust)}${traits.length === 0 ? null : traitTable(traits)}${rules.length === 0 ? null : html`<p class="beside">${rulesView(rules)}</p>`}${place === null ? null : html`<p class="beside">${placeView(place)}</p>`}
</figure>
`;
}

function drawn(trust: TrustPicture): Html[] {
  const { domain, realm, ways, transitive, state } = trust;
  const name = traitOf(trust, 'name');
  const types = traitOf(trust, 'encryption types');
  return [
    ...(transitive && ways?.out?.there
      ? behind(LEFT, markOf(trust, 'transitivity'), 'and users of all that it trusts')
      : []),
    ...(transitive && ways?.in?.there
      ? behind(RIGHT, markOf(trust, 'transitivity'), 'and users of all that it trusts')
      : []),
    boxed(LEFT, [
      { text: 'domain', kind: 'label' },
      { text: domain ?? 'not told', kind: domain === null ? 'label' : 'name' },
    ]),
    boxed(
      RIGHT,
      [
        { text: 'realm', kind: 'label' },
        name?.mark === 'wrong' ? { text: realm, kind: 'name', mark: 'wrong' } : { text: realm, kind: 'name' },
      ],
      state === 'shown' ? '' : 'absent',
    ),
    ...arrowsOf(trust),
    ...(types?.actual
      ? [
          caption(
            { x: WIDTH / 2, y: 140 },
            types.actual.replace(/^\d+ \((.*)\)$/, '$1'),
            `label ${types.mark}`,
          ),
        ]
      : []),
  ];
}

/** Others who come along from that side. */
function behind(box: Box, mark: Mark, words: string): Html[] {
  const look = `behind ${mark}`;
  return [
    ...[2, 1].map((step) => boxed({ ...box, x: box.x + step * BEHIND, y: box.y - step * BEHIND }, [], look)),
    caption({ x: box.x, y: 24 }, words, `label start ${mark}`),
  ];
}

function arrowsOf({ ways, transitive, mark }: TrustPicture): Html[] {
  const [from, to] = [
    LEFT.x + BOX.width + (transitive && ways?.out?.there ? 2 * BEHIND : 0) + 10,
    RIGHT.x - 10,
  ];
  const middle = (from + to) / 2;
  const y = LEFT.y + BOX.height / 2;
  if (ways === null || (!ways.out && !ways.in)) {
    const its = ways === null && mark !== 'wrong' ? 'open' : 'wrong';
    return [arrow({ x: from, y }, { x: to, y }, its), badge({ x: middle, y }, its)];
  }
  const both = ways.out !== null && ways.in !== null;
  const arrows: Html[] = [];
  if (ways.out) {
    const at = both ? y - 13 : y;
    arrows.push(
      arrow({ x: from, y: at }, { x: to, y: at }, ways.out.mark, !ways.out.there),
      badge({ x: middle, y: at }, ways.out.mark),
      caption({ x: middle, y: at - 17 }, wayWords('its users, there', ways.out)),
    );
  }
  if (ways.in) {
    const at = both ? y + 13 : y;
    arrows.push(
      arrow({ x: to, y: at }, { x: from, y: at }, ways.in.mark, !ways.in.there),
      badge({ x: middle, y: at }, ways.in.mark),
      caption({ x: middle, y: at + 25 }, wayWords('users of the realm, here', ways.in)),
    );
  }
  return arrows;
}

function wayWords(words: string, { there }: TrustWay): string {
  return there ? words : `not ${words}`;
}

function traitOf({ traits }: TrustPicture, name: TrustTrait['name']): TrustTrait | null {
  return traits.find((trait) => trait.name === name) ?? null;
}

function markOf(trust: TrustPicture, name: TrustTrait['name']): Mark {
  return traitOf(trust, name)?.mark ?? 'open';
}

/** All that the drawing and its marks say. */
function wordsOf(trust: TrustPicture): string {
  const { domain, realm, state, ways, transitive, traits, rules } = trust;
  const whose = domain ?? 'the domain';
  if (state === 'missing') return `${whose} has no trust to ${realm}`;
  if (state === 'not-shown') return `Whether there is a trust to ${realm} is not shown`;
  const said = [
    ways === null
      ? 'which way it lets tickets through is not shown'
      : [
          ...(ways.out?.there ? [`it lets users of ${whose} get tickets for ${realm}`] : []),
          ...(ways.in?.there ? [`it lets users of ${realm} get tickets for ${whose}`] : []),
          ...(ways.out?.there || ways.in?.there ? [] : ['it lets nobody through']),
        ].join(' and '),
    ...(transitive ? ['users of other domains and realms come along'] : []),
  ];
  const wrong = traits.flatMap(({ name, mark }) => (mark === 'wrong' ? [name] : []));
  if (wrong.length > 0) said.push(`wrong: ${wrong.join(', ')}`);
  if (rules.length > 0) said.push(`findings: ${rules.join(', ')}`);
  return `The trust between ${whose} and ${realm}: ${said.join('; ')}`;
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
