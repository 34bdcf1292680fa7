// The clients: MIT's and Heimdal's, each asked for tickets to hosts, with a krb5.conf and the ticket of a user.

import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD } from './kdcs.ts';
import type { Namespace, Ran } from './namespace.ts';
import { findHeimdal } from './programs.ts';
import { ORGANISATION } from './realms.ts';

export const CLIENTS = ['mit', 'heimdal'] as const;
export type Client = (typeof CLIENTS)[number];

/** A host, and the realm whose ticket is wanted. */
export interface Wanted {
  readonly host: string;
  readonly realm: string;
}

export interface Got {
  readonly ticket: boolean;
  /** What the client said, for whoever has to find out why. */
  readonly said: string;
}

export interface Asker {
  /** Gets the user's first ticket with both clients; `conf` is a krb5.conf. */
  login(user: string, conf: string): Promise<void>;
  /** Whether the client gets all of these tickets with that krb5.conf. */
  ask(client: Client, user: string, conf: string, wanted: readonly Wanted[]): Promise<Got>;
}

/** Throws where a client could not be asked at all: that is no ticket that it was refused. */
function demandAnswer({ status, stdout, stderr }: Ran, conf: string): void {
  if (status === -1 || /config(?:uration)? file|Improper format/i.test(stderr)) {
    throw new Error(`a client gave no answer (${status}): ${stdout}${stderr}\n${readFileSync(conf, 'utf8')}`);
  }
}

export function askerIn(lab: Namespace): Asker {
  const heimdal = findHeimdal();
  const folder = mkdtempSync(join(lab.folder, 'clients-'));
  const libraries = { LD_LIBRARY_PATH: heimdal.libraries };
  const password = join(folder, 'password');
  writeFileSync(password, `${PASSWORD}\n`);
  let count = 0;
  const cacheOf = (client: Client, user: string) => join(folder, `${client}-${user.replace('/', '-')}`);
  const confFile = (conf: string) => {
    count += 1;
    const path = join(folder, `krb5-${count}.conf`);
    writeFileSync(path, conf);
    return path;
  };
  /** A copy, so that no ticket of one case is there in the next. */
  const copied = (client: Client, user: string) => {
    count += 1;
    const path = join(folder, `cache-${count}`);
    copyFileSync(cacheOf(client, user), path);
    return `FILE:${path}`;
  };

  async function askMit(user: string, conf: string, wanted: readonly Wanted[]): Promise<Got> {
    const hosts = wanted.map(({ host }) => host);
    const argv = ['kvno', '-c', copied('mit', user), '-S', 'HTTP', ...hosts];
    const ran = await lab.run(argv, { KRB5_CONFIG: conf });
    demandAnswer(ran, conf);
    const { stdout, stderr } = ran;
    // A host that is not mapped is asked for without a realm, and our own KDC answers.
    const names = (realm: string) => (realm === ORGANISATION ? [realm, ''] : [realm]);
    const got = ({ host, realm }: Wanted) =>
      names(realm).some((name) => stdout.includes(`HTTP/${host}@${name}: kvno = `));
    return { ticket: wanted.every(got), said: `${stdout}${stderr}` };
  }

  async function askHeimdal(user: string, conf: string, wanted: readonly Wanted[]): Promise<Got> {
    const cache = copied('heimdal', user);
    for (const { host } of wanted) {
      const argv = [heimdal.kgetcred, '-c', cache, '--hostbased', 'HTTP', host];
      const ran = await lab.run(argv, { ...libraries, KRB5_CONFIG: conf });
      demandAnswer(ran, conf);
      if (ran.status !== 0) return { ticket: false, said: ran.stderr };
    }
    return { ticket: true, said: '' };
  }

  const accept = (user: string, { status, stderr }: Ran) => {
    if (status !== 0) throw new Error(`no first ticket for ${user}: ${stderr}`);
  };

  return {
    async login(user, conf) {
      const KRB5_CONFIG = confFile(conf);
      const mit = ['kinit', '-c', `FILE:${cacheOf('mit', user)}`, user];
      accept(user, await lab.run(mit, { KRB5_CONFIG }, `${PASSWORD}\n`));
      const theirs = ['-c', `FILE:${cacheOf('heimdal', user)}`, `--password-file=${password}`, user];
      accept(user, await lab.run([heimdal.kinit, ...theirs], { ...libraries, KRB5_CONFIG }));
    },
    ask: (client, user, conf, wanted) =>
      client === 'mit' ? askMit(user, confFile(conf), wanted) : askHeimdal(user, confFile(conf), wanted),
  };
}
