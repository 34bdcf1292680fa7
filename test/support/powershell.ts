// Objects as PowerShell prints and exports them. Marks ⟦ ⟧ take no room: what is laid out by columns stays so without them.

/** An enumeration: a word where people read it, a number in JSON. */
export interface Word {
  readonly word: string;
  readonly number: string | number;
}

export type Value = string | number | boolean | null | readonly string[] | Word;

/** Properties in their order. A value may hold marks, also where it is a number: then it is a text that looks like one. */
export interface Printed {
  readonly type: string;
  readonly properties: Readonly<Record<string, Value>>;
}

const MARK = /[⟦⟧]/g;
const visible = (text: string) => text.replace(MARK, '').length;
const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - visible(text)));
const isWord = (value: Value): value is Word =>
  typeof value === 'object' && value !== null && 'word' in value;
const isNumeric = (text: string) => /^-?\d+$/.test(text.replace(MARK, ''));

/** As text: on a console, and in CSV, where lists are lost. */
function shown(value: Value, list: (items: readonly string[]) => string): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return isWord(value) ? value.word : list(value);
}

const inBraces = (items: readonly string[]) => `{${items.join(', ')}}`;

/** Lines of at most `width` characters, broken after a blank or a hyphen, and within a word only at the full width. */
function wrapped(text: string, width: number): string[] {
  const lines = [''];
  const add = (piece: string) => {
    lines[lines.length - 1] += piece;
  };
  for (const word of text.match(/[^ -]*[ -]|[^ -]+/g) ?? []) {
    const room = () => width - visible(lines.at(-1) ?? '');
    if (visible(word) > room() && visible(word) <= width) lines.push('');
    for (const character of word) {
      if (visible(character) > room()) lines.push('');
      add(character);
    }
  }
  return lines;
}

/** Format-List, with the empty lines that Windows PowerShell prints around it. */
export function formatList(objects: readonly Printed[], width = 120): string {
  const blocks = objects.map(({ properties }) => {
    const names = Math.max(...Object.keys(properties).map((name) => name.length));
    const lines = Object.entries(properties).flatMap(([name, value]) =>
      wrapped(shown(value, inBraces), width - names - 3).map((line, index) =>
        index === 0 ? `${name.padEnd(names)} : ${line}` : `${' '.repeat(names + 3)}${line}`,
      ),
    );
    return `${lines.join('\r\n')}\r\n`;
  });
  return `\r\n\r\n${blocks.join('\r\n')}\r\n\r\n`;
}

/** Format-Table -AutoSize: numbers to the right, texts to the left, and no column wider than `widest`. */
export function formatTable(objects: readonly Printed[], widest = 400): string {
  const names = Object.keys(objects[0]?.properties ?? {});
  const columns = names.map((name) => {
    const cells = objects.map(({ properties }) => shown(properties[name] ?? null, inBraces));
    const width = Math.min(widest, Math.max(name.length, ...cells.map(visible)));
    const right = cells.every(isNumeric);
    const aligned = (text: string) => {
      const cut = visible(text) > width ? `${text.slice(0, width - 3)}...` : text;
      return right ? ' '.repeat(width - visible(cut)) + cut : padded(cut, width);
    };
    return { head: aligned(name), rule: aligned('-'.repeat(name.length)), cells: cells.map(aligned) };
  });
  const rows = objects.map((_, row) => columns.map(({ cells }) => cells[row] ?? '').join(' '));
  const head = columns.map(({ head }) => head).join(' ');
  const rule = columns.map(({ rule }) => rule).join(' ');
  return `\r\n${[head, rule, ...rows].map((line) => line.trimEnd()).join('\r\n')}\r\n\r\n\r\n`;
}

/** ConvertTo-Json: Windows PowerShell escapes more, and indents as no other program. */
export function json(objects: readonly Printed[], desktop: boolean): string {
  const text = (value: string) => {
    const plain = JSON.stringify(value);
    return desktop ? plain.replace(/[<>&']/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`) : plain;
  };
  const literal = (value: Value): string => {
    if (typeof value === 'string') return isNumeric(value) && value !== '' ? value : text(value);
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    return isWord(value) ? String(value.number) : `[${value.map(text).join(', ')}]`;
  };
  const [indent, colon] = desktop ? ['    ', ':  '] : ['  ', ': '];
  const members = (properties: Printed['properties'], by: string) =>
    Object.entries(properties)
      .map(([name, value]) => `${by}${indent}"${name}"${colon}${literal(value)}`)
      .join(',\r\n');
  const [only] = objects;
  if (objects.length === 1 && only) return `{\r\n${members(only.properties, '')}\r\n}\r\n`;
  const all = objects.map(({ properties }) => `${indent}{\r\n${members(properties, indent)}\r\n${indent}}`);
  return `[\r\n${all.join(',\r\n')}\r\n]\r\n`;
}

/** Export-Csv. */
export function csv(objects: readonly Printed[], delimiter: string, typed: boolean): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const names = Object.keys(objects[0]?.properties ?? {});
  const lost = (items: readonly string[]) =>
    items.length === 0 ? '' : 'Microsoft.ActiveDirectory.Management.ADPropertyValueCollection';
  const rows = objects.map(({ properties }) =>
    names.map((name) => {
      const value = shown(properties[name] ?? null, lost);
      return properties[name] === null || properties[name] === undefined ? '' : quoted(value);
    }),
  );
  const lines = [names.map(quoted), ...rows].map((fields) => fields.join(delimiter));
  return `${[...(typed ? [`#TYPE ${objects[0]?.type ?? ''}`] : []), ...lines].join('\r\n')}\r\n`;
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\x00-\x1f]/g, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);

/** Export-Clixml. */
export function clixml(objects: readonly Printed[]): string {
  let id = 0;
  const element = (name: string, value: Value): string => {
    if (value === null) return `<Nil N="${name}" />`;
    if (typeof value === 'boolean') return `<B N="${name}">${value}</B>`;
    if (typeof value === 'number') return `<I32 N="${name}">${value}</I32>`;
    if (typeof value === 'string') {
      const tag = isNumeric(value) && value !== '' ? 'I32' : 'S';
      return `<${tag} N="${name}">${escaped(value)}</${tag}>`;
    }
    const head = `<Obj N="${name}" RefId="${++id}">`;
    if (isWord(value)) {
      return `${head}<TN RefId="${id}"><T>System.Enum</T><T>System.ValueType</T><T>System.Object</T></TN><ToString>${value.word}</ToString><I32>${value.number.toString().replace(MARK, '')}</I32></Obj>`;
    }
    const items = value.map((item) => `<S>${escaped(item)}</S>`).join('');
    return `${head}<TN RefId="${id}"><T>Microsoft.ActiveDirectory.Management.ADPropertyValueCollection</T><T>System.Object</T></TN><LST>${items}</LST></Obj>`;
  };
  const all = objects.map(({ type, properties }, index) => {
    const types = `    <TN RefId="t${index}">\r\n      <T>${type}</T>\r\n      <T>System.Object</T>\r\n    </TN>`;
    const props = Object.entries(properties).map(([name, value]) => `      ${element(name, value)}`);
    return `  <Obj RefId="o${index}">\r\n${types}\r\n    <Props>\r\n${props.join('\r\n')}\r\n    </Props>\r\n  </Obj>`;
  });
  return `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\r\n${all.join('\r\n')}\r\n</Objs>`;
}
