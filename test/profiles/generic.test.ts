// A realm as the config describes it, and nothing beyond.

import { describe, expect, it } from 'vitest';
import { genericExpectation } from '../../src/profiles/generic.ts';

describe('genericExpectation', () => {
  it('takes the name as it is written, and hosts as DNS compares them', () => {
    const realm = {
      realm: 'Hadoop.contoso.example',
      kdcs: ['KDC1.contoso.example'],
      suffixes: ['.Hadoop.contoso.example', '.edge.hadoop.contoso.example', 'node1.contoso.example'],
      trust: null,
    };
    expect(genericExpectation(realm, 'realmlint.config.jsonc')).toEqual({
      realm: 'Hadoop.contoso.example',
      kdcs: ['kdc1.contoso.example'],
      suffixes: [
        { suffix: '.hadoop.contoso.example', coveredBy: [] },
        { suffix: '.edge.hadoop.contoso.example', coveredBy: ['.hadoop.contoso.example'] },
        { suffix: 'node1.contoso.example', coveredBy: [] },
      ],
      trust: null,
      source: 'config',
      reason: 'realmlint.config.jsonc',
      adopted: false,
    });
  });
});
