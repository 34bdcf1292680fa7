// Which of the config's wishes are about a subject.

import { describe, expect, it } from 'vitest';
import { intentsFor, isWanted } from '../../../rules/support/intents.ts';
import type { Intent } from '../../../src/model/intent.ts';
import { contextOf, realm } from '../../support/facts.ts';

const wish = (
  name: string,
  state: Intent['state'],
  of: Intent['of'] = 'client',
  about = 'A.EXAMPLE',
): Intent => ({
  of,
  name,
  realm: about,
  state,
});

function states(expect: readonly Intent[], held = {}): readonly string[] {
  const context = contextOf({ subject: held, intents: { expect } });
  return intentsFor(context.subject, context).map(({ state, realm: about }) => `${state} ${about}`);
}

describe('intentsFor', () => {
  it('takes those of the name before those of all, realm by realm', () => {
    const all = [wish('*', 'forbidden'), wish('*', 'required', 'client', 'B.EXAMPLE')];
    expect(states([...all, wish('Client-017', 'disabled')])).toEqual([
      'disabled A.EXAMPLE',
      'required B.EXAMPLE',
    ]);
    expect(states([...all, wish('client-018', 'disabled')])).toEqual([
      'forbidden A.EXAMPLE',
      'required B.EXAMPLE',
    ]);
  });

  it('takes what is said of all GPOs for those that set realms', () => {
    const all = [wish('*', 'required', 'gpo')];
    expect(states(all, { holder: 'gpo' })).toEqual([]);
    expect(states(all, { holder: 'gpo', realms: [realm('A.EXAMPLE', '')] })).toEqual(['required A.EXAMPLE']);
  });

  it('tells by state and, where asked, by realm whether something is wanted', () => {
    const context = contextOf({ intents: { expect: [wish('*', 'disabled')] } });
    expect(isWanted('disabled', context)).toBe(true);
    expect(isWanted('required', context)).toBe(false);
    expect(isWanted('disabled', context, 'a.example')).toBe(true);
    expect(isWanted('disabled', context, 'B.EXAMPLE')).toBe(false);
  });
});
