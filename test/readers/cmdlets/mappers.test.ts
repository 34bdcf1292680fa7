// The order of the mappers decides who gets an object that two of them would accept.

import { expect, it } from 'vitest';
import { MAPPERS } from '../../../src/readers/cmdlets/mappers.ts';

it('asks Get-ADTrust before Get-ADObject, and each once', () => {
  expect(MAPPERS.map((mapper) => mapper.name)).toEqual([
    'Get-GPRegistryValue',
    'Get-ADTrust',
    'Get-ADObject',
  ]);
});
