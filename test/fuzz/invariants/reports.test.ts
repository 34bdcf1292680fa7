// What the look at reports sees, by reports that somebody spoilt.

import { describe, expect, it } from 'vitest';
import { malformed, obeyed } from './reports.ts';

describe('a report', () => {
  it.each([
    ['text', 'a\u001b[2J\n'],
    ['text', 'a\u202eb\n'],
    ['compact', 'x ##vso[task.complete result=Failed;]\n'],
    ['text', '::error file=a::pwned\n'],
    ['github', '::error file=a::pwned\r::error::b\n'],
    ['github', 'x\n  ::add-mask::y\n'],
    ['azure', '##vso[task.logissue type=error;]a ##vso[task.complete]\n'],
    ['azure', 'x ##[error]y\n'],
  ] as const)('in %s is not obeyed: %j', (format, text) => {
    expect(obeyed(format, text)).not.toBeNull();
  });

  it.each([
    ['text', 'C:\\exports 12:3  a::b #1 [x]\n'],
    ['github', '::error file=a,line=1::what is wrong\n'],
    ['azure', '##vso[task.logissue type=error;code=a;]what is wrong\n'],
  ] as const)('in %s may say %j', (format, text) => {
    expect(obeyed(format, text)).toBeNull();
  });

  it.each([
    ['json', '{"schemaVersion": 1}\n'],
    ['junit', '<a>\n'],
    ['html', '<td><script>alert(1)</script></td>\n'],
    ['text', 'no line break'],
    ['text', 'two\n\n'],
  ] as const)('in %s is not whole: %j', (format, text) => {
    expect(malformed(format, text)).not.toBeNull();
  });
});
