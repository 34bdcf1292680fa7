// What sanitize needs of the readers and the rules: it reads and judges originals and copies alike, from memory.

import { readConfig } from '../config/config.ts';
import { settingsOf } from '../config/settings.ts';
import type { Format } from '../model/format.ts';
import { traitsOf } from '../model/format.ts';
import type { Input } from '../model/input.ts';
import { knownClouds } from '../profiles/zscaler.ts';
import { UPPER_HALVES } from '../readers/text/code-pages.generated.ts';
import { chooseEncoding } from '../readers/text/decode.ts';
import { xmlDecoding } from '../readers/xml/encoding.ts';
import type { Judged, NamedBytes, Workshop } from '../remedies/sanitize/workshop.ts';
import { configIn, configText, type LoadedConfig } from './config-file.ts';
import type { Prepared } from './evidence.ts';
import { bytesInput } from './file-input.ts';
import { holdIn } from './hold.ts';
import type { Session } from './parts.ts';
import { absolute, pathsOf } from './paths.ts';

/** The workshop, and the text of the run's config; null where there is none. */
export function workshopOf(
  session: Session,
  prepared: Prepared,
  inputs: readonly Pick<Input, 'path' | 'named'>[],
  key: Pick<Workshop, 'secret' | 'pairs'>,
): { readonly workshop: Workshop; readonly config: string | null } {
  const { io, parts } = session;
  const { request, loaded } = prepared;
  const ids = parts.rules.map(({ id }) => id);
  const name = loaded.name ?? null;
  const workshop: Workshop = {
    judge: judgeOf(session, prepared, new Map(inputs.map((input) => [input.path, input.named]))),
    acceptsConfig: (text) => readConfig(text, ids).problems === null,
    encodingOf: encodingOf(request.encoding ?? undefined),
    clouds: knownClouds({ extraClouds: [] }),
    ...key,
  };
  return { workshop, config: name === null ? null : configText(io, absolute(io, name)) };
}

const NO_CONFIG: LoadedConfig = {
  config: null,
  name: null,
  ignores: () => false,
  clientOf: () => null,
  suppressions: [],
};

/** `named` are the inputs by their paths, and whether the user named each of them. */
function judgeOf(
  session: Session,
  prepared: Prepared,
  named: ReadonlyMap<string, boolean>,
): Workshop['judge'] {
  const { io, parts } = session;
  const { request, loaded, settings } = prepared;
  const name = loaded.name ?? null;
  const folder = name === null ? io.cwd : pathsOf(io).dirname(absolute(io, name));
  const configOf = (side: 'originals' | 'copies', config: string | null): LoadedConfig => {
    if (config === null || name === null) return NO_CONFIG;
    if (side === 'originals') return loaded;
    const ids = parts.rules.map(({ id }) => id);
    return configIn(io, absolute(io, name), config, ids);
  };
  return (side, files, config): Judged => {
    const by = configOf(side, config);
    // Copies are looked at from the folder of the config, below which they will lie as their originals do.
    const cwd = side === 'originals' ? io.cwd : folder;
    const fileOf = (path: string) => pathsOf(io).resolve(cwd, path);
    const wishes = { ignores: by.ignores, clientOf: by.clientOf, onIgnored: () => undefined };
    const opened = files
      .filter(({ path }) => side === 'originals' || !by.ignores(fileOf(path)))
      .map((file) => ({
        ...bytesInput(io, file.path, fileOf(file.path), file.bytes, wishes),
        named: named.get(file.original ?? file.path) ?? true,
      }));
    const gathered = parts.gather(opened, request.encoding ? { encoding: request.encoding } : {});
    const hold = holdIn({ ...io, cwd }, by, gathered, null);
    const asked = by === loaded ? settings : settingsOf(request, by.config, by.name ?? null);
    const options = { settings: asked, version: parts.version, rules: parts.rules };
    const { report } = parts.judge(gathered, hold ? { ...options, hold } : options);
    return { report, facts: gathered.facts };
  };
}

function encodingOf(override: Parameters<typeof chooseEncoding>[2]): Workshop['encodingOf'] {
  return ({ path, bytes }: NamedBytes, format: Format) => {
    const source = {
      path,
      size: bytes.length,
      read: (from: number, length: number) => bytes.subarray(from, from + length),
    };
    const traits = traitsOf(format);
    // What gpresult prints on a console is told as what it writes in XML.
    const isMarkup = traits?.medium === 'xml' && bytes.find((byte) => byte > 0x20 && byte < 0x80) === 0x3c;
    const { encoding, bom } = isMarkup
      ? xmlDecoding(source, override)
      : chooseEncoding(
          source,
          traits?.medium === 'xml' ? 'cp850' : (traits?.fallback ?? 'windows-1252'),
          override,
        );
    const upperHalf = (UPPER_HALVES as Readonly<Record<string, string>>)[encoding] ?? '';
    return { encoding, bom, upperHalf };
  };
}
