// The host of a question: names, URLs and service principal names to one DNS name, and what is none of them.

import { asciiLower } from '../model/realm-name.ts';
import type { AskedHost } from '../model/why.ts';

/** What is wrong with a host, as sentences for the user. */
export interface NoHost {
  readonly problem: readonly string[];
}

const LONGEST_NAME = 253;
const LONGEST_LABEL = 63;
// Classes of service principal names that people paste.
const SPN = /^(?:https?|host|cifs|ldap)\/(?!\/)/i;

/** Accepts `https://host:port/path`, `HTTP/host@REALM`, `HOST:port`, any case, and a dot at the end. */
export function hostOf(asked: string): AskedHost | NoHost {
  const notes: string[] = [];
  let text = asked.trim();
  const strip = (pattern: RegExp, note: string) => {
    const rest = text.replace(pattern, '');
    if (rest !== text) notes.push(note);
    text = rest;
  };
  if (SPN.test(text)) {
    strip(SPN, 'of the service principal name only the host matters');
    strip(/@[^@]*$/, 'the realm of the service principal name is left aside');
  } else {
    strip(/^[a-z][a-z0-9+.-]*:\/\//i, 'of the URL only the host matters');
    strip(/[/?#][\s\S]*/, 'the path is left aside');
    strip(/^[^@]*@/, 'the user name is left aside');
  }
  if (/^\[.*\]|:.*:/.test(text)) return addressProblem(asked);
  strip(/:\d*$/, 'the port is left aside: realms are chosen by name alone');
  strip(/\.$/, 'the dot at the end is left out');
  const host = asciiLower(text);
  if (host !== text) notes.push('compared in lower case, as DNS names are');
  const problem = problemOf(host, asked);
  if (problem) return problem;
  if (!host.includes('.')) notes.push('a single label: clients complete it to a full name first');
  return { host, asked, notes };
}

function problemOf(host: string, asked: string): NoHost | null {
  if (host === '') return { problem: ['There is no host in the question.', EXAMPLE] };
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return addressProblem(asked);
  if (/^[.*]/.test(host)) {
    const below = host.replace(/^[.*]+/, '');
    return {
      problem: [`${asked} is a suffix, no host.`, `Ask for a host below it, such as proxy.${below}.`],
    };
  }
  if (/[^\x00-\x7f]/.test(host)) {
    return {
      problem: [
        `${asked} holds a character that is not ASCII.`,
        'Type it by hand; an international name goes in as xn--...',
      ],
    };
  }
  const wrong = host.split('.').find((label) => !/^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(label));
  if (wrong !== undefined) return { problem: [`${asked} is not the name of a host.`, EXAMPLE] };
  if (host.length > LONGEST_NAME || host.split('.').some((label) => label.length > LONGEST_LABEL)) {
    return {
      problem: [
        `${asked} is longer than DNS allows (${LONGEST_LABEL} a label, ${LONGEST_NAME} in all).`,
        'Ask for the name that clients use.',
      ],
    };
  }
  return null;
}

const EXAMPLE = 'The host comes first, then the paths: realmlint why gateway.zscalerbeta.net gpo-backups.';

function addressProblem(asked: string): NoHost {
  return {
    problem: [
      `${asked} is an address. A realm is chosen by the name of the host, and there is none here.`,
      'Ask for the name that clients use.',
    ],
  };
}
