// The names by which a config and a person call a subject.

import { describe, expect, it } from 'vitest';
import { nameKey, subjectNames } from '../../src/model/subject-names.ts';

describe('subjectNames', () => {
  it('are those of a GPO, its GUID in every form', () => {
    const id = '{8b7c0f52-3d0e-4c53-9a57-0b6e5c1d2f41}@corp.contoso.example';
    expect(subjectNames({ kind: 'gpo', id, name: 'CORP Größe' })).toEqual([
      'corp größe',
      id,
      '{8b7c0f52-3d0e-4c53-9a57-0b6e5c1d2f41}',
      '8b7c0f52-3d0e-4c53-9a57-0b6e5c1d2f41',
    ]);
  });

  it('are one where name and id are the same, and none where there is nothing', () => {
    expect(subjectNames({ kind: 'client', id: 'pc-0217', name: 'PC-0217' })).toEqual(['pc-0217']);
    expect(subjectNames({ kind: 'file', id: '', name: '' })).toEqual([]);
  });

  it('are compared in any case, without blanks around them', () => {
    expect(nameKey(' CORP.Contoso.Example ')).toBe('corp.contoso.example');
  });
});
