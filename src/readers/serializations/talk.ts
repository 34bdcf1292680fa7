// What stands between objects in a copied console: commands at their prompts, errors, and the frame of a transcript.

import { locatedFrom } from '../../model/located.ts';
import { locatedIn, runsIn, spanIn } from '../../model/text.ts';
import { type Block, failedCmdlet, isRule, type Line, promptOf, propertyIn } from './block.ts';

/** Lines of one command or error; more are no command. */
const MOST_LINES = 40;
/** No console is narrower: a shorter line was not wrapped. */
const NARROWEST = 60;

/** A command, with the lines over which the console broke it. */
export function typedBlock(line: Line): Block {
  const parts: { line: Line; from: number }[] = [{ line, from: promptOf(line.text) }];
  return {
    take(next) {
      const { text } = next;
      if (parts.length >= MOST_LINES) return null;
      const asked = /^>> ?/.exec(text)?.[0].length ?? 0;
      const joins = asked > 0 || /[|,{(`]\s*$/.test(parts.at(-1)?.line.text ?? '');
      const full = (parts.at(-1)?.line.text.length ?? 0) >= NARROWEST;
      if (text.trim() === '' || promptOf(text) > 0 || failedCmdlet(text) !== null) return null;
      if (!joins && (!full || propertyIn(text) || isRule(text) || /^\*{10,}$/.test(text))) return null;
      parts.push({ line: next, from: asked });
      return [];
    },
    *close() {
      const runs = parts.flatMap((part) => [...runsIn(part.line, part.from, part.line.text.length)]);
      const at = spanIn(line, line.text.length, line.text.length);
      yield { kind: 'typed', line: locatedFrom(runs, at) };
    },
  };
}

/** An error: up to the empty line after it. */
export function complaintBlock(line: Line, cmdlet: string): Block {
  const texts = [line.text];
  return {
    take({ text }) {
      if (text.trim() === '' || promptOf(text) > 0 || failedCmdlet(text) !== null) return null;
      if (texts.length < MOST_LINES) texts.push(text);
      return [];
    },
    *close() {
      const text = texts.join(' ');
      yield { kind: 'complaint', cmdlet, line: locatedIn(line, 0, line.text.length), text };
    },
  };
}

/** Whether a transcript is open, and whether its frame is being read. */
export interface Transcript {
  started: Line | null;
  frame: boolean;
}

/** Follows the frame of a transcript (Start-Transcript); true when the line is part of it. */
export function ofTranscript(transcript: Transcript, line: Line): boolean {
  const { text } = line;
  if (/^\*{10,}$/.test(text)) {
    transcript.frame = !transcript.frame;
    return true;
  }
  if (/^(?:Windows )?PowerShell transcript start/i.test(text)) transcript.started = line;
  else if (/^(?:Windows )?PowerShell transcript end/i.test(text)) transcript.started = null;
  return transcript.frame || /^Transcript (?:started|stopped), output file is /i.test(text);
}

/** What consoles print by themselves. */
export function isBanner(text: string): boolean {
  return /^(?:Windows PowerShell$|PowerShell \d|Copyright \(C\) .*Microsoft|\(c\) .*Microsoft|Microsoft Windows \[|Try the new cross-platform|Install the latest PowerShell|Loading personal and system profiles)/i.test(
    text,
  );
}
