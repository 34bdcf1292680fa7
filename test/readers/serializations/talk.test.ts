// Commands over several lines, errors up to their end, the frames of transcripts, and what consoles say by themselves.

import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/readers/serializations/block.ts';
import {
  complaintBlock,
  isBanner,
  ofTranscript,
  type Transcript,
  typedBlock,
} from '../../../src/readers/serializations/talk.ts';
import { lineOf, linesOf, told } from '../../support/printed.ts';

/** How many of the lines the block takes before it refuses one. */
function taken(block: Block, lines: readonly string[]): number {
  let count = 0;
  for (const text of lines) {
    if (block.take(lineOf(text)) === null) return count;
    count++;
  }
  return count;
}

const PROMPT = 'PS C:\\> ';
/** As long as a console is narrow: it may go on. */
const FULL = `${PROMPT}Get-ADTrust -Filter * -Server dc01.contoso -Ver`.padEnd(60, 'x');

describe('a command', () => {
  it.each([
    ['a pipe', 'Get-ADTrust -Filter * |', 'Format-List', 1],
    ['a pipe and blanks', 'Get-ADTrust -Filter * |   ', 'Format-List', 1],
    ['a comma', 'Get-ADTrust -Properties a,', 'b', 1],
    ['a brace', 'Get-ADTrust -Filter {', 'a', 1],
    ['a bracket', 'Get-ADTrust (', 'a', 1],
    ['a backtick', 'Get-ADTrust `', '-Filter *', 1],
    ['no sign that it goes on', 'Get-ADTrust -Filter *', 'Format-List', 0],
    ['a pipe before its end', 'Get-ADTrust | fl *', 'more', 0],
    ['a pipe, and nothing follows', 'Get-ADTrust |', '  ', 0],
    ['a pipe, and a prompt follows', 'Get-ADTrust |', 'PS C:\\> hostname', 0],
    ['a pipe, and an error follows', 'Get-ADTrust |', 'Get-ADTrust : Access is denied', 0],
    ['a pipe, and a property follows', 'Get-ADTrust |', 'Name : A', 1],
    ['anything, and the prompt of a further line', 'Get-ADTrust', '>> -Filter *', 1],
    ['anything, and that prompt without a blank', 'Get-ADTrust', '>>', 1],
    ['anything, and that prompt within the line', 'Get-ADTrust', 'a >> b', 0],
  ])('that ends with %s', (_, first, second, count) => {
    expect(taken(typedBlock(lineOf(PROMPT + first)), [second])).toBe(count);
  });

  it.each([
    ['words', 'ose', 1],
    ['a property', 'Name : A', 0],
    ['a rule', '---- ----', 0],
    ['the frame of a transcript', '**********', 0],
    ['fewer stars', '*********', 1],
    ['stars before words', '********** a', 1],
    ['stars after words', 'a **********', 1],
    ['nothing', '', 0],
    ['a prompt', 'C:\\>', 0],
  ])('that fills its line may go on with %s', (_, second, count) => {
    expect(FULL).toHaveLength(60);
    expect(taken(typedBlock(lineOf(FULL)), [second])).toBe(count);
    expect(taken(typedBlock(lineOf(FULL.slice(0, 59))), [second])).toBe(0);
  });

  it('looks at its last line for the sign that it goes on', () => {
    expect(taken(typedBlock(lineOf(`${PROMPT}Get-ADTrust |`)), ['fl *', 'more'])).toBe(1);
    expect(taken(typedBlock(lineOf(`${PROMPT}Get-ADTrust`)), ['>> |', 'fl *', 'more'])).toBe(2);
    expect(taken(typedBlock(lineOf(FULL)), ['y'.repeat(60), 'z'.repeat(59), 'more'])).toBe(2);
  });

  it('has forty lines at most', () => {
    expect(taken(typedBlock(lineOf(PROMPT)), Array(50).fill('>> a |'))).toBe(39);
  });

  it('is handed on without its prompts', () => {
    const block = typedBlock(lineOf(`${PROMPT}Get-ADTrust |`));
    expect(block.take(lineOf('>> fl '))).toEqual([]);
    expect(block.take(lineOf('>>*'))).toEqual([]);
    expect(told(block.close(null, 'open'))).toEqual(['typed  Get-ADTrust |fl *']);
  });
});

describe('an error', () => {
  it.each([
    ['its words', 'At line:1 char:1', 1],
    ['an empty line', '', 0],
    ['blanks', '  ', 0],
    ['a prompt', 'PS C:\\>', 0],
    ['a further error', 'Get-ADTrust : Access is denied', 0],
  ])('and %s', (_, second, count) => {
    expect(taken(complaintBlock(lineOf('Get-ADTrust : no'), 'get-adtrust'), [second])).toBe(count);
  });

  it('is handed on with the first forty of its lines', () => {
    const block = complaintBlock(lineOf('Get-ADTrust : no'), 'get-adtrust');
    expect(taken(block, Array(50).fill('x'))).toBe(50);
    expect(told(block.close(null, 'open'))).toEqual([
      `complaint get-adtrust: Get-ADTrust : no${' x'.repeat(39)}`,
    ]);
  });
});

describe('the frame of a transcript', () => {
  /** For each line whether it is of the frame, and whether a transcript is open after it. */
  const follow = (text: string) => {
    const transcript: Transcript = { started: null, frame: false };
    return linesOf(`${text}\n`).map(
      (line) =>
        `${ofTranscript(transcript, line) ? 'frame' : 'line'}${transcript.started ? `, open since ${transcript.started.line}` : ''}`,
    );
  };

  it.each([
    ['**********\nx\n**********\nx', ['frame', 'frame', 'frame', 'line']],
    ['*********\nx', ['line', 'line']],
    ['a **********\nx', ['line', 'line']],
    ['********** a\nx', ['line', 'line']],
    [
      '**********\nWindows PowerShell transcript start\n**********\nx',
      ['frame', 'frame, open since 2', 'frame, open since 2', 'line, open since 2'],
    ],
    ['PowerShell transcript start\nx', ['line, open since 1', 'line, open since 1']],
    ['PowerShell transcript start\nPowerShell transcript end', ['line, open since 1', 'line']],
    ['PowerShell transcript start\nWindows PowerShell transcript end', ['line, open since 1', 'line']],
    [
      'PowerShell transcript start\nthe PowerShell transcript end',
      ['line, open since 1', 'line, open since 1'],
    ],
    ['the PowerShell transcript start', ['line']],
    ['Transcript started, output file is C:\\a.txt', ['frame']],
    ['Transcript stopped, output file is C:\\a.txt', ['frame']],
    ['The Transcript started, output file is C:\\a.txt', ['line']],
    ['Transcript lost, output file is C:\\a.txt', ['line']],
  ])('%j', (text, lines) => {
    expect(follow(text)).toEqual(lines);
  });
});

describe('a banner', () => {
  it.each([
    'Windows PowerShell',
    'PowerShell 7.4.1',
    'Copyright (C) Microsoft Corporation. All rights reserved.',
    'Copyright (C) 2016 Microsoft Corporation. All rights reserved.',
    '(c) 2019 Microsoft Corporation. All rights reserved.',
    '(c) Microsoft Corporation. All rights reserved.',
    'Microsoft Windows [Version 10.0.17763.1]',
    'Try the new cross-platform PowerShell https://aka.ms/pscore6',
    'Install the latest PowerShell for new features and improvements! https://aka.ms/PSWindows',
    'Loading personal and system profiles took 812ms.',
  ])('is %s', (text) => {
    expect(isBanner(text)).toBe(true);
    expect(isBanner(`a ${text}`)).toBe(false);
  });

  it.each(['Windows PowerShell ISE', 'PowerShell is', 'Copyright (C) Contoso', '(c) Contoso', 'DC01', ''])(
    'is not %j',
    (text) => {
      expect(isBanner(text)).toBe(false);
    },
  );
});
