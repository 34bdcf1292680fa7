// Whose export it is: the config's word before the export's own, that before the names of files and folders.

import { describe, expect, it } from 'vitest';
import { identifyClients } from '../../src/evidence/clients.ts';
import type { ClientFact, Origin } from '../../src/model/fact.ts';
import { FILE_START } from '../../src/model/span.ts';
import { at } from '../support/facts.ts';
import { originOf } from '../support/gathered.ts';

function told(path: string, name: string | null, bend: Partial<Origin> = {}): ClientFact {
  const origin = originOf(path, 'hive', { holder: 'client', ...bend });
  return {
    kind: 'client',
    origin,
    at: FILE_START,
    locator: 'client',
    name: name === null ? null : at(name),
    time: null,
  };
}

/** `key = name` of each path. */
function identities(paths: readonly string[], ...facts: readonly ClientFact[]): readonly string[] {
  const of = identifyClients(facts);
  return paths.map((path) => {
    const { key, name } = of(originOf(path, 'reg'));
    return `${key} = ${name}`;
  });
}

describe('a client', () => {
  it('is that of the file, or of the folder, where no export tells', () => {
    expect(identities(['a/PC-0217.txt', 'a/PC-0217/realms.txt'])).toEqual([
      'a/pc-0217 = PC-0217',
      'a/pc-0217 = PC-0217',
    ]);
    expect(identities(['dump/SYSTEM'], told('dump/SYSTEM', null))).toEqual(['dump = dump']);
  });

  it('is that of a folder with the name that an export in it tells', () => {
    expect(
      identities(
        ['PC-0217/applied.reg', 'PC-0217/PC-0218.reg', 'kiosks/applied.reg'],
        told('PC-0217/gpresult.xml', 'CORP\\PC-0217$'),
        told('kiosks/gpresult.xml', 'PC-0219'),
      ),
    ).toEqual(['pc-0217/pc-0217 = PC-0217', 'pc-0217/pc-0218 = PC-0218', 'kiosks/applied = applied']);
  });

  it('is the one that an export of the group tells', () => {
    expect(
      identities(['dump/SYSTEM', 'dump/SOFTWARE', 'other/SOFTWARE'], told('dump/SYSTEM', 'PC-0217')),
    ).toEqual(['dump/pc-0217 = PC-0217', 'dump/pc-0217 = PC-0217', 'other = other']);
    expect(identities(['a/kiosk.reg', 'a/kiosk.txt'], told('a/kiosk.reg', 'PC-0217'))).toEqual([
      'a/pc-0217 = PC-0217',
      'a/pc-0217 = PC-0217',
    ]);
  });

  it('is one wherever Windows keeps its files', () => {
    const paths = [
      'x/PC-9/Windows/System32/config/SYSTEM',
      'x/PC-9/Windows/System32/config/SOFTWARE',
      'x/PC-9/Windows/System32/GroupPolicy/Machine/Registry.pol',
      'x/PC-9/ProgramData/ntuser.pol',
      'x/PC-9/Users/ada/ntuser.pol',
      'x/PC-9/kerberos.txt',
    ];
    const found = identities(paths, told('x/PC-9/Windows/System32/config/SYSTEM', 'PC-0009'));
    expect(new Set(found)).toEqual(new Set(['x/pc-9/pc-0009 = PC-0009']));
  });

  it('is another where two exports of one folder tell two', () => {
    const facts = [told('dump/SYSTEM', 'PC-0217'), told('dump/system.dat', 'PC-0218')];
    expect(identities(['dump/SYSTEM', 'dump/system.dat', 'dump/SOFTWARE'], ...facts)).toEqual([
      'dump/pc-0217 = PC-0217',
      'dump/pc-0218 = PC-0218',
      'dump = dump',
    ]);
  });

  it('is the same in a file of its name and in one that tells it', () => {
    expect(identities(['a/PC-0217.txt', 'a/x.reg'], told('a/x.reg', 'pc-0217'))).toEqual([
      'a/pc-0217 = PC-0217',
      'a/pc-0217 = pc-0217',
    ]);
  });

  it.each([
    ['PC-0217', 'pc-0217.corp.contoso.example'],
    ['PC-0217', 'CORP\\pc-0217$'],
    ['KIOSK-RECEPTION-PARIS', 'KIOSK-RECEPTION'],
  ])('goes by its NetBIOS name: %s and %s', (one, other) => {
    const facts = [told('d/SYSTEM', one), told('d/rsop.xml', other)];
    const [first, second] = identities(['d/SYSTEM', 'd/rsop.xml'], ...facts);
    expect(first?.split(' ')[0]).toBe(second?.split(' ')[0]);
  });

  it('is not told by an export that tells two, or nothing that is a name', () => {
    const two = [told('d/all.reg', 'PC-1'), told('d/all.reg', 'PC-2'), told('d/all.reg', 'PC-1')];
    expect(identities(['d/all.reg'], ...two)).toEqual(['d/all = all']);
    expect(identities(['d/SYSTEM'], told('d/SYSTEM', '.'), told('d/SYSTEM', ' '))).toEqual(['d = d']);
  });

  it('is the one that the config names, wherever its files are and whatever they tell', () => {
    const of = identifyClients([told('d/SYSTEM', 'PC-0217', { client: 'KIOSK-01' })]);
    const origin = originOf('x/realms.reg', 'reg');
    expect(of({ ...origin, client: 'Kiosk-01' })).toEqual({ key: 'kiosk-01', name: 'Kiosk-01' });
    expect(of(originOf('d/SYSTEM', 'hive', { client: 'KIOSK-01' }))).toEqual({
      key: 'kiosk-01',
      name: 'KIOSK-01',
    });
    expect(of(originOf('d/SOFTWARE', 'hive'))).toEqual({ key: 'd', name: 'd' });
  });

  it('at the top of an archive is named like the archive', () => {
    expect(
      identities([
        'a/PC-0217.zip!/realms.txt',
        'PC-1.ZIP!/x/PC-2.txt',
        '<stdin>!/realms.txt',
        'a/!/realms.txt',
      ]),
    ).toEqual(['a/pc-0217.zip! = PC-0217', 'pc-1.zip!/x/pc-2 = PC-2', '<stdin>! = <stdin>', 'a/! = !']);
  });
});
