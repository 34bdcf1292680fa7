// The lab as a whole: a namespace with KDCs in it, clients that have their first tickets, and trusts that can be changed.

import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration, Trust } from '../../support/formats/configuration.ts';
import { askerIn, CLIENTS, type Client, type Got, type Wanted } from './clients.ts';
import { startKdcs, trustKeeper } from './kdcs.ts';
import { clientConf, strangerConf } from './krb5-conf.ts';
import { type Namespace, startNamespace } from './namespace.ts';
import { demandPrograms } from './programs.ts';
import {
  BEYOND_OURS,
  BEYOND_THEIRS,
  FAR,
  FOREIGN,
  hostNames,
  hostsIn,
  ORGANISATION,
  REALMS,
  SAMBA,
  TRANSITIVE,
} from './realms.ts';
import { sambaTrustKeeper, startSamba } from './samba.ts';

const USER = `anna@${ORGANISATION}`;

/** Who gets no ticket where all is right: each on his way over the trust between the far realm and ours. */
export type Stranger = 'of the far realm' | 'from a realm beyond the far one' | 'from a realm beyond our own';

const STRANGERS: Readonly<Record<Stranger, { readonly own: string; readonly target: string }>> = {
  'of the far realm': { own: FOREIGN, target: ORGANISATION },
  'from a realm beyond the far one': { own: BEYOND_THEIRS, target: ORGANISATION },
  'from a realm beyond our own': { own: BEYOND_OURS, target: FOREIGN },
};

/** The organisation, with one make of KDC. */
export interface Organisation {
  /** Whether each client of a user, so configured, gets all of these tickets. */
  user(configuration: Configuration, wanted: readonly Wanted[]): Promise<Record<Client, Got>>;
  /** Whether a stranger gets a ticket. `transitive`: asked of KDCs that let third realms through. */
  stranger(kind: Stranger, transitive: boolean): Promise<Record<Client, Got>>;
  setTrusts(trusts: readonly Trust[]): Promise<void>;
}

export interface Lab {
  readonly mit: Organisation;
  /** Starts Samba, which takes seconds. */
  samba(): Promise<Organisation>;
  end(): Promise<void>;
}

async function both(ask: (client: Client) => Promise<Got>): Promise<Record<Client, Got>> {
  const [mit, heimdal] = await Promise.all(CLIENTS.map(ask));
  if (!mit || !heimdal) throw new Error('there are two clients');
  return { mit, heimdal };
}

/** Where the KDC of each realm is. */
type KdcOf = (realm: string, transitive: boolean) => string;

const mitKdc: KdcOf = (realm, transitive) =>
  (transitive ? TRANSITIVE[realm]?.kdc : null) ?? REALMS.find((one) => one.realm === realm)?.kdcs[0] ?? realm;

const sambaKdc: KdcOf = (realm, transitive) =>
  realm === ORGANISATION ? SAMBA.kdc : mitKdc(realm, transitive);

/** The krb5.conf of a stranger on his way. */
function onTheWay(kdcOf: KdcOf, own: string, target: string, transitive: boolean): string {
  const realms = [own, FOREIGN, ORGANISATION];
  const kdcs = Object.fromEntries(realms.map((realm) => [realm, kdcOf(realm, transitive)]));
  const hosts = { '.corp.contoso.example': ORGANISATION, '.zscalerbeta.net': FOREIGN };
  const over = target === ORGANISATION ? FOREIGN : ORGANISATION;
  return strangerConf(own, kdcs, hosts, { [target]: own === over ? '.' : over });
}

async function organisation(
  lab: Namespace,
  kdcOf: KdcOf,
  setTrusts: Organisation['setTrusts'],
): Promise<Organisation> {
  const asker = askerIn(lab);
  const ownKdc = kdcOf(ORGANISATION, false);
  const nothing = { mitRealms: [], domainRealm: [], mitRealmsEnabled: true };
  await asker.login(USER, clientConf(nothing, ownKdc));
  for (const { own, target } of Object.values(STRANGERS)) {
    await asker.login(`stranger@${own}`, onTheWay(kdcOf, own, target, false));
  }
  return {
    user: (configuration, wanted) =>
      both((client) => asker.ask(client, USER, clientConf(configuration, ownKdc), wanted)),
    stranger(kind, transitive) {
      const { own, target } = STRANGERS[kind];
      const conf = onTheWay(kdcOf, own, target, transitive);
      return both((client) => asker.ask(client, `stranger@${own}`, conf, hostsOf(target).slice(0, 1)));
    },
    setTrusts,
  };
}

/** Throws where programs are missing or namespaces are not allowed; nothing is left running then. */
export async function startLab(): Promise<Lab> {
  demandPrograms();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'realmlint-lab-'));
  const namespace = await startNamespace(folder, hostNames());
  try {
    await startKdcs(namespace);
    return {
      mit: await organisation(namespace, mitKdc, trustKeeper(namespace)),
      async samba() {
        await startSamba(namespace);
        return organisation(namespace, sambaKdc, sambaTrustKeeper(namespace));
      },
      end: () => namespace.end(),
    };
  } catch (error) {
    await namespace.end();
    throw error;
  }
}

/** The hosts of a realm of the lab, each with the realm that it has. */
export function hostsOf(realm: string): Wanted[] {
  return hostsIn(realm).map((host) => ({ host, realm }));
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
