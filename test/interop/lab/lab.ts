// The lab as a whole: a namespace with KDCs in it, clients that have their first tickets, and trusts that can be changed.

import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration, Trust } from '../../support/formats/configuration.ts';
import { type Asker, askerIn, CLIENTS, type Client, type Got, type Wanted } from './clients.ts';
import { startKdcs, trustKeeper } from './kdcs.ts';
import { type ClientLists, clientConf, strangerConf } from './krb5-conf.ts';
import { startNamespace } from './namespace.ts';
import { demandPrograms } from './programs.ts';
import {
  BEYOND_OURS,
  BEYOND_THEIRS,
  FAR,
  FOREIGN,
  hostNames,
  ORGANISATION,
  REALMS,
  TRANSITIVE,
} from './realms.ts';

const OWN_KDC = 'dc1.corp.contoso.example';
const USER = `anna@${ORGANISATION}`;

export interface Lab {
  /** Whether each client of the organisation, so configured, gets all of these tickets. */
  user(configuration: Configuration, wanted: readonly Wanted[]): Promise<Record<Client, Got>>;
  /**
   * Whether a stranger gets a ticket: one of the far realm or from beyond it for a service of ours, or one from beyond ours for a service of
   * the far realm. `transitive`: asked of the KDC that lets third realms through.
   */
  stranger(kind: Stranger, transitive: boolean): Promise<Record<Client, Got>>;
  setTrusts(trusts: readonly Trust[]): Promise<void>;
  end(): Promise<void>;
}

const kdcOf = (realm: string, transitive: boolean) =>
  (transitive ? TRANSITIVE[realm]?.kdc : null) ?? REALMS.find((one) => one.realm === realm)?.kdcs[0] ?? realm;

export type Stranger = 'of the far realm' | 'from beyond the far realm' | 'from beyond ours';

const STRANGERS: Readonly<Record<Stranger, { readonly own: string; readonly target: string }>> = {
  'of the far realm': { own: FOREIGN, target: ORGANISATION },
  'from beyond the far realm': { own: BEYOND_THEIRS, target: ORGANISATION },
  'from beyond ours': { own: BEYOND_OURS, target: FOREIGN },
};

/** The krb5.conf of a stranger on his way. */
function stranger(own: string, target: string, transitive: boolean): string {
  const kdcs = Object.fromEntries(
    [own, FOREIGN, ORGANISATION].map((realm) => [realm, kdcOf(realm, transitive)]),
  );
  const hosts = { '.corp.contoso.example': ORGANISATION, '.zscalerbeta.net': FOREIGN };
  const over = target === ORGANISATION ? FOREIGN : ORGANISATION;
  return strangerConf(own, kdcs, hosts, { [target]: own === over ? '.' : over });
}

async function both(ask: (client: Client) => Promise<Got>): Promise<Record<Client, Got>> {
  const [mit, heimdal] = await Promise.all(CLIENTS.map(ask));
  if (!mit || !heimdal) throw new Error('there are two clients');
  return { mit, heimdal };
}

async function logins(asker: Asker): Promise<void> {
  const empty: ClientLists = {
    mitRealms: [],
    domainRealm: [],
    mitRealmsEnabled: true,
  };
  await asker.login(USER, clientConf(empty, OWN_KDC));
  for (const realm of [FOREIGN, BEYOND_THEIRS, BEYOND_OURS]) {
    await asker.login(`stranger@${realm}`, stranger(realm, ORGANISATION, false));
  }
}

/** Throws where programs are missing or namespaces are not allowed; nothing is left running then. */
export async function startLab(): Promise<Lab> {
  demandPrograms();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'realmlint-lab-'));
  const namespace = await startNamespace(folder, hostNames());
  try {
    await startKdcs(namespace);
    const asker = askerIn(namespace);
    await logins(asker);
    return {
      user: (configuration, wanted) =>
        both((client) => asker.ask(client, USER, clientConf(configuration, OWN_KDC), wanted)),
      stranger(kind, transitive) {
        const { own, target } = STRANGERS[kind];
        const conf = stranger(own, target, transitive);
        return both((client) => asker.ask(client, `stranger@${own}`, conf, hostsOf(target).slice(0, 1)));
      },
      setTrusts: trustKeeper(namespace),
      end: () => namespace.end(),
    };
  } catch (error) {
    await namespace.end();
    throw error;
  }
}

/** The hosts of the lab's realms that a configuration may be about, with the realms that they have. */
export function hostsOf(realm: string): Wanted[] {
  const found = REALMS.find((one) => one.realm === realm);
  return (found?.hosts ?? []).map((host) => ({ host, realm }));
}

/** Trusts as the guide wants them, to every realm of the lab but these. */
export function rightTrusts(except: readonly string[] = []): Trust[] {
  return FAR.filter(({ realm }) => !except.includes(realm)).map(({ realm }) => ({
    name: realm,
    direction: 1,
    type: 3,
    attributes: 1,
    encryptionTypes: 24,
  }));
}
