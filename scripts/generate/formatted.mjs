// JSON as it stands in the repository.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** As `npm run format` would leave it. */
export function formatted(path, json) {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [biome, 'format', `--stdin-file-path=${path}`],
    { cwd: fileURLToPath(new URL('../..', import.meta.url)), input: json, encoding: 'utf8' },
  );
  if (error) throw error;
  if (status !== 0) throw new Error(`biome could not format ${path}: ${stderr}`);
  return stdout;
}
