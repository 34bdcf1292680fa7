// What code hosts make of our output, read by their own rules and by none of our code.

/** A command that the runner of GitHub Actions obeys (actions/runner, ActionCommand.cs). */
export interface WorkflowCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

function replaceAll(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((all, [from, to]) => all.split(from).join(to), text);
}

/** All commands in a log: `::name a=b,c=d::message` after blanks, and the older `##[name a=b;]message` anywhere in a line. */
export function workflowCommands(log: string): WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const old = /##\[([^\]\s]+)[^\]]*\](.*)/.exec(line);
    if (old) return [{ command: `old ${old[1]}`, properties: {}, message: old[2] ?? '' }];
    const trimmed = line.trimStart();
    if (!trimmed.startsWith('::')) return [];
    const end = trimmed.indexOf('::', 2);
    if (end === -1) return [];
    const head = trimmed.slice(2, end);
    const blank = head.indexOf(' ');
    const properties: Record<string, string> = {};
    for (const pair of blank === -1 ? [] : head.slice(blank + 1).split(',')) {
      const equals = pair.indexOf('=');
      if (equals < 1) continue;
      properties[pair.slice(0, equals).trim()] = replaceAll(pair.slice(equals + 1), [
        ['%0D', '\r'],
        ['%0A', '\n'],
        ['%3A', ':'],
        ['%2C', ','],
        ['%25', '%'],
      ]);
    }
    const message = replaceAll(trimmed.slice(end + 2), [
      ['%0D', '\r'],
      ['%0A', '\n'],
      ['%25', '%'],
    ]);
    return [{ command: blank === -1 ? head : head.slice(0, blank), properties, message }];
  });
}

/** All commands in a log that the agent of Azure Pipelines obeys (azure-pipelines-agent, Command.cs): anywhere in a line. */
export function loggingCommands(log: string): WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const at = line.indexOf('##vso[');
    const end = line.indexOf(']', at);
    if (at === -1 || end === -1) return [];
    const head = line.slice(at + '##vso['.length, end);
    const blank = head.indexOf(' ');
    const properties: Record<string, string> = {};
    for (const pair of blank === -1 ? [] : head.slice(blank + 1).split(';')) {
      const equals = pair.indexOf('=');
      if (equals < 1) continue;
      properties[pair.slice(0, equals).trim()] = azureText(pair.slice(equals + 1));
    }
    return [
      {
        command: blank === -1 ? head : head.slice(0, blank),
        properties,
        message: azureText(line.slice(end + 1)),
      },
    ];
  });
}

function azureText(text: string): string {
  return replaceAll(text, [
    ['%3B', ';'],
    ['%0D', '\r'],
    ['%0A', '\n'],
    ['%5D', ']'],
    ['%AZP25', '%'],
  ]);
}

/** An entry that GitLab's Code Quality keeps; throws for what it would drop or misread. */
export interface QualityEntry {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

export function qualityEntries(report: string): QualityEntry[] {
  if (report.startsWith('\ufeff')) throw new Error('a byte order mark');
  const entries = JSON.parse(report) as QualityEntry[];
  const seen = new Set<string>();
  for (const { description, check_name, fingerprint, severity, location } of entries) {
    for (const text of [description, check_name, fingerprint, location.path]) {
      if (typeof text !== 'string' || text === '') throw new Error('an empty member');
    }
    if (seen.has(fingerprint)) throw new Error(`the fingerprint ${fingerprint} stands twice`);
    seen.add(fingerprint);
    if (!['info', 'minor', 'major', 'critical', 'blocker'].includes(severity)) throw new Error(severity);
    if (location.path.startsWith('./') || location.path.startsWith('/')) throw new Error(location.path);
    if (!Number.isInteger(location.lines.begin) || location.lines.begin < 1) throw new Error('no line');
  }
  return entries;
}

/** The plain text of a SARIF message and the ids that it links to (SARIF 2.1.0, 3.11.6). Throws on a bracket that is neither. */
export function sarifMessage(message: string): { readonly text: string; readonly links: readonly string[] } {
  const links: string[] = [];
  const unescaped = (text: string) => text.replace(/\\([\\[\]])/g, '$1');
  let text = '';
  for (let rest = message; rest !== ''; ) {
    const link = /^\[((?:\\[\\[\]]|[^\\[\]])*)\]\((\d+)\)/.exec(rest);
    const [token = ''] = link ?? /^\\[\\[\]]|^[^[\]]/su.exec(rest) ?? [];
    if (token === '') throw new Error(`a bare bracket: ${rest.slice(0, 40)}`);
    text += unescaped(link ? (link[1] ?? '') : token);
    if (link) links.push(link[2] ?? '');
    rest = rest.slice(token.length);
  }
  return { text, links };
}
