// The clients: MIT's and Heimdal's, each asked for tickets to hosts, with a krb5.conf and the ticket of a user.

import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHeimdal, type Heimdal } from './heimdal.ts';
import { PASSWORD } from './kdcs.ts';
import type { Namespace, Ran } from './namespace.ts';

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

interface Files {
  /** The file of this krb5.conf. */
  conf(text: string): string;
  /** Where a client keeps the first ticket of a user. */
  cache(client: Client, user: string): string;
  /** A copy of that, so that no ticket of one case is there in the next. */
  copied(client: Client, user: string): string;
  readonly password: string;
}

function filesIn(folder: string): Files {
  const password = join(folder, 'password');
  writeFileSync(password, `${PASSWORD}\n`);
  let count = 0;
  const next = (name: string, ending = '') => join(folder, `${name}-${++count}${ending}`);
  const cache = (client: Client, user: string) => join(folder, `${client}-${user.replace('/', '-')}`);
  return {
    password,
    cache,
    conf(text) {
      const path = next('krb5', '.conf');
      writeFileSync(path, text);
      return path;
    },
    copied(client, user) {
      const path = next('cache');
      copyFileSync(cache(client, user), path);
      return `FILE:${path}`;
    },
  };
}

type Ask = (cache: string, conf: string, wanted: readonly Wanted[]) => Promise<Got>;

const mitIn =
  (lab: Namespace): Ask =>
  async (cache, conf, wanted) => {
    const argv = ['kvno', '-c', cache, '-S', 'HTTP', ...wanted.map(({ host }) => host)];
    const ran = await lab.run(argv, { KRB5_CONFIG: conf });
    demandAnswer(ran, conf);
    const { stdout, stderr } = ran;
    // A host that is not mapped is asked for without a realm, and our own KDC answers.
    const names = (realm: string) => (realm === ORGANISATION ? [realm, ''] : [realm]);
    const got = ({ host, realm }: Wanted) =>
      names(realm).some((name) => stdout.includes(`HTTP/${host}@${name}: kvno = `));
    return { ticket: wanted.every(got), said: `${stdout}${stderr}` };
  };

const heimdalIn =
  (lab: Namespace, { kgetcred, libraries }: Heimdal): Ask =>
  async (cache, conf, wanted) => {
    for (const { host } of wanted) {
      const argv = [kgetcred, '-c', cache, '--hostbased', 'HTTP', host];
      const ran = await lab.run(argv, { LD_LIBRARY_PATH: libraries, KRB5_CONFIG: conf });
      demandAnswer(ran, conf);
      if (ran.status !== 0) return { ticket: false, said: ran.stderr };
    }
    return { ticket: true, said: '' };
  };

export function askerIn(lab: Namespace): Asker {
  const heimdal = findHeimdal();
  const files = filesIn(mkdtempSync(join(lab.folder, 'clients-')));
  const asks: Readonly<Record<Client, Ask>> = { mit: mitIn(lab), heimdal: heimdalIn(lab, heimdal) };
  const accept = (user: string, { status, stderr }: Ran) => {
    if (status !== 0) throw new Error(`no first ticket for ${user}: ${stderr}`);
  };
  return {
    async login(user, conf) {
      const KRB5_CONFIG = files.conf(conf);
      const mit = ['kinit', '-c', `FILE:${files.cache('mit', user)}`, user];
      accept(user, await lab.run(mit, { KRB5_CONFIG }, `${PASSWORD}\n`));
      const cache = `FILE:${files.cache('heimdal', user)}`;
      const theirs = [heimdal.kinit, '-c', cache, `--password-file=${files.password}`, user];
      accept(user, await lab.run(theirs, { LD_LIBRARY_PATH: heimdal.libraries, KRB5_CONFIG }));
    },
    ask: (client, user, conf, wanted) => asks[client](files.copied(client, user), files.conf(conf), wanted),
  };
}
